#include <algorithm>

#include "hindsight/analytics/actions.hpp"
#include "hindsight/analytics/practice.hpp"
#include "hindsight/analytics/similarity.hpp"
#include "hindsight/archive/links.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/markdown/html.hpp"
#include "pages/figure_parts.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

constexpr std::size_t kSimilarShown = 3;

/// Links between reports stay in the page; links to other files of the repository show that file.
std::string rewrite_link(const archive::Archive& archive, const Route& from, std::string_view base, std::string_view target) {
  if (target.empty() || archive::is_absolute(target)) return std::string(target);
  const std::size_t hash = target.find('#');
  const std::string fragment(hash == std::string_view::npos ? std::string_view{} : target.substr(hash));
  const std::string path = archive::resolve_path(base, target);
  if (path.empty()) return std::string(target);
  return plain_url(from, archive.find(path) ? "report" : "file", path) + fragment;
}

template <class T>
std::string value_provenance(const record::Sourced<T>& value) {
  std::string where = to_string(value.place);
  if (value.line > 0) where = "line " + std::to_string(value.line) + ", " + where;
  const char* how = value.origin == record::Origin::stated ? "" : record::to_string(value.origin);
  return "<span class=\"provenance\">" + std::string(how) + (*how ? " from " : "") + where + "</span>";
}

std::string fact(std::string_view name, const std::string& html) {
  return "<div><dt>" + std::string(name) + "</dt><dd>" + html + "</dd></div>";
}

std::string date_fact(const archive::Postmortem& report) {
  if (!report.date) return fact("Date", "<span class=\"unknown\">none found</span>");
  std::string source = std::string("<span class=\"provenance\">from the ") + archive::to_string(report.date->source) + "</span>";
  if (report.date->source == archive::DateSource::stated) source = value_provenance(*report.facts->date);
  return fact("Date", date_text(report) + source);
}

std::string detection_fact(const record::Facts& facts) {
  std::string html = detection_text(facts);
  if (const auto* detection = record::best_detection(facts)) html += value_provenance(*detection);
  else if (facts.detection_missing)
    html += "<span class=\"provenance\">line " + std::to_string(facts.detection_missing->line) + " says “" +
            safe(facts.detection_missing->raw) + "”</span>";
  return fact("Time to detection", html);
}

std::string values_fact(std::string_view name, const std::vector<record::Sourced<std::string>>& values) {
  if (values.empty()) return "";
  std::string names;
  for (const auto& value : values) names += (names.empty() ? "" : ", ") + safe(value.value);
  return fact(name, names + value_provenance(values.front()));
}

std::string amount_fact(std::string_view name, const std::optional<record::Sourced<double>>& amount, std::string (*in_words)(double)) {
  return amount ? fact(name, in_words(amount->value) + value_provenance(*amount)) : "";
}

std::string money_fact(std::string_view name, const std::optional<record::Sourced<record::Money>>& money) {
  return money ? fact(name, to_decimal(money->value.amount, 2) + " " + safe(money->value.currency) + value_provenance(*money)) : "";
}

/// A guess is shown as one, and only where nothing is stated.
std::string suggestion_fact(std::string_view name, const std::optional<record::Suggestion>& suggestion) {
  if (!suggestion) return "";
  return fact(name, "<span class=\"unknown\">not stated; perhaps " + safe(suggestion->value) + "</span><span class=\"provenance\">by the words “" + safe(suggestion->words) + "”</span>");
}

std::string facts_card(const archive::Postmortem& report) {
  const record::Facts& facts = *report.facts;
  const auto count = [](double value) { return to_decimal(value, 0); };
  std::string html = "<section class=\"card\" aria-label=\"Facts\"><h2>Facts</h2><dl class=\"facts\">" + date_fact(report);
  if (facts.severity) html += fact("Severity", severity_chip(facts) + value_provenance(*facts.severity));
  else html += facts.suggested_severity ? suggestion_fact("Severity", facts.suggested_severity) : fact("Severity", "<span class=\"unknown\">not stated</span>");
  if (!facts.categories.empty()) html += fact("Category", category_tags(facts) + value_provenance(facts.categories.front()));
  else html += suggestion_fact("Category", facts.suggested_category);
  html += detection_fact(facts);
  if (facts.detected_by) html += fact("Detected by", safe(facts.detected_by->value) + value_provenance(*facts.detected_by));
  html += amount_fact("Lasted", facts.impact.duration_minutes, humanize_minutes);
  html += amount_fact("Affected users", facts.impact.affected_users, count) + amount_fact("Wrong responses", facts.impact.wrong_responses, count);
  html += money_fact("Financial impact", facts.impact.financial) + money_fact("Model cost", facts.impact.model_cost);
  html += values_fact("LLM behaviour", facts.llm_behavior) + values_fact("System contribution", facts.system_contribution) + values_fact("Patterns", facts.patterns);
  if (!facts.actions.empty()) html += fact("Action items", action_progress(report));
  html += fact("Length", count_of(facts.word_count, "word"));
  return html + "</dl></section>";
}

