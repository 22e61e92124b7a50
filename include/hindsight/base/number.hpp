#pragma once

#include <optional>
#include <string>

namespace hindsight {

/// Rounded half away from zero; what is printed and compared is always rounded first.
double round_to(double value, int decimals);

/// Of a positive number, by its series: unlike the library's, the same bits on every build.
double natural_logarithm(double value);

/// Shortest decimal text with at most `decimals` (0..9) places and no trailing zeros: 25, 861.93. The same on every
/// build; "unknown" for what is not finite.
std::string to_decimal(double value, int decimals);

/// A span for people: "30 s", "38 min", "2 h 15 min", "47 h", and from four days on "4.9 d", "11 d".
std::string humanize_minutes(double minutes);

/// "78 %", or "–" where there is no share.
std::string to_percent(const std::optional<double>& share);

/// "1 report", "2 reports".
std::string count_of(long long n, const char* singular, const char* plural = nullptr);

}  // namespace hindsight
