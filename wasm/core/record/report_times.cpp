#include "report_times.hpp"

#include <algorithm>

#include "date_text.hpp"
#include "hindsight/base/text.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kBlocksOnTop = 20;

}  // namespace

std::optional<int> zone_of_all_times(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(". ", at), text.size());
    const std::string_view sentence = text.substr(at, end - at);
    const auto zone = find_zone(sentence);
    if (zone && find_term("all_times", words_of(sentence))) return zone;
    at = end + 2;
  }
  return std::nullopt;
}

ReportTimes report_times(const Outline& outline, const Settings& settings, std::optional<Date> day) {
  ReportTimes times{settings.date_order, settings.zone_minutes, day};
  for (std::size_t i = 0; i < std::min(outline.blocks.size(), kBlocksOnTop); ++i) {
    const Block& block = outline.blocks[i];
    if (block.section != kNoSection && block.section != outline.title_section) break;
    if (const auto zone = zone_of_all_times(text::squeeze(markdown::plain_text(*block.node)))) {
      times.zone_minutes = zone;
      break;
    }
  }
  return times;
}

}  // namespace hindsight::record
