#include "hindsight/analytics/json.hpp"

#include "hindsight/analytics/definitions.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"

namespace hindsight::analytics {
namespace {

constexpr int kMinuteDecimals = 2;
constexpr int kRateDecimals = 4;

Json number(const std::optional<double>& value, int decimals) {
  if (!value) return nullptr;
  const double rounded = round_to(*value, decimals);
  if (rounded == double(static_cast<long long>(rounded))) return static_cast<long long>(rounded);
  return rounded;
}

Json minutes(const std::optional<double>& value) { return number(value, kMinuteDecimals); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class T>
Json date_or_null(const std::optional<T>& value) {
  return value ? Json(to_string(*value)) : Json(nullptr);
}

Json named_counts(const std::vector<NamedCount>& counts, const char* key) {
  Json array = Json::array();
  for (const NamedCount& entry : counts) array.push_back({{key, entry.name}, {"count", entry.count}});
  return array;
}

Json rate(const std::optional<double>& value) { return number(value, kRateDecimals); }

Json period_counts(const std::vector<PeriodCount>& counts, const char* key) {
  Json array = Json::array();
  for (const PeriodCount& cell : counts) array.push_back({{"period", cell.period}, {key, cell.name}, {"count", cell.count}});
  return array;
}

Json detection_json(const DetectionStats& detection) {
  Json json;
  json["n"] = detection.n;
  json["inferred_n"] = detection.inferred_n;
  json["median_minutes"] = minutes(detection.median_minutes);
  json["median_low_minutes"] = detection.median_interval ? minutes(detection.median_interval->low) : Json(nullptr);
  json["median_high_minutes"] = detection.median_interval ? minutes(detection.median_interval->high) : Json(nullptr);
  json["p25_minutes"] = minutes(detection.p25_minutes);
  json["p75_minutes"] = minutes(detection.p75_minutes);
  json["p90_minutes"] = minutes(detection.p90_minutes);
  json["mean_minutes"] = minutes(detection.mean_minutes);
  json["missing"] = Json::array();
  for (const auto& missing : detection.missing) json["missing"].push_back({{"path", missing.path}, {"reason", missing.reason}});
  json["detected_by"] = named_counts(detection.detected_by, "who");
  json["detected_by_period"] = period_counts(detection.detected_by_period, "who");
  const auto& halves = detection.halves;
  json["first_last"] = {{"first_n", halves.first_n},
                        {"first_median_minutes", minutes(halves.first_median_minutes)},
                        {"last_n", halves.last_n},
                        {"last_median_minutes", minutes(halves.last_median_minutes)},
                        {"p_value", rate(halves.p_value)}};
  return json;
}

Json group_json(const ActionGroup& group) {
  return {{"total", group.total},     {"done", group.done},
          {"open", group.open},       {"overdue", group.overdue},
          {"completion_rate", rate(group.completion_rate)}, {"median_days_to_close", minutes(group.median_days_to_close)}};
}

Json groups_json(const std::vector<ActionGroup>& groups, const char* key) {
  Json array = Json::array();
  for (const ActionGroup& group : groups) {
    Json json{{key, text_or_null(group.name)}};
    json.update(group_json(group));
    array.push_back(std::move(json));
  }
  return array;
}

Json cohorts_json(const std::vector<ActionCohort>& cohorts) {
  Json array = Json::array();
  for (const ActionCohort& cohort : cohorts) {
    Json json{{"period", cohort.period}, {"opened", cohort.opened}, {"windows", Json::array()}};
    for (const auto& window : cohort.windows)
      json["windows"].push_back({{"days", window.days}, {"n", window.n}, {"closed", window.closed}, {"closed_by_now", window.closed_by_now}});
    array.push_back(std::move(json));
  }
  return array;
}

/// What only the history tells is null without one.
Json actions_json(const ActionStats& actions, bool has_history) {
  const auto traced = [has_history](Json value) { return has_history ? value : Json(nullptr); };
  Json json;
  json["total"] = actions.total;
  json["done"] = actions.done;
  json["open"] = actions.open;
  json["deferred"] = actions.deferred;
  json["wont_do"] = actions.wont_do;
  json["unknown"] = actions.unknown;
  json["overdue"] = actions.overdue;
  json["overdue_by_policy"] = actions.overdue_by_policy;
  json["completion_rate"] = rate(actions.completion_rate);
  json["verdict"] = text_or_null(actions.verdict());
  json["in_time"] = traced(actions.in_time);
  json["late"] = traced(actions.late);
  json["in_time_rate"] = traced(rate(actions.in_time_rate));
  json["median_days_to_close"] = traced(minutes(actions.median_days_to_close));
  json["undated_closures"] = traced(actions.undated_closures);
  json["reopened"] = traced(actions.reopened);
  json["by_priority"] = groups_json(actions.by_priority, "priority");
  json["by_type"] = groups_json(actions.by_type, "type");
  json["by_team"] = groups_json(actions.by_team, "team");
  json["open_by_age"] = traced(named_counts(actions.open_by_age, "age"));
  json["cohorts"] = traced(cohorts_json(actions.cohorts));
  json["per_report"] = named_counts(actions.per_report, "items");
  return json;
}

Json recurring_json(const std::vector<RecurringPattern>& patterns) {
  Json array = Json::array();
  for (const RecurringPattern& pattern : patterns) {
    array.push_back({{"category", pattern.category},
                     {"severity", pattern.severity},
                     {"count", pattern.paths.size()},
                     {"paths", pattern.paths},
                     {"actions", group_json(pattern.actions)}});
  }
  return array;
}

Json coverage_json(const std::vector<SectionCoverage>& coverage) {
  Json array = Json::array();
  for (const SectionCoverage& section : coverage) {
    array.push_back({{"section", section.section},
                     {"answered", section.answered},
                     {"empty", section.empty},
                     {"absent", section.absent},
                     {"quality", named_counts(section.quality, "answer")}});
  }
  return array;
}

Json practice_json(const PracticeStats& practice) {
  Json json;
  json["median_days_to_report"] = minutes(practice.days_to_report.median);
  json["days_to_report_n"] = practice.days_to_report.n;
  json["median_hours_to_review"] = minutes(practice.hours_to_review.median);
  json["hours_to_review_n"] = practice.hours_to_review.n;
  json["median_words"] = minutes(practice.words.median);
  json["too_long"] = practice.too_long;
  json["deadlines"] = Json::array();
  for (const Deadline& deadline : practice.deadlines)
    json["deadlines"].push_back({{"name", deadline.name}, {"kept", deadline.kept}, {"late", deadline.late}, {"unknown", deadline.unknown}});
  json["near_misses"] = Json::array();
  for (const NearMiss& miss : practice.near_misses) json["near_misses"].push_back({{"month", miss.month}, {"path", miss.report->path}});
  return json;
}

Json repeat_rate_json(const RepeatRate& repeats) {
  return {{"classes", repeats.classes}, {"repeated", repeats.repeated}, {"rate", rate(repeats.rate())}};
}

Json repeats_json(const RepeatStats& repeats) {
  Json json;
  json["incidents"] = repeats.incidents;
  json["repeated"] = repeats.repeated;
  json["rate"] = rate(repeats.rate());
  json["repetitions"] = Json::array();
  json["returned"] = Json::array();
  for (const Repetition& again : repeats.repetitions) {
    Json entry{{"path", again.report->path}, {"class", text_or_null(again.failure_class)}, {"earlier_count", again.earlier_count}, {"earlier", Json::array()}};
    for (const archive::Postmortem* earlier : again.earlier) entry["earlier"].push_back(earlier->path);
    json["repetitions"].push_back(entry);
    if (!again.closed_at) continue;
    entry["closed_at"] = to_string(*again.closed_at);
    json["returned"].push_back(std::move(entry));
  }
  json["with_counterfactual"] = repeat_rate_json(repeats.with_counterfactual);
  json["without_counterfactual"] = repeat_rate_json(repeats.without_counterfactual);
  return json;
}

Json amount_json(const AmountStats& amount) {
  return {{"unit", amount.unit}, {"n", amount.n}, {"total", amount.n > 0 ? minutes(amount.total) : Json(nullptr)},
          {"median", minutes(amount.median)}, {"p90", minutes(amount.p90)}, {"largest", minutes(amount.largest)}};
}

Json amounts_json(const std::vector<AmountStats>& amounts) {
  Json array = Json::array();
  for (const AmountStats& amount : amounts) array.push_back(amount_json(amount));
  return array;
}

template <class T>
Json count_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json impact_json(const ImpactStats& impact) {
  return {{"affected_users", amount_json(impact.affected_users)},
          {"wrong_responses", amount_json(impact.wrong_responses)},
          {"duration_minutes", amount_json(impact.duration_minutes)},
          {"financial", amounts_json(impact.financial)},
          {"model_cost", amounts_json(impact.model_cost)},
          {"days_since_last", count_or_null(impact.days_since_last)},
          {"longest_days_without", count_or_null(impact.longest_days_without)}};
}

Json summary_json(const archive::Postmortem& report) {
  const record::Facts& facts = *report.facts;
  int own = 0, done = 0;
  for (std::size_t i = 0; i < facts.actions.size(); ++i) {
    if (archive::is_inherited(report, i)) continue;
    ++own;
    done += facts.actions[i].status == record::ActionStatus::done;
  }
  Json json;
  json["path"] = report.path;
  json["title"] = text_or_null(report.title);
  json["date"] = report.date ? Json(to_string(report.date->value)) : Json(nullptr);
  json["date_source"] = report.date ? Json(archive::to_string(report.date->source)) : Json(nullptr);
  json["severity"] = facts.severity ? Json(to_string(facts.severity->value)) : Json(nullptr);
  json["categories"] = Json::array();
  for (const auto& category : facts.categories) json["categories"].push_back(category.value);
  const auto* detection = record::best_detection(facts);
  json["detection_minutes"] = detection ? minutes(detection->value) : Json(nullptr);
  json["detection_source"] = detection ? Json(to_string(detection->origin)) : Json(nullptr);
  json["actions"] = {{"total", own}, {"done", done}};
  return json;
}

Json action_json(const TracedAction& traced) {
  const record::ActionItem& action = *traced.item;
  const archive::ActionHistory* history = traced.history;
  Json json;
  json["text"] = action.text;
  json["owner"] = text_or_null(action.owner);
  json["owner_raw"] = text_or_null(action.owner_raw);
  json["team"] = text_or_null(action.team);
  json["due"] = date_or_null(action.due);
  json["due_by_policy"] = traced.is_due_by_policy ? date_or_null(traced.due) : Json(nullptr);
  json["priority"] = text_or_null(action.priority);
  json["status"] = to_string(action.status);
  json["type"] = text_or_null(action.type);
  json["ticket"] = text_or_null(action.ticket);
  json["opened_at"] = history ? date_or_null(history->opened_at) : Json(nullptr);
  json["closed_at"] = history ? date_or_null(history->closed_at) : Json(nullptr);
  json["closed_by_commit"] = history && history->closed_by_commit ? Json(history->closed_by_commit->hex()) : Json(nullptr);
  json["inherited_from"] = traced.inherited_from.empty() ? Json(nullptr) : Json(std::string(traced.inherited_from));
  json["line"] = action.line;
  return json;
}

/// What a field's text was understood as, where it is one of the values that figures are made of; else the text.
Json field_value(const record::Facts& facts, const record::Field& field) {
  if (facts.detection_minutes && facts.detection_minutes->line == field.line && field.name == "detection_minutes")
    return minutes(facts.detection_minutes->value);
  if (facts.detection_missing && facts.detection_missing->line == field.line && field.name == "detection_minutes") return nullptr;
  if (field.name == "prior_incidents" && record::says_unknown(field.raw)) return nullptr;
  if (facts.date && facts.date->line == field.line && field.name == "date") return to_string(facts.date->value);
  if (facts.severity && facts.severity->line == field.line && field.name == "severity") return to_string(facts.severity->value);
  return field.raw;
}

template <class T>
Json provenance_json(const record::Sourced<T>& sourced) {
  return {{"value", sourced.value}, {"raw", sourced.raw}, {"line", sourced.line}, {"origin", to_string(sourced.origin)}, {"source", to_string(sourced.place)}};
}

template <class T>
Json provenance_json(const std::vector<record::Sourced<T>>& values) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(provenance_json(value));
  return array;
}

Json suggestion_json(const std::optional<record::Suggestion>& suggestion) {
  return suggestion ? Json{{"value", suggestion->value}, {"words", suggestion->words}} : Json(nullptr);
}

Json diagnostic_json(const Diagnostic& diagnostic) {
  return {{"rule", diagnostic.rule}, {"severity", to_string(diagnostic.level)}, {"line", diagnostic.line}, {"message", diagnostic.message}};
}

Json fields_json(const record::Facts& facts) {
  Json array = Json::array();
  for (const auto& field : facts.fields) {
    array.push_back({{"name", field.name.empty() ? field.label : field.name},
                     {"value", field_value(facts, field)},
                     {"raw", field.raw},
                     {"line", field.line},
                     {"source", to_string(field.place)}});
  }
  return array;
}

Json definitions_json(const Stats& stats) {
  Json array = Json::array();
  for (const Definition& definition : definitions(stats)) {
    array.push_back({{"figure", definition.figure}, {"definition", definition.sentence}, {"n", count_or_null(definition.n)}, {"left_out", count_or_null(definition.left_out)},
                     {"why", definition.left_out.value_or(0) > 0 ? text_or_null(definition.why) : Json(nullptr)}});
  }
  return array;
}

Json amount_or_null(const std::optional<record::Sourced<double>>& amount) { return amount ? minutes(amount->value) : Json(nullptr); }

Json money_or_null(const std::optional<record::Sourced<record::Money>>& money) {
  if (!money) return nullptr;
  return {{"amount", minutes(money->value.amount)}, {"currency", text_or_null(money->value.currency)}};
}

Json report_impact_json(const record::Impact& impact) {
  return {{"affected_users", amount_or_null(impact.affected_users)},
          {"wrong_responses", amount_or_null(impact.wrong_responses)},
          {"duration_minutes", amount_or_null(impact.duration_minutes)},
          {"financial", money_or_null(impact.financial)},
          {"model_cost", money_or_null(impact.model_cost)}};
}

}  // namespace

Json stats_json(const archive::Archive& archive, const Stats& stats) {
  Json json;
  json["as_of"] = to_string(stats.as_of);
  json["source"] = {{"kind", archive.kind}, {"commit", nullptr}, {"path", archive.folder}};
  if (archive.has_history) json["source"]["commit"] = archive.commit.id.hex();
  json["postmortems"] = {{"count", stats.count}, {"skipped", Json::array()}};
  for (const auto& file : archive.skipped)
    json["postmortems"]["skipped"].push_back({{"path", file.path}, {"reason", file.reason}});
  json["detection"] = detection_json(stats.detection);
  json["categories"] = named_counts(stats.kinds.categories, "name");
  json["severities"] = named_counts(stats.kinds.severities, "name");
  json["trend"] = period_counts(stats.kinds.trend, "category");
  json["severity_trend"] = period_counts(stats.kinds.severity_trend, "severity");
  json["recurring"] = recurring_json(stats.kinds.recurring);
  json["llm_behavior"] = named_counts(stats.kinds.llm_behavior, "name");
  json["system_contribution"] = named_counts(stats.kinds.system_contribution, "name");
  json["providers"] = named_counts(stats.kinds.providers, "name");
  json["models"] = named_counts(stats.kinds.models, "name");
  json["patterns"] = named_counts(stats.kinds.patterns, "name");
  json["actions"] = actions_json(stats.actions, archive.has_history && archive.history_read);
  json["coverage"] = coverage_json(stats.practice.coverage);
  json["practice"] = practice_json(stats.practice);
  json["repeats"] = repeats_json(stats.repeats);
  json["impact"] = impact_json(stats.impact);
  json["definitions"] = definitions_json(stats);
  int diagnostics = 0;
  for (const NamedCount& rule : stats.diagnostics) diagnostics += rule.count;
  json["diagnostics"] = {{"count", diagnostics}, {"by_rule", named_counts(stats.diagnostics, "rule")}};
  return json;
}

Json list_json(const Selection& reports) {
  Json array = Json::array();
  for (const archive::Postmortem* report : reports) array.push_back(summary_json(*report));
  return array;
}

Json show_json(const archive::Postmortem& report, const Terms& terms) {
  const record::Facts& facts = *report.facts;
  Json json = summary_json(report);
  json["detected_by"] = facts.detected_by ? provenance_json(*facts.detected_by) : Json(nullptr);
  json["suggested_category"] = suggestion_json(facts.suggested_category);
  json["suggested_severity"] = suggestion_json(facts.suggested_severity);
  json["llm_behavior"] = provenance_json(facts.llm_behavior);
  json["system_contribution"] = provenance_json(facts.system_contribution);
  json["causes"] = Json::array();
  for (const auto& cause : facts.causes) json["causes"].push_back({{"kind", cause.kind}, {"text", cause.text}, {"line", cause.line}});
  json["fields"] = fields_json(facts);
  json["sections"] = Json::array();
  for (const auto& section : facts.sections) {
    json["sections"].push_back({{"title", section.title},
                                {"kind", text_or_null(section.kind)},
                                {"line", section.line},
                                {"answered", section.answered},
                                {"quality", text_or_null(section.quality)}});
  }
  json["timeline"] = Json::array();
  for (const auto& event : facts.timeline) {
    json["timeline"].push_back({{"time", event.time ? Json(to_string(*event.time)) : text_or_null(event.raw_time)},
                                {"raw", text_or_null(event.raw_time)},
                                {"text", event.text},
                                {"actor", text_or_null(event.actor)},
                                {"source", text_or_null(event.source)},
                                {"source_kind", text_or_null(event.source_kind)},
                                {"line", event.line}});
  }
  json["actions"] = Json::array();
  for (const TracedAction& action : trace_actions_of(report, terms)) json["actions"].push_back(action_json(action));
  json["incidents"] = Json::array();
  for (const auto& incident : facts.incidents) {
    const auto& detection = incident.inferred_detection_minutes;
    json["incidents"].push_back({{"title", incident.title},
                                 {"date", date_or_null(incident.date)},
                                 {"line", incident.line},
                                 {"inferred_detection_minutes", detection ? minutes(detection->value) : Json(nullptr)}});
  }
  json["links"] = Json::array();
  for (const auto& link : facts.links) json["links"].push_back({{"target", link.target}, {"kind", link.kind}, {"line", link.line}});
  json["earlier_incidents"] = Json::array();
  for (const auto& earlier : report.earlier) json["earlier_incidents"].push_back({{"path", earlier.path}, {"line", earlier.line}});
  json["missing_sections"] = missing_sections(facts);
  json["patterns"] = provenance_json(facts.patterns);
  json["impact"] = report_impact_json(facts.impact);
  json["novel"] = nullptr;
  json["similar"] = Json::array();
  json["diagnostics"] = Json::array();
  for (const auto& diagnostic : archive::all_diagnostics(report)) json["diagnostics"].push_back(diagnostic_json(diagnostic));
  for (const auto& finding : facts.findings) json["diagnostics"].push_back(diagnostic_json(finding));
  json["versions"] = Json::array();
  for (const auto& version : report.versions) {
    json["versions"].push_back({{"commit", version.commit.hex()},
                                {"author", version.author},
                                {"date", to_string(version.date)},
                                {"committed", to_string(version.committed)},
                                {"path", version.path}});
  }
  return json;
}

Json show_json(const archive::Postmortem& report, const Terms& terms, const Similarity& similarity) {
  Json json = show_json(report, terms);
  const auto entry = [](const SimilarReport& one) { return Json{{"path", one.report->path}, {"score", one.score}, {"reasons", one.reasons}}; };
  for (const SimilarReport& one : similarity.similar_to(report)) json["similar"].push_back(entry(one));
  if (!report.date) return json;
  const std::vector<SimilarReport> earlier = similarity.earlier_than(report, 1);
  const bool is_known = !earlier.empty() && earlier.front().score >= kKnownScore;
  json["novel"] = {{"value", !is_known}, {"nearest_earlier", earlier.empty() ? Json(nullptr) : entry(earlier.front())}};
  return json;
}

Json search_json(const std::vector<archive::SearchHit>& hits) {
  Json array = Json::array();
  for (const archive::SearchHit& hit : hits) {
    Json json = summary_json(*hit.report);
    json["score"] = number(hit.score, kRateDecimals);
    const archive::Snippet snippet = archive::snippet(hit);
    json["snippet"] = text_or_null(snippet.text);
    json["occurrences"] = Json::array();
    for (const archive::Occurrence& one : hit.occurrences)
      json["occurrences"].push_back({{"in", one.in == archive::Occurrence::In::title ? "title" : "text"}, {"at", one.at}, {"size", one.size}});
    array.push_back(std::move(json));
  }
  return array;
}

Json open_actions_json(const Selection& reports, const Terms& terms) {
  Json array = Json::array();
  for (const TracedAction& action : trace_actions(reports, terms)) {
    if (!action.is_open()) continue;
    Json json = action_json(action);
    json["overdue_days"] = action.is_overdue(terms.as_of) ? Json(terms.as_of.days - action.due->days) : Json(nullptr);
    json["report"] = action.report->path;
    json["report_title"] = text_or_null(action.report->title);
    json["link"] = "?view=report&path=" + text::encode_url(action.report->path);
    array.push_back(std::move(json));
  }
  return array;
}

std::vector<std::string> open_action_columns() {
  return {"text", "owner", "team", "due", "due_by_policy", "priority", "status", "type", "ticket", "opened_at", "overdue_days", "report_title", "report", "line", "link"};
}

}  // namespace hindsight::analytics
