#include "known_owners.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "action_owner.hpp"
#include "action_values.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/fold.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kFewestSigned = 2;

bool begins_in_lower_case(std::string_view text) {
  if (text.empty() || text::is_digit(text[0])) return false;
  const std::uint32_t first = language::decode(text).code_point;
  return language::is_letter_or_digit(first) && !language::is_joined_script(first) && language::fold(first) == first;
}

bool may_be_signed(const ReadItem& read) {
  const Signature& signature = read.signature;
  if (signature.name.empty() || !read.item.owner.empty()) return false;
  return signature.is_in_front ? read.item.text.starts_with(signature.whole) : read.item.text.ends_with(signature.whole);
}

void take_signatures(std::vector<ReadItem>& items) {
  if (std::size_t(std::count_if(items.begin(), items.end(), may_be_signed)) < kFewestSigned) return;
  for (ReadItem& read : items) {
    if (!may_be_signed(read)) continue;
    std::string& text = read.item.text;
    const std::size_t size = read.signature.whole.size();
    const std::string rest(read.signature.is_in_front ? std::string_view(text).substr(size) : std::string_view(text).substr(0, text.size() - size));
    read.item.owner = read.signature.name;
    text = text::trim(rest);
    for (const std::string_view joint : {": ", "- ", "to "})
      if (text.starts_with(joint)) text.erase(0, joint.size());
  }
}

/// Takes a known name off an item's text.
bool take_name(std::string& text, const std::string& name) {
  if (text.starts_with(name + ": ")) {
    text.erase(0, name.size() + 2);
    return true;
  }
  std::string_view rest = text;
  while (rest.ends_with('.') || rest.ends_with(' ')) rest.remove_suffix(1);
  for (const std::string_view divider : {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", ", "})
    if (rest.ends_with(std::string(divider) + name)) {
      text.resize(rest.size() - name.size() - divider.size());
      return true;
    }
  for (const auto& [open, close] : {std::pair{" (", ")"}, std::pair{" [", "]"}, std::pair{"\xEF\xBC\x88", "\xEF\xBC\x89"}, std::pair{". ", ""}}) {
    const std::string end = open + name + close;
    if (!rest.ends_with(end)) continue;
    text.resize(rest.size() - end.size() + (std::string_view(open) == ". " ? 1 : 0));
    return true;
  }
  return false;
}

/// A name that an item's text ends with, in a bracket or behind a dash.
std::string_view name_at_end(std::string_view text, const Settings& settings) {
  while (text.ends_with('.') || text.ends_with(' ')) text.remove_suffix(1);
  std::size_t from = std::string_view::npos;
  if (text.ends_with(')')) {
    text.remove_suffix(1);
    from = text.rfind('(');
    if (from != std::string_view::npos) ++from;
  } else {
    for (const std::string_view dash : {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " - "}) {
      const std::size_t at = text.rfind(dash);
      if (at != std::string_view::npos && (from == std::string_view::npos || at + dash.size() > from)) from = at + dash.size();
    }
  }
  if (from == std::string_view::npos || from < 2) return {};
  const std::string_view name = text::trim(text.substr(from));
  const NameForm form = name_form(name, settings);
  return form == NameForm::single || form == NameForm::full || form == NameForm::team ? name : std::string_view();
}

/// Where most items end with a name, as a team writes its owners down, each of these names one.
void take_names_at_ends(std::vector<ReadItem>& items, const Settings& settings) {
  std::size_t named = 0, unnamed = 0;
  for (const ReadItem& read : items) {
    if (!read.item.owner.empty()) continue;
    ++(name_at_end(read.item.text, settings).empty() ? unnamed : named);
  }
  if (named == 0 || items.size() < kFewestSigned || unnamed * 2 > items.size()) return;
  for (ReadItem& read : items) {
    if (!read.item.owner.empty()) continue;
    const std::string name(name_at_end(read.item.text, settings));
    if (!name.empty() && take_name(read.item.text, name)) read.item.owner = name;
  }
}

/// "Rui Valadas: pôr os certificados no inventário", "Ana Kos – dopisać alert": a whole name in front of what somebody does, which begins
/// in lower case as a sentence goes on; a topic is followed by a sentence of its own.
std::string_view name_before_deed(std::string_view text, std::string_view& rest, const Settings& settings) {
  std::size_t end = std::string_view::npos, size = 0;
  for (const std::string_view mark : {": ", " : ", "\xC2\xA0: ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - "})
    if (const std::size_t at = text.find(mark); at < end || (at == end && at != std::string_view::npos && mark.size() > size)) {
      end = at;
      size = mark.size();
    }
  if (end == std::string_view::npos || name_form(text.substr(0, end), settings) != NameForm::full) return {};
  rest = text::trim(text.substr(end + size));
  return begins_in_lower_case(rest) ? text.substr(0, end) : std::string_view();
}

/// Where most items begin so. Where other places name the owners, what stands in front is a topic.
void take_names_in_front(std::vector<ReadItem>& items, const Settings& settings) {
  std::size_t in_front = 0, unnamed = 0;
  std::string_view rest;
  for (const ReadItem& read : items) {
    if (!read.item.owner.empty()) continue;
    ++unnamed;
    in_front += name_before_deed(read.item.text, rest, settings).empty() ? 0 : 1;
  }
  if (in_front < kFewestSigned || in_front * 2 < items.size() || in_front < unnamed) return;
  for (ReadItem& read : items) {
    if (!read.item.owner.empty()) continue;
    const std::string owner(name_before_deed(read.item.text, rest, settings));
    read.item.owner = owner;
    read.item.text = std::string(rest);
  }
}

/// "[Ana Lopez] Add an alert": what stands in the bracket in front.
std::string_view tag_in_front(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"[", "]"}, {"\xE3\x80\x90", "\xE3\x80\x91"}}) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.find(close);
    return end == std::string_view::npos ? std::string_view() : text.substr(open.size(), end - open.size());
  }
  return {};
}

