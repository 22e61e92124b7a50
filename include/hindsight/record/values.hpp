#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hindsight/base/time.hpp"
#include "hindsight/record/facts.hpp"

/// How single values are read from the text in which people write them.
namespace hindsight::record {

/// "169", "45 minutes", "2 hours 15 minutes", "1h 43m", "1d 5h 47m", "11 Days", "~2h", "307800s", "PT2H",
/// "12 hours 38 minutes.", with a trailing footnote. A bare number counts in `bare_unit_minutes`.
/// Nothing for "?", "N/A", "unknown", a range or free text.
std::optional<double> parse_duration_minutes(std::string_view text, double bare_unit_minutes = 1);

/// "1,240", "about 300 guests", "12k", "12 of 40". Nothing for a share, a range, or several numbers.
std::optional<double> parse_count(std::string_view text);

/// "€4,200", "about USD 12k in refunds", "340 EUR". Nothing without a currency, but for a plain 0.
std::optional<Money> parse_money(std::string_view text);

/// "?", "N/A", "unknown", "TBD", "-", "XXX" or nothing at all.
bool says_unknown(std::string_view text);

/// How dates are written that can be read in two ways: "05/04/2026".
enum class DateOrder : std::uint8_t { unsaid, day_first, month_first, year_first };

/// The first date in a text: ISO, "2026/04/12", "12 April 2026", "April 12th, 2026", "20260412" when it stands alone,
/// day-first "12.04.2026". A year outside 1970..2100 is no date. "05/04/2026" is one only where the order says which is the day.
std::optional<Date> find_date(std::string_view text, DateOrder order = DateOrder::unsaid);

/// "sev1", "SEV-1", "Sev 1", "S1", "P1", "critical", "major", "minor", "Sev 2 – contained", "near miss".
std::optional<Severity> parse_severity(std::string_view text);

/// "done", "In progress", "won't do", "deferred", "open", "✅" …; unknown for anything else.
ActionStatus parse_action_status(std::string_view text);

}  // namespace hindsight::record
