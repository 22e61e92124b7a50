#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hindsight/base/time.hpp"
#include "hindsight/language/date.hpp"
#include "hindsight/language/span.hpp"
#include "hindsight/record/facts.hpp"

/// How single values are read from the text in which people write them.
namespace hindsight::record {

using language::DateOrder;
using language::find_date;
using language::parse_duration_minutes;

/// "1,240", "about 300 guests", "12k", "12 of 40". Nothing for a share, a range, or several numbers.
std::optional<double> parse_count(std::string_view text);

/// "€4,200", "about USD 12k in refunds", "340 EUR". Nothing without a currency, but for a plain 0.
std::optional<Money> parse_money(std::string_view text);

/// "?", "N/A", "unknown", "inconnu", "不明", "TBD", "-", "XXX" or nothing at all.
bool says_unknown(std::string_view text);

/// "sev1", "SEV-1", "Sev 1", "S1", "P1", "critical", "major", "high", "alta", "重大", "Sev 2 – contained", "near miss".
std::optional<Severity> parse_severity(std::string_view text);

/// "done", "In progress", "won't do", "deferred", "open", "✅" …; unknown for anything else.
ActionStatus parse_action_status(std::string_view text);

}  // namespace hindsight::record