std::string in_line(int line) { return line > 0 ? "<span class=\"provenance\">line " + std::to_string(line) + "</span>" : std::string(); }

/// What a reviewer would note: contradictions, findings, and sections that are owed.
std::string notes_card(const archive::Postmortem& report) {
  const record::Facts& facts = *report.facts;
  std::string items;
  for (const auto& diagnostics : {archive::all_diagnostics(report), facts.findings})
    for (const Diagnostic& diagnostic : diagnostics) items += "<li>" + safe(diagnostic.message) + in_line(diagnostic.line) + "</li>";
  std::string missing;
  for (const std::string& kind : analytics::missing_sections(facts)) missing += (missing.empty() ? "" : ", ") + section_name(kind);
  if (!missing.empty()) items += "<li>Not answered: " + missing + "</li>";
  return items.empty() ? "" : "<section class=\"card\" aria-label=\"Notes\"><h2>To look at</h2><ul class=\"note-list\">" + items + "</ul></section>";
}

const analytics::Similarity& similarity(const archive::Loader& loader, Memory& memory) {
  if (!memory.similarity || memory.edition != loader.edition()) {
    memory.similarity = std::make_unique<analytics::Similarity>(archive::select(loader.archive(), {}));
    memory.edition = loader.edition();
  }
  return *memory.similarity;
}

std::string similar_reports(const analytics::Similarity& similarity, const Route& route, const archive::Postmortem& report) {
  std::string items;
  for (const analytics::SimilarReport& similar : similarity.similar_to(report, kSimilarShown)) {
    items += "<li>" + link(report_url(route, similar.report->path), similar.report->title) + "<span class=\"similar-detail\">" + date_text(*similar.report);
    for (const std::string& reason : similar.reasons) items += " · " + safe(reason);
    items += "</span></li>";
  }
  return items.empty() ? "" : "<section class=\"similar\" aria-label=\"Similar reports\"><h2>Similar reports</h2><ol class=\"similar-list\">" + items + "</ol></section>";
}

std::string status_text(record::ActionStatus status) {
  switch (status) {
    case record::ActionStatus::open: return "open";
    case record::ActionStatus::in_progress: return "in progress";
    case record::ActionStatus::done: return "done";
    case record::ActionStatus::wont_do: return "won’t do";
    case record::ActionStatus::deferred: return "deferred";
    case record::ActionStatus::unknown: return "no state";
  }
  return "";
}

std::string action_detail(const analytics::TracedAction& action, Date as_of) {
  const record::ActionItem& item = *action.item;
  std::string detail = status_text(item.status);
  if (action.history && action.history->closed_at) detail += " " + to_string(utc_date(*action.history->closed_at));
  if (!item.owner.empty()) detail += " · " + safe(item.owner);
  if (action.due && !action.is_done()) detail += " · due " + to_string(*action.due) + (action.is_due_by_policy ? " as " + safe(item.priority) : "");
  if (!action.inherited_from.empty()) detail += " · inherited from " + safe(action.inherited_from);
  if (action.is_overdue(as_of)) detail += " · <span class=\"tile-warning\">" + count_of(as_of.days - action.due->days, "day") + " overdue</span>";
  return detail;
}

std::string actions_card(const archive::Postmortem& report, const analytics::Terms& terms) {
  const auto actions = analytics::trace_actions_of(report, terms);
  if (actions.empty()) return "";
  std::string html = "<section class=\"card\" aria-label=\"Action items\"><h2>Action items</h2><ul class=\"action-list\">";
  for (const analytics::TracedAction& action : actions) {
    html += std::string("<li class=\"action action-") + record::to_string(action.item->status) + "\"><span>" + safe(action.item->text) +
            "</span><span class=\"action-detail\">" + action_detail(action, terms.as_of) + "</span></li>";
  }
  return html + "</ul></section>";
}