bool is_tag_of_a_person(std::string_view tag, const Settings& settings) {
  const NameForm form = name_form(tag, settings);
  // One word in capitals may be a component.
  return form == NameForm::full || form == NameForm::team || (form == NameForm::single && static_cast<unsigned char>(tag[0]) >= 0x80);
}

/// Where most items begin with somebody's name in square brackets.
void take_tags_in_front(std::vector<ReadItem>& items, const Settings& settings) {
  const auto count = std::count_if(items.begin(), items.end(), [&](const ReadItem& read) { return is_tag_of_a_person(tag_in_front(read.item.text), settings); });
  if (count == 0 || count * 2 < std::ptrdiff_t(items.size())) return;
  for (ReadItem& read : items) {
    const std::string name(tag_in_front(read.item.text));
    if (!read.item.owner.empty() || !is_tag_of_a_person(name, settings)) continue;
    read.item.owner = name;
    std::string& text = read.item.text;
    const std::size_t behind = text.find(name) + name.size();
    text = text::trim(std::string_view(text).substr(behind + (text[behind] == ']' ? 1 : 3)));
  }
}

/// "PLAT-2231 Branch protection", "#1127 — fail the run": the key in front, of the kind that others of the list have as well.
std::string_view key_in_front(std::string_view text) {
  const std::string_view key = text.substr(0, text.find(' '));
  return key.size() < text.size() && (is_ticket_key(key) || is_issue_number(key)) ? key : std::string_view();
}

void take_keys_in_front(std::vector<ReadItem>& items) {
  std::map<std::string, int, std::less<>> projects;
  const auto project_of = [](std::string_view key) { return key.substr(0, key[0] == '#' ? 1 : key.find('-')); };
  for (const ReadItem& read : items)
    if (const std::string_view key = key_in_front(read.item.text); !key.empty()) ++projects[std::string(project_of(key))];
  for (ReadItem& read : items) {
    const std::string key(key_in_front(read.item.text));
    if (key.empty() || projects[std::string(project_of(key))] < int(kFewestSigned) || !(read.item.ticket.empty() || read.item.ticket == key)) continue;
    read.item.ticket = key;
    std::string_view rest = text::trim(std::string_view(read.item.text).substr(key.size()));
    for (const std::string_view dash : {"- ", ": ", "\xE2\x80\x93 ", "\xE2\x80\x94 "})
      if (rest.starts_with(dash)) rest = text::trim(rest.substr(dash.size()));
    read.item.text = std::string(rest);
  }
}

}  // namespace

void name_owners(std::vector<ReadItem>& items, const Settings& settings) {
  take_keys_in_front(items);
  take_signatures(items);
  std::set<std::string> names;
  for (const ReadItem& read : items)
    if (!read.item.owner.empty() && name_form(read.item.owner, settings) != NameForm::none) names.insert(read.item.owner);
  for (ReadItem& read : items)
    if (read.item.owner.empty())
      for (const std::string& name : names)
        if (take_name(read.item.text, name)) {
          read.item.owner = name;
          break;
        }
  take_names_at_ends(items, settings);
  take_names_in_front(items, settings);
  take_tags_in_front(items, settings);
}

}  // namespace hindsight::record
