#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "hindsight/base/text.hpp"
#include "read.hpp"

/// Every line that carries a fact, in whole reports of the forms in use.
namespace hindsight::record {
namespace {

using Strings = std::vector<std::string>;

std::string text_of(const std::string& name) {
  std::ifstream file(std::string(HINDSIGHT_SOURCE_DIR) + "/tests/record/forms/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Sections whose items are thoughts: they are read as text and counted as answered, and not taken apart.
bool is_prose(std::string_view kind) {
  for (const std::string_view prose : {"went_well", "went_wrong", "got_lucky", "lessons", "summary", "why_not_detected_sooner"}) {
    if (kind == prose) return true;
  }
  return false;
}

std::set<int> lines_read(const Facts& facts) {
  std::set<int> lines;
  if (facts.title) lines.insert(facts.title->line);
  for (const Field& field : facts.fields) lines.insert(field.line);
  for (const Section& section : facts.sections) lines.insert(section.line);
  for (const TimelineEvent& event : facts.timeline) lines.insert(event.line);
  for (const ActionItem& item : facts.actions) lines.insert(item.line);
  for (const Cause& cause : facts.causes) lines.insert(cause.line);
  for (const auto& behaviour : facts.llm_behavior) lines.insert(behaviour.line);
  for (const auto& part : facts.system_contribution) lines.insert(part.line);
  return lines;
}

/// A heading, a list item, a row of a table, or something that begins with a label; not prose, fences and headers of tables.
bool carries_a_fact(const Strings& lines, std::size_t i) {
  const std::string_view line = text::trim(lines[i]);
  if (line.empty() || line.starts_with("```") || line.starts_with("---") || line == "All times in UTC.") return false;
  if (line.starts_with('|')) {
    const bool is_header = i + 1 < lines.size() && text::trim(lines[i + 1]).starts_with("|--");
    return !is_header && !line.starts_with("|--");
  }
  if (line.starts_with('#') || line.starts_with("- ") || line.starts_with("**")) return true;
  if (text::is_digit(line[0]) && line.find(". ") != std::string_view::npos) return true;
  const std::size_t colon = line.find(": ");
  return colon != std::string_view::npos && line.substr(0, colon).find_first_of(" .,;") == std::string_view::npos;
}

Strings unread_lines(const std::string& source, const Facts& facts) {
  const std::vector<std::string_view> views = text::split(source, '\n');
  const Strings lines(views.begin(), views.end());
  const std::set<int> read = lines_read(facts);
  Strings unread;
  std::string kind;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int number = int(i) + 1;
    for (const Section& section : facts.sections) {
      if (section.line == number) kind = section.kind;
    }
    if (!is_prose(kind) && carries_a_fact(lines, i) && read.count(number) == 0) unread.push_back(std::to_string(number) + ": " + lines[i]);
  }
  return unread;
}

class Form : public testing::TestWithParam<const char*> {};

TEST_P(Form, IsReadLineByLine) {
  const std::string source = text_of(GetParam());
  ASSERT_FALSE(source.empty());
  EXPECT_EQ(unread_lines(source, test::read(source)), Strings());
}

INSTANTIATE_TEST_SUITE_P(Known, Form, testing::Values("eight-sections.md", "one-page-agent.md", "retro.md", "generated.md"), [](const auto& test) {
  std::string name = test.param;
  name.resize(name.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

/// Everything that was understood, in the words of the file.
Strings words_read(const Facts& facts) {
  Strings words;
  if (facts.title) words.push_back(facts.title->value);
  for (const Field& field : facts.fields)
    if (!field.name.empty()) words.push_back(field.raw);
  for (const TimelineEvent& event : facts.timeline) words.insert(words.end(), {event.time ? event.raw_time : "", event.text, event.actor, event.source});
  for (const ActionItem& item : facts.actions)
    words.insert(words.end(), {item.text, item.owner, item.priority, item.due ? item.due_raw : "", to_string(item.status), item.ticket});
  for (const Cause& cause : facts.causes) words.push_back(cause.text);
  return words;
}

/// `key: "value"` and `- "value"`, without what is around them.
std::string value_of(std::string_view line) {
  const std::size_t colon = line.find(": ");
  line = text::trim(colon == std::string_view::npos ? line.substr(line.find('-') + 1) : line.substr(colon + 2));
  if (line.starts_with('"') && line.ends_with('"')) line = line.substr(1, line.size() - 2);
  return std::string(line);
}

bool is_key_of_a_block(std::string_view line) { return line.ends_with(':'); }

/// The lines of a YAML text whose keys or values were not understood.
Strings unread_keys(const std::string& source, const Facts& facts) {
  const Strings words = words_read(facts);
  Strings unread;
  std::string kind;
  for (const std::string_view line : text::split(source, '\n')) {
    if (text::trim(line).empty() || line.starts_with('#') || line.starts_with("---")) continue;
    if (!text::is_space(line[0]) && is_key_of_a_block(line)) kind = Labels::standard().section(line.substr(0, line.size() - 1));
    else if (!text::is_space(line[0])) kind.clear();
    if (is_prose(kind) || is_key_of_a_block(line)) continue;
    const std::string value = value_of(line);
    const bool is_read = std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.find(value) != std::string::npos; });
    if (!is_read) unread.emplace_back(line);
  }
  return unread;
}

Strings answered_kinds(const Facts& facts) {
  Strings kinds;
  for (const Section& section : facts.sections)
    if (section.answered) kinds.push_back(section.kind);
  return kinds;
}

class YamlForm : public testing::TestWithParam<bool> {};

TEST_P(YamlForm, IsReadLineByLine) {
  const std::string source = text_of("review.yaml");
  ASSERT_FALSE(source.empty());
  const Facts facts = GetParam() ? test::read("---\n" + source + "---\n\nWhat the concierge said.\n") : test::read_yaml(source);
  EXPECT_EQ(unread_keys(source, facts), Strings());
  EXPECT_EQ(answered_kinds(facts), (Strings{"summary", "impact", "timeline", "root_cause", "contributing_factors", "went_well", "went_wrong", "action_items", "attendees"}));
  EXPECT_EQ(test::describe_detection(facts), GetParam() ? "50 stated line 10 in front matter" : "50 stated line 9 in YAML");
  EXPECT_EQ(test::date_of(facts), "2026-06-11");
}

INSTANTIATE_TEST_SUITE_P(Known, YamlForm, testing::Bool(), [](const auto& test) { return test.param ? "as_front_matter" : "as_a_file"; });

}  // namespace
}  // namespace hindsight::record
