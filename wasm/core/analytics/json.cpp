#include "hindsight/analytics/json.hpp"

#include "hindsight/base/number.hpp"

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

Json detection_json(const DetectionStats& detection) {
  Json json;
  json["n"] = detection.n;
  json["inferred_n"] = detection.inferred_n;
  json["median_minutes"] = minutes(detection.median_minutes);
  json["p25_minutes"] = minutes(detection.p25_minutes);
  json["p75_minutes"] = minutes(detection.p75_minutes);
  json["p90_minutes"] = minutes(detection.p90_minutes);
  json["mean_minutes"] = minutes(detection.mean_minutes);
  json["missing"] = Json::array();
  for (const auto& missing : detection.missing) json["missing"].push_back({{"path", missing.path}, {"reason", missing.reason}});
  json["detected_by"] = named_counts(detection.detected_by, "who");
  const auto& halves = detection.halves;
  json["first_last"] = {{"first_n", halves.first_n},
                        {"first_median_minutes", minutes(halves.first_median_minutes)},
                        {"last_n", halves.last_n},
                        {"last_median_minutes", minutes(halves.last_median_minutes)}};
  return json;
}

Json actions_json(const ActionStats& actions, bool history_read) {
  Json json;
  json["total"] = actions.total;
  json["done"] = actions.done;
  json["open"] = actions.open;
  json["deferred"] = actions.deferred;
  json["wont_do"] = actions.wont_do;
  json["unknown"] = actions.unknown;
  json["overdue"] = actions.overdue;
  json["completion_rate"] = number(actions.completion_rate, kRateDecimals);
  if (history_read) {
    json["in_time"] = actions.in_time;
    json["in_time_rate"] = number(actions.in_time_rate, kRateDecimals);
    json["median_days_to_close"] = number(actions.median_days_to_close, kMinuteDecimals);
    json["undated_closures"] = actions.undated_closures;
  }
  return json;
}

Json summary_json(const archive::Postmortem& report) {
  const record::Facts& facts = *report.facts;
  int done = 0;
  for (const auto& action : facts.actions) done += action.status == record::ActionStatus::done;
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
  json["actions"] = {{"total", facts.actions.size()}, {"done", done}};
  return json;
}

Json action_json(const record::ActionItem& action, const archive::ActionHistory* history) {
  Json json;
  json["text"] = action.text;
  json["owner"] = text_or_null(action.owner);
  json["owner_raw"] = text_or_null(action.owner_raw);
  json["due"] = date_or_null(action.due);
  json["priority"] = text_or_null(action.priority);
  json["status"] = to_string(action.status);
  json["type"] = text_or_null(action.type);
  json["ticket"] = text_or_null(action.ticket);
  json["opened_at"] = history ? date_or_null(history->opened_at) : Json(nullptr);
  json["closed_at"] = history ? date_or_null(history->closed_at) : Json(nullptr);
  json["closed_by_commit"] = history && history->closed_by_commit ? Json(history->closed_by_commit->hex()) : Json(nullptr);
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
  json["categories"] = named_counts(stats.categories, "name");
  json["severities"] = named_counts(stats.severities, "name");
  json["trend"] = Json::array();
  for (const TrendCell& cell : stats.trend)
    json["trend"].push_back({{"period", cell.period}, {"category", cell.category}, {"count", cell.count}});
  json["recurring"] = Json::array();
  for (const RecurringPattern& pattern : stats.recurring) {
    json["recurring"].push_back({{"category", pattern.category},
                                 {"severity", pattern.severity},
                                 {"count", pattern.paths.size()},
                                 {"paths", pattern.paths}});
  }
  json["actions"] = actions_json(stats.actions, archive.history_read);
  json["coverage"] = Json::array();
  for (const SectionCoverage& section : stats.coverage) {
    json["coverage"].push_back({{"section", section.section},
                                {"answered", section.answered},
                                {"empty", section.empty},
                                {"absent", section.absent}});
  }
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

Json show_json(const archive::Postmortem& report) {
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
  for (std::size_t i = 0; i < facts.actions.size(); ++i) {
    const bool traced = i < report.action_history.size();
    json["actions"].push_back(action_json(facts.actions[i], traced ? &report.action_history[i] : nullptr));
  }
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

}  // namespace hindsight::analytics
