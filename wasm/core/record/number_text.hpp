#pragma once

#include <optional>
#include <string_view>

#include "scan.hpp"

/// Numbers as they stand in running text.
namespace hindsight::record {

/// "12", "1.5", "1,5", "1,415".
std::optional<double> take_number(Scanner& scan);
/// "~", "about", "approx." and the like.
void skip_approximation(Scanner& scan);
/// A value without the footnotes, references and remarks in brackets after it: "279 minutes [^3]", "5 h (10:45 to 15:45)", "45 min¹".
std::string_view without_trailing_remark(std::string_view value);

}  // namespace hindsight::record
