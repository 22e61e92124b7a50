#include "report_times.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kBlocksOnTop = 20;
constexpr std::size_t kLongestTelling = 400;
constexpr std::size_t kLongestTellingLine = 200;
constexpr std::size_t kLongestLocalRemark = 40;

/// "T0 = 14:02 UTC", "H0 : 06h12", "T+0 is 09:15": the moment that offsets count from.
std::optional<TimeText> zero_in(std::string_view text, DateOrder order) {
  constexpr std::size_t kLongestJoint = 16;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if ((text[at] != 'T' && text[at] != 'H') || !begins_a_word(text, at)) continue;
    const auto offset = language::match_offset(text.substr(at));
    const bool is_named = text.substr(at + 1).starts_with(" = ") || text.substr(at + 1).starts_with("=");  // "T = 0214Z"
    if (!is_named && (!offset || offset->seconds != 0)) continue;
    const std::string_view rest = text.substr(at + (is_named ? 1 : offset->size), kLongestJoint + 40);
    for (std::size_t next = 0; next < std::min(rest.size(), kLongestJoint); ++next) {
      if (rest[next] == '.' || rest[next] == '\n' || rest[next] == '-') break;
      if (!text::is_digit(rest[next])) continue;
      const TimeText time = match_time(rest.substr(next), order, TimePlace::event);
      if (time.seconds_of_day) return time;
      break;
    }
  }
  return std::nullopt;
}

/// The one zone that clocks in the report's sentences are said to be in: "at 7:45am (NZDT)".
std::optional<Zone> zone_beside_clocks(const Outline& outline, DateOrder order) {
  constexpr std::size_t kMostRead = 4000;  // bytes of a block
  std::optional<Zone> zone;
  for (const Block& block : outline.blocks) {
    if (!block.node->is(markdown::NodeKind::paragraph)) continue;
    const std::string text = text::squeeze(markdown::plain_text(*block.node)).substr(0, kMostRead);
    for (std::string_view rest = text; !rest.empty();) {
      const auto placed = language::locate_clock(rest, order);
      if (!placed) break;
      if (placed->time.zone) {
        if (zone && !(*zone == *placed->time.zone)) return std::nullopt;
        zone = placed->time.zone;
      }
      rest.remove_prefix(placed->at + std::max<std::size_t>(1, placed->time.size));
    }
  }
  return zone;
}

bool says_local(std::string_view text) { return find_term("local_time", words_of(text)) && !find_zone(text); }

/// "Timeline (local time)", a column "Time (local)", "All times are local.": of the timeline's own times.
bool tells_local_times(const Outline& outline) {
  for (const OutlineSection& section : outline.sections)
    if (says_local(section.title) && (section.kind == "timeline" || section.kind == "detection_chain")) return true;
  for (const Block& block : outline.blocks) {
    const bool is_remark = block.node->is(markdown::NodeKind::paragraph);
    if (!is_remark && !block.node->is(markdown::NodeKind::table)) continue;
    const std::string text = text::squeeze(markdown::plain_text(is_remark || block.node->children.empty() ? *block.node : block.node->children.front()));
    if (text.size() > kLongestTelling || !says_local(text)) continue;
    if (!is_remark || find_term("all_times", words_of(text)) || text.size() <= kLongestLocalRemark) return true;
  }
  return false;
}

}  // namespace

std::optional<Zone> zone_of_all_times(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(". ", at), text.size());
    const std::string_view sentence = text.substr(at, end - at);
    if (find_term("all_times", words_of(sentence)))
      if (const auto zone = find_zone(sentence)) return zone;
    at = end + 2;
  }
  return std::nullopt;
}

ReportTimes report_times(const Outline& outline, const Settings& settings, DateOrder order, std::optional<Date> day, std::optional<Date> day_of_name) {
  ReportTimes times;
  times.order = order;
  if (settings.zone_minutes) times.zone = Zone{*settings.zone_minutes, Zone::Season::none};
  times.day = day;
  times.day_of_name = day_of_name;
  for (std::size_t i = 0; i < outline.blocks.size() && !times.zero; ++i) times.zero = zero_in(markdown::plain_text(*outline.blocks[i].node), order);
  if (times.zero && !times.zero->date) times.zero->date = times.best_day();
  // On top of the report, else in a remark at any place of it.
  bool on_top = true;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    on_top = on_top && i < kBlocksOnTop && (block.section == kNoSection || block.section == outline.title_section);
    if (!on_top && !block.node->is(markdown::NodeKind::paragraph)) continue;
    const std::string text = text::squeeze(markdown::plain_text(*block.node));
    if (!on_top && text.size() > kLongestTelling) continue;
    auto zone = zone_of_all_times(std::string_view(text).substr(0, kLongestTelling * 4));
    // "Agent: mailer · 17 March 2026, CET"
    if (!zone && on_top && text.size() <= kLongestTellingLine && !language::locate_clock(text, order)) zone = find_zone(text);
    if (zone) {
      times.zone = zone;
      break;
    }
  }
  if (!times.zone) times.zone = zone_beside_clocks(outline, order);
  times.is_local = !times.zone && tells_local_times(outline);
  return times;
}

}  // namespace hindsight::record
