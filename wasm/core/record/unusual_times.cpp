#include "unusual_times.hpp"

#include <string>

#include "hindsight/base/text.hpp"

namespace hindsight::record {
namespace {

/// The number of two digits at the start of a text that no third one follows, or -1.
int two_digits(std::string_view text) {
  if (text.size() < 2 || !text::is_digit(text[0]) || !text::is_digit(text[1])) return -1;
  if (text.size() > 2 && text::is_digit(text[2])) return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

bool has_colon_at(std::string_view text, std::size_t at) { return at < text.size() && text[at] == ':'; }

}  // namespace

void note_unusual_times(std::string_view text, int line, std::vector<Diagnostic>& diagnostics) {
  constexpr std::size_t kClock = 5, kClockWithSeconds = 8;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
    if (colon < 2 || (colon > 2 && (text::is_digit(text[colon - 3]) || text[colon - 3] == ':' || text[colon - 3] == '+'))) continue;
    const std::string_view clock = text.substr(colon - 2);
    const int hour = two_digits(clock);
    const int minute = two_digits(clock.substr(3));
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) continue;
    const int second = has_colon_at(clock, kClock) ? two_digits(clock.substr(kClock + 1)) : -1;
    const std::string written(clock.substr(0, second < 0 ? kClock : kClockWithSeconds));
    if (hour == 24 && minute == 0 && second <= 0) {
      diagnostics.push_back({"time-unusual", DiagnosticLevel::note, line, "\"" + written + "\" is taken as 00:00 of the next day."});
    } else if (hour < 24 && second == 60) {
      diagnostics.push_back({"time-unusual", DiagnosticLevel::note, line, "\"" + written + "\" is taken as " + written.substr(0, 6) + "59: no clock shows a second 60."});
    }
  }
}

}  // namespace hindsight::record
