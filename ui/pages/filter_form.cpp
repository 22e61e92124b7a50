#include <algorithm>
#include <map>

#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "pages/parts.hpp"

namespace hindsight::pages {
namespace {

std::vector<std::string> all_categories(const archive::Archive& archive) {
  std::map<std::string, int> counts;
  for (const auto& report : archive.postmortems)
    for (const auto& category : report.facts->categories) ++counts[category.value];
  std::vector<std::string> names;
  for (const auto& [name, count] : counts) names.push_back(name);
  return names;
}

std::string field(std::string_view label, const std::string& control) {
  return "<label class=\"filter-field\"><span>" + std::string(label) + "</span>" + control + "</label>";
}

std::string date_field(std::string_view label, std::string_view name, const std::optional<Date>& value) {
  return field(label, "<input type=\"date\" name=\"" + std::string(name) + "\" value=\"" + (value ? to_string(*value) : "") + "\">");
}

/// "detected by: customer".
std::string in_words(const std::pair<std::string, std::string>& condition) {
  std::string name = condition.first;
  std::replace(name.begin(), name.end(), '_', ' ');
  return name + ": " + condition.second;
}

}  // namespace

std::string filter_form(const archive::Archive& archive, const Route& route) {
  const archive::Filter& filter = route.filter;
  std::string html = "<form class=\"filters\" method=\"get\" action=\"./\" role=\"search\" data-live>";
  Route kept = route;
  kept.path.clear();
  kept.filter = {};
  kept.filter.where = filter.where;
  html += hidden_fields(kept);
  html += "<label class=\"filter-field filter-text\"><span>Search</span><input type=\"search\" name=\"text\" value=\"" +
          text::escape_html(filter.text) + "\" placeholder=\"Words in title or text\" autocomplete=\"off\" data-search></label>";

  std::string severities = "<select name=\"severity\">" + option("", "All", filter.severities.empty());
  for (const auto severity : {record::Severity::sev1, record::Severity::sev2, record::Severity::sev3, record::Severity::sev4}) {
    const bool selected = std::find(filter.severities.begin(), filter.severities.end(), severity) != filter.severities.end();
    severities += option(to_string(severity), "Sev " + std::to_string(int(severity)), selected);
  }
  html += field("Severity", severities + "</select>");

  const std::vector<std::string> categories = all_categories(archive);
  if (!categories.empty()) {
    std::string control = "<select name=\"category\">" + option("", "All", filter.categories.empty());
    for (const std::string& category : categories) {
      const bool selected = std::any_of(filter.categories.begin(), filter.categories.end(), [&](const std::string& wanted) {
        return text::equals_ignoring_case(wanted, category);
      });
      control += option(category, category, selected);
    }
    html += field("Category", control + "</select>");
  }
  html += date_field("From", "since", filter.since) + date_field("To", "until", filter.until);
  html += "<button class=\"filter-apply\" type=\"submit\">Apply</button>";
  for (std::size_t i = 0; i < filter.where.size(); ++i) {
    Route without = route;
    without.filter.where.erase(without.filter.where.begin() + std::ptrdiff_t(i));
    html += link(url(without), in_words(filter.where[i]) + " ✕", "filter-where");
  }
  if (!filter.empty()) {
    Route without = route;
    without.filter = {};
    html += link(url(without), "Reset", "filter-reset");
  }
  return html + "</form>";
}

namespace {

/// Why there may be nothing: it must not take a click to learn that a zip is encrypted.
std::string first_problems(const archive::Archive& archive) {
  constexpr std::size_t kMost = 5;
  if (archive.problems.empty()) return "";
  std::string html = "<ul>";
  for (std::size_t i = 0; i < archive.problems.size() && i < kMost; ++i) html += "<li>" + safe(archive.problems[i].text()) + "</li>";
  if (archive.problems.size() > kMost) html += "<li>and " + count_of(int(archive.problems.size() - kMost), "more problem") + "</li>";
  return html + "</ul>";
}

}  // namespace

std::string empty_result(const archive::Archive& archive, const Route& route) {
  if (archive.postmortems.empty())
    return "<div class=\"empty\"><p>No postmortems were found here.</p>" + first_problems(archive) + "<p>" +
           link(plain_url(route, "collection"), "What was read, and what was skipped") + "</p></div>";

  // Each condition that, left out alone, brings reports back is named with a link that leaves it out.
  struct Condition {
    std::string name;
    Route without;
  };
  std::vector<Condition> conditions;
  const auto add = [&](std::string name, auto clear) {
    Route without = route;
    clear(without.filter);
    conditions.push_back({std::move(name), std::move(without)});
  };
  const archive::Filter& filter = route.filter;
  if (!filter.text.empty()) add("the words “" + filter.text + "”", [](archive::Filter& f) { f.text.clear(); });
  if (!filter.severities.empty()) add("the severity", [](archive::Filter& f) { f.severities.clear(); });
  if (!filter.categories.empty())
    add("the category “" + filter.categories.front() + "”", [](archive::Filter& f) { f.categories.clear(); });
  if (!filter.where.empty()) add("“" + in_words(filter.where.front()) + "”", [](archive::Filter& f) { f.where.clear(); });
  if (filter.since || filter.until) add("the dates", [](archive::Filter& f) { f.since.reset(), f.until.reset(); });

  std::string html = "<div class=\"empty\"><p>No report matches.</p><ul>";
  for (const Condition& condition : conditions) {
    const std::size_t count = archive::select(archive, condition.without.filter).size();
    if (count == 0 || conditions.size() == 1) continue;
    html += "<li>" + link(url(condition.without), "Without " + condition.name + ": " + std::to_string(count)) + "</li>";
  }
  Route without = route;
  without.filter = {};
  html += "<li>" + link(url(without), "Without any filter: " + std::to_string(archive.postmortems.size())) + "</li>";
  return html + "</ul></div>";
}

}  // namespace hindsight::pages
