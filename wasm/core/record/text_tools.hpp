#pragma once

#include "hindsight/language/date.hpp"
#include "hindsight/language/number.hpp"
#include "hindsight/language/scanner.hpp"
#include "hindsight/language/span.hpp"
#include "hindsight/language/time_text.hpp"
#include "hindsight/language/zone.hpp"

/// The parsers of the language room, under the names by which this room calls them.
namespace hindsight::record {

using language::begins_a_word;
using language::find_stated_date;
using language::find_zone;
using language::has_impossible_year;
using language::is_word_char;
using language::locate_date;
using language::match_date;
using language::match_time;
using language::parse_zone;
using language::PlacedDate;
using language::Scanner;
using language::skip_approximation;
using language::take_number;
using language::TimePlace;
using language::TimeText;
using language::to_int;
using language::without_trailing_remark;
using language::Zone;

}  // namespace hindsight::record
