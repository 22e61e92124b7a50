#include "hindsight/archive/assumptions.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"

namespace hindsight::archive {
namespace {

constexpr int kClearMajority = 10;  // one date that was mistyped does not hide what all others tell

/// What nearly all numeric dates of the collection that tell their order agree on.
record::DateOrder order_of(const language::OrderVotes& votes) {
  if (votes.day_first > votes.month_first * kClearMajority) return record::DateOrder::day_first;
  if (votes.month_first > votes.day_first * kClearMajority) return record::DateOrder::month_first;
  return record::DateOrder::unsaid;
}

Assumption order_assumption(record::DateOrder order, const std::vector<ReadFile>& reports) {
  const bool day_first = order == record::DateOrder::day_first;
  Assumption assumption;
  assumption.text = day_first ? "Numeric dates have the day first." : "Numeric dates have the month first.";
  assumption.setting = day_first ? "date_order: day-first" : "date_order: month-first";
  int dates = 0, files = 0;
  for (const ReadFile& report : reports) {
    const language::OrderVotes& votes = report.facts->order_votes;
    const int telling = day_first ? votes.day_first : votes.month_first;
    if (telling > 0 && assumption.evidence.empty())
      assumption.evidence = votes.example + " in " + text::make_visible(report.path) + ", line " + std::to_string(votes.example_line);
    dates += telling;
    files += telling > 0 ? 1 : 0;
    if (is_open(*report.facts)) assumption.changed.push_back(report.path);
  }
  assumption.evidence += "; " + std::to_string(dates) + (dates == 1 ? " date in " : " dates in ") + std::to_string(files) + (files == 1 ? " file tells it" : " files tell it");
  return assumption;
}

}  // namespace

bool is_open(const record::Facts& facts) { return facts.order_votes.open > 0 && facts.order_votes.order() == record::DateOrder::unsaid; }

std::optional<Profile> profile_of(const std::vector<ReadFile>& reports, const record::Settings& settings) {
  if (settings.date_order != record::DateOrder::unsaid) return std::nullopt;
  language::OrderVotes votes;
  for (const ReadFile& report : reports) votes.add(report.facts->order_votes);
  const record::DateOrder order = order_of(votes);
  if (order == record::DateOrder::unsaid) return std::nullopt;
  Assumption assumption = order_assumption(order, reports);
  if (assumption.changed.empty()) return std::nullopt;
  Profile profile{settings, {std::move(assumption)}};
  profile.settings.date_order = order;
  return profile;
}

}  // namespace hindsight::archive
