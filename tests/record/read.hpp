#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "hindsight/record/facts.hpp"

namespace hindsight::record::test {

inline Facts read(std::string_view source) { return extract_facts(markdown::parse(source), source); }

inline Facts read_yaml(std::string_view source) {
  markdown::ParseOptions options;
  options.whole_file_is_yaml = true;
  return extract_facts(markdown::parse(source, options), source);
}

/// "text | status | owner | due | priority | ticket | type", with what is not there left out at the end of each.
inline std::string describe(const ActionItem& item) {
  std::string out = item.text;
  for (const std::string& part : {std::string(to_string(item.status)), item.owner, item.due ? to_string(*item.due) : item.due_raw,
                                  item.priority, item.ticket, item.type})
    out += " | " + part;
  while (out.ends_with(" | ")) out.resize(out.size() - 3);
  return out;
}

inline std::vector<std::string> describe_actions(const Facts& facts) {
  std::vector<std::string> out;
  for (const ActionItem& item : facts.actions) out.push_back(describe(item));
  return out;
}

inline const Field* field_named(const Facts& facts, std::string_view name) {
  for (const Field& field : facts.fields)
    if (field.name == name) return &field;
  return nullptr;
}

inline const Section* section_of_kind(const Facts& facts, std::string_view kind) {
  for (const Section& section : facts.sections)
    if (section.kind == kind) return &section;
  return nullptr;
}

/// "45 stated line 7 in a list item", "missing \"?\" line 3", "nothing".
inline std::string describe_detection(const Facts& facts) {
  if (facts.detection_minutes) {
    const auto& value = *facts.detection_minutes;
    std::string number = std::to_string(value.value);
    number.erase(number.find_last_not_of('0') + 1);
    if (number.ends_with('.')) number.pop_back();
    return number + " " + to_string(value.origin) + " line " + std::to_string(value.line) + " in " + to_string(value.place);
  }
  if (facts.detection_missing) return "missing \"" + facts.detection_missing->raw + "\" line " + std::to_string(facts.detection_missing->line);
  return "nothing";
}

inline std::string date_of(const Facts& facts) { return facts.date ? to_string(facts.date->value) : std::string("none"); }

}  // namespace hindsight::record::test
