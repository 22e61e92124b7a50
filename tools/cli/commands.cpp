#include "commands.hpp"

#include <cstdio>
#include <ctime>
#include <optional>

#include "hindsight/analytics/csv.hpp"
#include "hindsight/analytics/digest.hpp"
#include "hindsight/analytics/json.hpp"
#include "hindsight/archive/query.hpp"
#include "hindsight/archive/search.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/settings.hpp"
#include "hindsight/record/values.hpp"
#include "disk.hpp"
#include "source.hpp"

namespace hindsight::cli {
namespace {

/// Names and texts of others must not speak to the terminal.
void tell(const std::string& sentence) { std::fprintf(stderr, "hindsight: %s\n", text::make_visible_on_a_line(sentence).c_str()); }

int complain(const Error& error) {
  tell(error.text());
  return error.code == ErrorCode::usage ? kWrongUsage : kUnreadable;
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print(const Json& json) { print(text::escape_invisible(dump(json, 2)) + "\n"); }

Result<std::optional<Date>> date_option(const char* option, const std::string& text) {
  if (text.empty()) return std::optional<Date>();
  const auto date = parse_iso_date(text);
  if (!date) return Error{ErrorCode::usage, "“" + text + "” is not a date of the form YYYY-MM-DD", option};
  return date;
}

Result<Date> as_of(const Request& request) {
  HINDSIGHT_TRY(const std::optional<Date> stated, date_option("--as-of", request.as_of));
  return stated ? *stated : utc_date(Instant{static_cast<std::int64_t>(std::time(nullptr))});
}

Result<archive::Filter> filter(const Request& request) {
  archive::Filter filter;
  HINDSIGHT_TRY(filter.since, date_option("--since", request.since));
  HINDSIGHT_TRY(filter.until, date_option("--until", request.until));
  for (const std::string& text : request.severities) {
    const auto severity = record::parse_severity(text);
    if (!severity) return Error{ErrorCode::usage, "“" + text + "” is none of sev1, sev2, sev3, sev4", "--severity"};
    filter.severities.push_back(*severity);
  }
  filter.categories = request.categories;
  filter.text = request.text;
  for (const std::string& condition : request.where) {
    const std::size_t equals = condition.find('=');
    if (equals == std::string::npos) return Error{ErrorCode::usage, "“" + condition + "” is not FIELD=VALUE", "--where"};
    filter.where.emplace_back(condition.substr(0, equals), condition.substr(equals + 1));
  }
  return filter;
}

/// The file that --config names; what is wrong with it is told.
Result<std::shared_ptr<const record::Settings>> given_settings(const std::string& path) {
  if (path.empty()) return std::shared_ptr<const record::Settings>();
  HINDSIGHT_TRY(const ByteBuffer bytes, read_file(path));
  std::vector<Diagnostic> diagnostics;
  auto settings = std::make_shared<const record::Settings>(record::parse_settings(as_text(bytes), diagnostics));
  for (const Diagnostic& diagnostic : diagnostics)
    tell("warning: " + path + ", line " + std::to_string(diagnostic.line) + ": " + diagnostic.message);
  return std::shared_ptr<const record::Settings>(std::move(settings));
}

Result<std::unique_ptr<archive::Loader>> load(const Request& request) {
  HINDSIGHT_TRY(auto settings, given_settings(request.config));
  HINDSIGHT_TRY(Source source, open_source(request.source));
  auto loader = std::make_unique<archive::Loader>(std::move(source.repository),
                                                  archive::Options{request.revision, request.folder, std::move(settings)});
  HINDSIGHT_TRY([[maybe_unused]] const Done done, archive::load_fully(*loader, source.holder));
  for (const Error& problem : loader->archive().problems) tell("warning: " + problem.text());
  return loader;
}

/// The file asked for exists but is no report, or does not exist at all.
Error no_report(const archive::Archive& archive, const std::string& path) {
  for (const auto& skipped : archive.skipped)
    if (skipped.path == path) return {ErrorCode::not_found, "is not counted as a report: " + skipped.reason, path};
  return {ErrorCode::not_found, "no such report; `hindsight list` names them all", path};
}

analytics::InferredValues inferred_values(const Request& request) {
  return request.include_inferred ? analytics::InferredValues::included : analytics::InferredValues::left_out;
}

/// Reads the source and hands over what the filters leave of it.
template <class Use>
int with_selection(const Request& request, Use use) {
  const auto date = as_of(request);
  if (!date.ok()) return complain(date.error());
  const auto conditions = filter(request);
  if (!conditions.ok()) return complain(conditions.error());
  const auto loader = load(request);
  if (!loader.ok()) return complain(loader.error());
  const archive::Archive& archive = (*loader)->archive();
  use(archive, archive::select(archive, *conditions), analytics::Terms{*date, inferred_values(request), archive.settings.get()});
  return kGood;
}

}  // namespace

int stats(const Request& request) {
  return with_selection(request, [&](const archive::Archive& archive, const analytics::Selection& reports, const analytics::Terms& terms) {
    const Json json = analytics::stats_json(archive, analytics::compute_stats(reports, terms));
    if (request.csv) print(analytics::figures_csv(json));
    else print(json);
  });
}

int list(const Request& request) {
  return with_selection(request, [](const archive::Archive&, const analytics::Selection& reports, const analytics::Terms&) { print(analytics::list_json(reports)); });
}

int search(const Request& request) {
  return with_selection(request, [&](const archive::Archive&, const analytics::Selection& reports, const analytics::Terms&) {
    print(analytics::search_json(archive::search(reports, request.text)));
  });
}

int actions(const Request& request) {
  return with_selection(request, [&](const archive::Archive&, const analytics::Selection& reports, const analytics::Terms& terms) {
    const Json open = analytics::open_actions_json(reports, terms);
    if (request.csv) print(analytics::table_csv(analytics::open_action_columns(), open));
    else print(open);
  });
}

int report(const Request& request) {
  constexpr int kUsualDays = 90;
  Request all = request;  // what is before the first day is compared with
  all.since.clear();
  const auto since = date_option("--since", request.since);
  if (!since.ok()) return complain(since.error());
  const auto until = as_of(request);
  if (until.ok() && since->has_value() && **since > *until) return complain({ErrorCode::usage, "is after the day of the report, " + to_string(*until), "--since"});
  return with_selection(all, [&](const archive::Archive& archive, const analytics::Selection& reports, const analytics::Terms& terms) {
    print(analytics::digest(archive, reports, terms, since->value_or(Date{terms.as_of.days - kUsualDays + 1})));
  });
}

int show(const Request& request) {
  const auto date = as_of(request);
  if (!date.ok()) return complain(date.error());
  const auto loader = load(request);
  if (!loader.ok()) return complain(loader.error());
  const archive::Archive& archive = (*loader)->archive();
  std::vector<const archive::Postmortem*> reports;
  for (const std::string& path : request.paths) {
    reports.push_back(archive.find(path));
    if (!reports.back()) return complain(no_report(archive, path));
  }
  const analytics::Similarity similarity(archive::select(archive, {}));
  const analytics::Terms terms{*date, inferred_values(request), archive.settings.get()};
  if (reports.size() == 1) {
    print(analytics::show_json(*reports.front(), terms, similarity));
  } else {
    Json all = Json::array();
    for (const archive::Postmortem* report : reports) all.push_back(analytics::show_json(*report, terms, similarity));
    print(all);
  }
  return kGood;
}

int cat(const Request& request) {
  auto source = open_source(request.source);
  if (!source.ok()) return complain(source.error());
  const auto bytes = [&]() -> Result<ByteBuffer> {
    git::Repository& git = *source->repository;
    const std::string revision = request.revision.empty() ? "HEAD" : request.revision;
    git.want(revision);
    HINDSIGHT_TRY([[maybe_unused]] const Done done, git::prepare_fully(git, source->holder));
    HINDSIGHT_TRY(const git::ObjectId tip, git::resolve_revision(git, revision));
    HINDSIGHT_TRY(const git::Commit commit, git::read_commit(git, tip));
    HINDSIGHT_TRY(const git::FileEntry file, git::find_file(git, commit.tree, request.path));
    HINDSIGHT_TRY(git::Object object, git.read(file.id));
    return std::move(object.data);
  }();
  if (!bytes.ok()) return complain(bytes.error());
  if (!bytes->empty()) std::fwrite(bytes->data(), 1, bytes->size(), stdout);
  return kGood;
}

int settings(const Request& request) {
  if (request.source.empty()) {
    std::fputs(record::settings_documentation().c_str(), stdout);
    return kGood;
  }
  const auto loader = load(request);
  if (!loader.ok()) return complain(loader.error());
  const std::vector<archive::Assumption>& assumptions = (*loader)->archive().assumptions;
  if (assumptions.empty()) std::puts("Nothing had to be assumed about this collection.");
  for (const archive::Assumption& assumption : assumptions) {
    std::printf("%s\n  because of %s\n  in .hindsight.yaml: %s\n", assumption.text.c_str(), assumption.evidence.c_str(), assumption.setting.c_str());
    for (const std::string& path : assumption.changed) std::printf("  read otherwise: %s\n", text::make_visible(path).c_str());
  }
  return kGood;
}

}  // namespace hindsight::cli
