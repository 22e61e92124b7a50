#pragma once

#include <optional>
#include <string_view>

#include "hindsight/language/scanner.hpp"

namespace hindsight::language {

/// "1,240", "2.5", "3,5", "12" at the cursor. Wide digits count as others do.
std::optional<double> take_number(Scanner& scan);
/// "~", "about", "environ", "約" and the like, one or several.
void skip_approximation(Scanner& scan);
/// Without footnotes, a remark in brackets of any width and a full stop at the end.
std::string_view without_trailing_remark(std::string_view value);

}  // namespace hindsight::language
