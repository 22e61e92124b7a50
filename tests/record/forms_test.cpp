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

}  // namespace
}  // namespace hindsight::record
