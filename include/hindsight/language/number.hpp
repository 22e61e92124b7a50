#pragma once

#include <optional>
#include <string_view>

#include "hindsight/language/scanner.hpp"

namespace hindsight::language {

/// "1,240", "2.5", "3,5", "12" at the cursor. Wide digits count as others do.
std::optional<double> take_number(Scanner& scan);
/// "2,300", "1.450", "1 450": how many of what cannot be parted, so that groups of three are thousands.
std::optional<double> take_count(Scanner& scan);
/// "명", "人", "名": bytes of a word that counts people, taken; 0 where none stands here.
std::size_t take_people_counter(Scanner& scan);
/// "~", "about", "environ", "約" and the like, one or several.
void skip_approximation(Scanner& scan);
/// Without footnotes, a remark in brackets of any width and a full stop at the end.
std::string_view without_trailing_remark(std::string_view value);

}  // namespace hindsight::language
