#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "hindsight/base/text.hpp"
#include "hindsight/markdown/yaml.hpp"
#include "hindsight/record/values.hpp"
#include "read.hpp"

/// Whole reports, written in another way, are the same record.
namespace hindsight::record {
namespace {

using Strings = std::vector<std::string>;

// Reading and comparing.

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Report {
  std::string name;
  std::string text;
};

std::vector<Report> reports() {
  std::vector<Report> found;
  for (const char* folder : {"/tests/record/forms", "/data/sample/archive/docs/postmortems"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(HINDSIGHT_SOURCE_DIR) + folder)) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() == ".md" && name != "README.md") found.push_back({name, text_of(entry.path())});
    }
  }
  std::sort(found.begin(), found.end(), [](const Report& a, const Report& b) { return a.name < b.name; });
  return found;
}

void add_sorted(Strings values, const char* name, std::string& out) {
  std::sort(values.begin(), values.end());
  for (const std::string& value : values) out += std::string("\n") + name + " " + value;
}

/// The record without its order, lines and places.
std::string digest(std::string_view source) {
  const Facts facts = test::read(source);
  std::string out = "title " + (facts.title ? facts.title->value : "-") + "\ndate " + test::date_of(facts);
  out += "\nseverity " + std::string(facts.severity ? to_string(facts.severity->value) : "-");
  out += "\ndetection " + (facts.detection_minutes ? std::to_string(facts.detection_minutes->value) : facts.detection_missing ? "missing" : "-");
  Strings categories, kinds;
  for (const auto& category : facts.categories) categories.push_back(category.value);
  for (const Section& section : facts.sections)
    if (section.answered && !section.kind.empty()) kinds.push_back(section.kind);
  add_sorted(std::move(categories), "category", out);
  add_sorted(std::move(kinds), "section", out);
  add_sorted(test::describe_actions(facts), "action", out);
  return out;
}

// Lines and what they are.

struct Line {
  std::string text;
  bool is_code = false;
  std::string section;  ///< the kind of the section of the second level that it stands in
};

std::string heading_of(std::string_view line) { return line.starts_with("## ") ? std::string(text::trim(line.substr(3))) : std::string(); }

std::vector<Line> lines_of(std::string_view source) {
  std::vector<Line> lines;
  std::string section;
  bool in_code = false, in_front_matter = source.starts_with("---\n");
  for (const std::string_view text : text::split(source, '\n')) {
    const bool is_fence = text::trim(text).starts_with("```");
    lines.push_back({std::string(text), in_code || is_fence || in_front_matter, section});
    if (is_fence) in_code = !in_code;
    if (in_front_matter && lines.size() > 1 && text == "---") in_front_matter = false;
    if (lines.back().is_code || heading_of(text).empty()) continue;
    section = Labels::standard().section(heading_of(text));
    lines.back().section = section;
  }
  return lines;
}

std::string joined(const Strings& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() && &line == &lines.front() ? "" : "\n") + line;
  return out;
}