std::string contents_card(const markdown::Article& article) {
  std::string items;
  int count = 0;
  for (const markdown::Heading& heading : article.headings) {
    if (heading.level < 2 || heading.level > 3) continue;
    ++count;
    items += "<li class=\"toc-" + std::to_string(heading.level) + "\">" + link("#" + heading.id, heading.text) + "</li>";
  }
  if (count < 3) return "";
  return "<nav class=\"card toc\" aria-label=\"Contents\"><h2>Contents</h2><ul>" + items + "</ul></nav>";
}

std::string history_card(const archive::Archive& archive, const archive::Postmortem& report) {
  std::string html = "<section class=\"card\" aria-label=\"History\"><h2>History</h2>";
  if (!archive.has_history) return html + "<p class=\"empty-note\">unknown: the collection came without Git</p></section>";
  if (!archive.history_read) return html + "<p class=\"empty-note\">is still being read</p></section>";
  html += "<ol class=\"versions\">";
  for (auto version = report.versions.rbegin(); version != report.versions.rend(); ++version)
    html += "<li><time>" + to_string(utc_date(version->date)) + "</time> <span>" + safe(version->author) + "</span> <code>" +
            version->commit.hex().substr(0, 7) + "</code></li>";
  return html + "</ol></section>";
}

std::string neighbours(const archive::Archive& archive, const Route& route, const archive::Postmortem& report) {
  const auto at = std::size_t(&report - archive.postmortems.data());
  std::string html = "<nav class=\"neighbours\" aria-label=\"Neighbouring reports\">";
  if (at > 0) html += "<a rel=\"prev\" href=\"" + text::escape_html(report_url(route, archive.postmortems[at - 1].path)) +
                      "\"><span>Earlier</span>" + safe(archive.postmortems[at - 1].title) + "</a>";
  if (at + 1 < archive.postmortems.size())
    html += "<a rel=\"next\" href=\"" + text::escape_html(report_url(route, archive.postmortems[at + 1].path)) + "\"><span>Later</span>" +
            safe(archive.postmortems[at + 1].title) + "</a>";
  return html + "</nav>";
}

bool article_shows_title(const markdown::Article& article, const std::string& title) {
  return !article.headings.empty() && article.headings.front().level == 1 && text::squeeze(article.headings.front().text) == text::squeeze(title);
}

}  // namespace

Page report_page(archive::Loader& loader, const Route& route, Date as_of, Memory& memory) {
  const archive::Archive& archive = loader.archive();
  const archive::Postmortem* report = archive.find(route.path);
  if (!report) return missing_page(route, "There is no report “" + route.path + "”.");
  const auto source = loader.file(report->path);
  if (!source.ok()) return missing_page(route, source.error().text());

  markdown::HtmlOptions options;
  options.whole_file_is_yaml = archive::is_yaml(report->path);
  options.rewrite_url = [&](std::string_view target, markdown::UrlUse use) {
    return use == markdown::UrlUse::link ? rewrite_link(archive, route, report->path, target) : std::string(target);
  };
  markdown::Article article = markdown::render_article(as_text(*source), options);

  Page page;
  page.title = report->title;
  page.html = "<div class=\"report\"><div class=\"report-top\">" + link(plain_url(route, "reports"), "All reports", "back") +
              "<code class=\"report-path\">" + safe(report->path) + "</code>" + verification_note(archive) + "</div>";
  page.html += "<div class=\"report-layout\"><div class=\"report-body\">";
  if (!article_shows_title(article, report->title)) page.html += "<h1 class=\"report-heading\">" + safe(report->title) + "</h1>";
  page.html += "<div class=\"report-strip\">" + date_text(*report) + severity_chip(*report->facts) + category_tags(*report->facts) + "</div>";
  page.html += "<article class=\"prose\" data-article></article>" + similar_reports(similarity(loader, memory), route, *report) + neighbours(archive, route, *report) + "</div>";
  page.html += "<aside class=\"report-side\">" + facts_card(*report) + actions_card(*report, terms_of(archive, as_of)) + notes_card(*report) + contents_card(article) + history_card(archive, *report) +
               teach_file_form(report->path, false, plain_url(route, "collection")) + "</aside></div></div>";
  page.article = UntrustedArticle{std::move(article.html), report->path};
  return page;
}

}  // namespace hindsight::pages
