#include "ref_table.hpp"

#include "hindsight/base/problems.hpp"
#include "hindsight/base/text.hpp"
#include "ref_name.hpp"

namespace hindsight::git {
namespace {

constexpr int kMostSteps = 5;

bool is_sha256(std::string_view text) { return text.size() == kSha256Digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

std::string place_of_line(const std::string& file, std::size_t number) { return file + ", line " + std::to_string(number); }

}  // namespace

void RefTable::problem(std::string message, std::string where) {
  list_problem(problems_, {ErrorCode::malformed, std::move(message), std::move(where)});
}

void RefTable::add_line(List& list, std::string_view line, char separator, const std::string& where) {
  const std::size_t end = line.find(separator);
  if (is_sha256(line.substr(0, end))) has_sha256_ = true;
  const auto id = ObjectId::from_hex(line.substr(0, end));
  if (!id || end == std::string_view::npos) return problem("the line " + quoted(line) + " is no reference", where);
  const std::string_view name = text::trim(line.substr(end + 1));
  if (!is_sound_ref_name(name)) {
    return problem("the reference name " + quoted(name) + " is not allowed (" + std::to_string(name.size()) + " bytes)", where);
  }
  if (!list.emplace(name, *id).second) problem("the reference " + quoted(name) + " occurs twice; the first counts", where);
}

void RefTable::add_packed_refs(std::string_view text, const std::string& file) {
  std::size_t number = 0;
  for (const std::string_view line : text::split_lines(text)) {
    ++number;
    if (!line.empty() && line[0] != '#' && line[0] != '^') add_line(packed_, line, ' ', place_of_line(file, number));
  }
}

void RefTable::add_info_refs(std::string_view text, const std::string& file) {
  std::size_t number = 0;
  for (const std::string_view line : text::split_lines(text)) {
    ++number;
    if (!line.empty() && !line.ends_with("^{}")) add_line(served_, line, '\t', place_of_line(file, number));
  }
}

bool RefTable::add_file(const std::string& name, std::string_view content) {
  constexpr std::string_view kSymbolic = "ref:";
  const std::string_view line = text::trim(content.substr(0, content.find('\n')));
  if (line.starts_with(kSymbolic)) {
    const std::string_view target = text::trim(line.substr(kSymbolic.size()));
    if (!is_sound_ref_name(target)) return false;
    symbolic_.emplace(name, target);
    return true;
  }
  if (is_sha256(line)) {
    has_sha256_ = true;
    return true;
  }
  const auto id = ObjectId::from_hex(line.substr(0, ObjectId::kDigits));
  if (!id || line.size() != ObjectId::kDigits) return false;
  direct_.emplace(name, *id);
  return true;
}

std::optional<std::string> RefTable::symbolic_target(const std::string& name) const {
  const auto found = symbolic_.find(name);
  return found == symbolic_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ObjectId> RefTable::follow(const std::string& name) const {
  const std::string* at = &name;
  for (int steps = 0; steps <= kMostSteps; ++steps) {
    if (const auto direct = direct_.find(*at); direct != direct_.end()) return direct->second;
    const auto next = symbolic_.find(*at);
    if (next == symbolic_.end()) {
      for (const List* list : {&served_, &packed_}) {
        if (const auto listed = list->find(*at); listed != list->end()) return listed->second;
      }
      return std::nullopt;
    }
    at = &next->second;
  }
  return std::nullopt;
}

std::vector<Ref> RefTable::refs() const {
  std::map<std::string_view, ObjectId> all;
  for (const List* list : {&packed_, &served_, &direct_}) {
    for (const auto& [name, id] : *list) all.insert_or_assign(name, id);
  }
  for (const auto& [name, target] : symbolic_) {
    if (const auto id = follow(name)) all.insert_or_assign(name, *id);
  }
  std::vector<Ref> refs;
  refs.reserve(all.size());
  // 'H' comes before 'r': HEAD is the first as it is.
  for (const auto& [name, id] : all) refs.push_back({std::string(name), id});
  return refs;
}

}  // namespace hindsight::git