template <class Change>
std::string change_lines(const std::string& source, const Change& change) {
  Strings out;
  for (const Line& line : lines_of(source)) out.push_back(line.is_code ? line.text : change(line));
  return joined(out);
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

// Ways of writing a list and the ends of lines.

std::string with_marker(const Line& line, std::string_view marker) {
  const std::size_t indent = indent_of(line.text);
  if (line.text.substr(indent, 2) != "- ") return line.text;
  return line.text.substr(0, indent) + std::string(marker) + line.text.substr(indent + 1);
}

std::string with_stars(const std::string& source) {
  return change_lines(source, [](const Line& line) { return with_marker(line, "*"); });
}
std::string with_pluses(const std::string& source) {
  return change_lines(source, [](const Line& line) { return with_marker(line, "+"); });
}
/// What belongs to a numbered item is indented by one more.
std::string with_numbers(const std::string& source) {
  return change_lines(source, [](const Line& line) { return std::string(indent_of(line.text) / 2, ' ') + with_marker(line, "1."); });
}

std::string with_crlf(const std::string& source) {
  std::string out;
  for (const char c : source) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

// The order of sections.

std::string with_sections_reversed(const std::string& source) {
  Strings parts(1);
  for (const Line& line : lines_of(source)) {
    if (!line.is_code && !heading_of(line.text).empty()) parts.emplace_back();
    parts.back() += line.text + "\n";
  }
  std::reverse(parts.begin() + 1, parts.end());
  std::string out;
  for (const std::string& part : parts) out += part + "\n";
  return parts.size() > 2 ? out : source;
}

// Other words for labels.

/// The words of one row of data/labels.json, beginning with its name.
Strings row_of(const char* table, const std::string& name) {
  static const markdown::YamlDocument labels = markdown::parse_yaml(text_of(std::string(HINDSIGHT_SOURCE_DIR) + "/data/labels.json"));
  Strings words{name};
  if (const auto* rows = labels.root.find(table)) {
    if (const auto* row = rows->find(name))
      for (const auto& word : row->items) words.push_back(word.text);
  }
  return words;
}

bool means_the_same(const std::string& a, const std::string& b) {
  const Labels& labels = Labels::standard();
  return labels.field(a) == labels.field(b) && labels.section(a) == labels.section(b) && unit_of_label(a) == unit_of_label(b);
}

/// Another word for a label: the one that stands so far down its row.
std::string synonym(const char* table, const std::string& name, const std::string& label, std::size_t place) {
  Strings words = row_of(table, name);
  std::rotate(words.begin(), words.begin() + std::ptrdiff_t(place % words.size()), words.end());
  for (const std::string& word : words)
    if (normalise_label(word) != normalise_label(label) && means_the_same(word, label)) return word;
  return label;
}

/// Where a line's label stands: behind its marker and stars, up to a colon.
struct LabelPlace {
  std::size_t at = 0;
  std::size_t size = 0;
};
LabelPlace label_in(std::string_view line) {
  std::size_t at = indent_of(line);
  if (line.substr(at).starts_with("- ")) at += 2;
  if (line.substr(at).starts_with("**")) at += 2;
  const std::size_t end = std::min(line.find(':', at), line.find("**:", at));
  return end == std::string_view::npos ? LabelPlace{} : LabelPlace{at, end - at};
}

std::string with_other_words(const Line& line, std::size_t place) {
  const Labels& labels = Labels::standard();
  if (const std::string heading = heading_of(line.text); !heading.empty()) {
    const bool is_plain = normalise_label(heading).size() == heading.size();
    return line.section.empty() || !is_plain ? line.text : "## " + synonym("sections", line.section, heading, place);
  }
  const LabelPlace found = label_in(line.text);
  const std::string label = line.text.substr(found.at, found.size);
  const std::string name = labels.field(label);
  const bool is_of_a_list = line.section == "timeline" || line.section == "detection_chain" || line.section == "action_items";
  if (name.empty() || is_of_a_list || line.text.starts_with('#')) return line.text;
  return line.text.substr(0, found.at) + synonym("fields", name, label, place) + line.text.substr(found.at + found.size);
}

template <std::size_t place>
std::string with_synonyms(const std::string& source) {
  return change_lines(source, [](const Line& line) { return with_other_words(line, place); });
}

// Lists as tables.

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text::trim(text)) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

/// "- Label: value" as two cells; nothing for anything else.
std::string row_of_label(std::string_view item) {
  const LabelPlace found = label_in(item);
  if (found.size == 0 || Labels::standard().field(item.substr(found.at, found.size)).empty()) return {};
  std::string value(item.substr(found.at + found.size));
  value.erase(0, std::min(value.find_first_not_of(":*"), value.size()));
  return "| " + cell(item.substr(found.at, found.size)) + " | " + cell(value) + " |";
}

std::string row_of_action(std::string_view item) {
  if (item.starts_with("- [ ] ")) return "| " + cell(item.substr(6)) + " | open |";
  if (item.starts_with("- [x] ")) return "| " + cell(item.substr(6)) + " | done |";
  return {};
}

/// The items of one list as rows; the list itself where one of them cannot be.
Strings table_of(const std::vector<Line>& list) {
  const bool are_actions = list.front().section == "action_items";
  Strings rows{are_actions ? "| Action | Status |" : "| What | Value |", "|---|---|"};
  Strings items;
  for (const Line& line : list) {
    items.push_back(line.text);
    rows.push_back(are_actions ? row_of_action(line.text) : row_of_label(line.text));
  }
  return std::find(rows.begin(), rows.end(), "") == rows.end() ? rows : items;
}

std::string with_tables(const std::string& source) {
  Strings out;
  std::vector<Line> list;
  const auto flush = [&] {
    if (list.empty()) return;
    const Strings rows = table_of(list);
    out.insert(out.end(), rows.begin(), rows.end());
    list.clear();
  };
  for (const Line& line : lines_of(source)) {
    const bool goes_on = !list.empty() && !line.text.empty();  // nested and broken items make the whole list stay one
    if (!line.is_code && (goes_on || line.text.starts_with("- "))) {
      list.push_back(line);
      continue;
    }
    flush();
    out.push_back(line.text);
  }
  flush();
  return joined(out);
}

// The test.

struct Mutation {
  const char* name;
  std::string (*change)(const std::string& source);
  std::size_t fewest;  ///< reports that it changes
};
void PrintTo(const Mutation& mutation, std::ostream* out) { *out << mutation.name; }

class MutatedReports : public testing::TestWithParam<Mutation> {};

TEST_P(MutatedReports, AreTheSameRecords) {
  std::size_t changed = 0;
  for (const Report& report : reports()) {
    if (!test::read(report.text).incidents.empty()) continue;  // the order tells them apart
    const std::string mutated = GetParam().change(report.text);
    if (mutated == report.text) continue;
    ++changed;
    EXPECT_EQ(digest(mutated), digest(report.text)) << report.name << "\n" << mutated;
  }
  EXPECT_GE(changed, GetParam().fewest);
}

INSTANTIATE_TEST_SUITE_P(All, MutatedReports,
                         testing::Values(Mutation{"crlf", with_crlf, 30}, Mutation{"stars", with_stars, 25}, Mutation{"pluses", with_pluses, 25},
                                         Mutation{"numbers", with_numbers, 25}, Mutation{"sections_reversed", with_sections_reversed, 25},
                                         Mutation{"first_synonyms", with_synonyms<1>, 25}, Mutation{"other_synonyms", with_synonyms<3>, 25},
                                         Mutation{"later_synonyms", with_synonyms<7>, 25}, Mutation{"tables", with_tables, 15}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace hindsight::record
