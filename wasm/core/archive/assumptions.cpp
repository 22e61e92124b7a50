#include "hindsight/archive/assumptions.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::archive {
namespace {

constexpr int kClearMajority = 10;  // one date that was mistyped does not hide what all others tell

/// What nearly all numeric dates of the collection that tell their order agree on.
record::DateOrder order_of(const language::OrderVotes& votes) {
  if (votes.day_first > votes.month_first * kClearMajority) return record::DateOrder::day_first;
  if (votes.month_first > votes.day_first * kClearMajority) return record::DateOrder::month_first;
  return record::DateOrder::unsaid;
}

bool has_open_order(const record::Facts& facts) { return facts.order_votes.open > 0 && facts.order_votes.order() == record::DateOrder::unsaid; }

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
    if (has_open_order(*report.facts)) assumption.changed.push_back(report.path);
  }
  assumption.evidence += "; " + std::to_string(dates) + (dates == 1 ? " date in " : " dates in ") + std::to_string(files) + (files == 1 ? " file tells it" : " files tell it");
  return assumption;
}

/// "K3", "Kat. 2": a rank on a scale of the team's own.
struct Rank {
  std::string scale;  ///< "K"
  std::string name;   ///< "K3"
  int rank = 0;
  int line = 0;
};

constexpr std::size_t kLongestScale = 4;  // letters
constexpr int kRanks = 4;
constexpr int kFewestOnAScale = 2;

/// The severity that a report states and nobody understands, where it is a rank.
std::optional<Rank> unknown_rank(const record::Facts& facts) {
  if (facts.severity) return std::nullopt;
  for (const record::Field& field : facts.fields) {
    if (field.name != "severity") continue;
    const std::string_view raw = text::trim(field.raw);
    std::size_t letters = 0;
    while (letters < raw.size() && text::is_alpha(raw[letters])) ++letters;
    std::size_t digit = letters;
    if (digit < raw.size() && (raw[digit] == ' ' || raw[digit] == '-')) ++digit;
    if (letters == 0 || letters > kLongestScale || digit >= raw.size() || !text::is_digit(raw[digit])) continue;
    const std::string_view rest = raw.substr(digit + 1);  // "v2.1" is a version
    const auto goes_on = [&](std::size_t at) { return at < rest.size() && (text::is_digit(rest[at]) || text::is_alpha(rest[at])); };
    if (!goes_on(0) && !(rest.starts_with('.') && goes_on(1))) return Rank{text::to_lower(raw.substr(0, letters)), std::string(raw.substr(0, digit + 1)), raw[digit] - '0', field.line};
  }
  return std::nullopt;
}

/// "K1" to "K4" are the four ranks, the gravest first, where several reports use such a scale and none goes beyond it.
std::optional<Assumption> assume_scale(const std::vector<ReadFile>& reports, record::Settings& settings) {
  std::map<std::string, std::vector<std::pair<const ReadFile*, Rank>>> scales;
  for (const ReadFile& report : reports)
    if (const auto rank = report.is_report ? unknown_rank(*report.facts) : std::nullopt) scales[rank->scale].push_back({&report, *rank});
  const auto used_most = std::max_element(scales.begin(), scales.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  if (used_most == scales.end() || used_most->second.size() < kFewestOnAScale) return std::nullopt;
  std::map<int, std::string> names;
  Assumption assumption;
  for (const auto& [report, rank] : used_most->second) {
    if (rank.rank < 1 || rank.rank > kRanks) return std::nullopt;
    names.emplace(rank.rank, rank.name);
    assumption.changed.push_back(report->path);
  }
  const auto& [first, rank] = used_most->second.front();
  assumption.text = "Severities are ranked by their number, 1 is the gravest.";
  assumption.evidence = rank.name + " in " + text::make_visible(first->path) + ", line " + std::to_string(rank.line) + "; " +
                        count_of(static_cast<long long>(used_most->second.size()), "report") + " with such a severity, none beyond " + std::to_string(kRanks);
  for (const auto& [number, name] : names) {
    const record::Severity severity = static_cast<record::Severity>(number);
    settings.severities.push_back({record::normalise_label(name), severity});
    assumption.setting += (assumption.setting.empty() ? "severities: {" : ", ") + name + ": " + record::to_string(severity);
  }
  assumption.setting += '}';
  return assumption;
}

std::optional<Assumption> assume_order(const std::vector<ReadFile>& reports, record::Settings& settings) {
  if (settings.date_order != record::DateOrder::unsaid) return std::nullopt;
  language::OrderVotes votes;
  for (const ReadFile& report : reports) votes.add(report.facts->order_votes);
  const record::DateOrder order = order_of(votes);
  if (order == record::DateOrder::unsaid) return std::nullopt;
  Assumption assumption = order_assumption(order, reports);
  if (assumption.changed.empty()) return std::nullopt;
  settings.date_order = order;
  return assumption;
}

}  // namespace

bool is_open(const record::Facts& facts) { return has_open_order(facts) || unknown_rank(facts); }

std::optional<Profile> profile_of(const std::vector<ReadFile>& reports, const record::Settings& settings) {
  Profile profile{settings, {}};
  for (const auto assume : {assume_order, assume_scale})
    if (auto assumption = assume(reports, profile.settings)) profile.assumptions.push_back(*std::move(assumption));
  return profile.assumptions.empty() ? std::nullopt : std::optional(std::move(profile));
}

}  // namespace hindsight::archive
