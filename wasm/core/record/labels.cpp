#include <algorithm>
#include <cstdint>
#include <initializer_list>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/markdown/yaml.hpp"
#include "hindsight/record/labels.hpp"

namespace hindsight::embedded {
extern const std::string_view labels_json;
}

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestLabel = 100;

struct Symbol {
  std::uint32_t code_point = 0;
  std::size_t size = 1;
};

/// The code point at the start of valid UTF-8; anything else counts as one byte.
Symbol decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(0);
  if (lead >= 0xF0 && text.size() >= 4)
    return {((lead & 7u) << 18) | ((byte(1) & 63u) << 12) | ((byte(2) & 63u) << 6) | (byte(3) & 63u), 4};
  if (lead >= 0xE0 && text.size() >= 3) return {((lead & 15u) << 12) | ((byte(1) & 63u) << 6) | (byte(2) & 63u), 3};
  if (lead >= 0xC0 && text.size() >= 2) return {((lead & 31u) << 6) | (byte(1) & 63u), 2};
  return {lead, 1};
}

bool is_symbol(std::uint32_t code_point) {
  return (code_point >= 0x80 && code_point <= 0xBF) || (code_point >= 0x2000 && code_point <= 0x2BFF) ||
         (code_point >= 0x3000 && code_point <= 0x303F) || (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
         (code_point >= 0xFF00 && code_point <= 0xFF0F) || (code_point >= 0xFF1A && code_point <= 0xFF20) ||
         (code_point >= 0x1F000 && code_point <= 0x1FBFF);
}

/// The small letter in Latin with its accents, Greek and Cyrillic; others as they are.
std::uint32_t small_letter(std::uint32_t c) {
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB) || (c >= 0x410 && c <= 0x42F)) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  // Capital and small letters take turns, beginning with a capital at an even or at an odd place.
  const bool even = (c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14A && c <= 0x177);
  const bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  return (even && c % 2 == 0) || (odd && c % 2 == 1) ? c + 1 : c;
}

/// The small letters above are all of two bytes.
void append_small(std::string_view letter, std::uint32_t code_point, std::string& out) {
  const std::uint32_t small = small_letter(code_point);
  if (small == code_point) {
    out += letter;
    return;
  }
  out += char(0xC0 | (small >> 6));
  out += char(0x80 | (small & 63));
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool starts_a_hump(std::string_view label, std::size_t at) {
  if (at == 0 || !is_upper(label[at])) return false;
  const char before = label[at - 1];
  return (before >= 'a' && before <= 'z') || text::is_digit(before);
}

std::string_view drop_numbering(std::string_view heading) {
  heading = text::trim(heading);
  std::size_t at = 0;
  while (at < heading.size() && (text::is_digit(heading[at]) || (heading[at] == '.' && at > 0))) ++at;
  if (at == 0 || at > 6 || at >= heading.size()) return heading;
  const char after = heading[at];
  if (heading[at - 1] != '.' && after != ')' && after != ':' && after != ' ') return heading;
  return text::trim(heading.substr(at + (after == ')' || after == ':' ? 1 : 0)));
}

std::string without_brackets(std::string_view label) {
  static constexpr std::string_view kWideOpen = "\xEF\xBC\x88", kWideClose = "\xEF\xBC\x89";
  std::string out;
  int depth = 0;
  for (std::size_t at = 0; at < label.size(); ++at) {
    const char c = label[at];
    const std::string_view three = label.substr(at, 3);
    const bool is_wide = three == kWideOpen || (three == kWideClose && depth > 0);
    if (is_wide) at += 2;
    if (c == '(' || c == '[' || three == kWideOpen) ++depth;
    else if ((c == ')' || c == ']' || is_wide) && depth > 0) --depth;
    else if (depth == 0) out += c;
  }
  return out;
}

std::string_view inside_brackets(std::string_view label) {
  const std::size_t open = label.find('(');
  if (open == std::string_view::npos) return {};
  const std::size_t close = label.find(')', open);
  return close == std::string_view::npos ? std::string_view{} : label.substr(open + 1, close - open - 1);
}

bool drop_last_word(std::string& words, std::initializer_list<std::string_view> droppable) {
  const std::size_t blank = words.rfind(' ');
  if (blank == std::string::npos) return false;
  const std::string_view last = std::string_view(words).substr(blank + 1);
  if (std::find(droppable.begin(), droppable.end(), last) == droppable.end()) return false;
  words.resize(blank);
  return true;
}

bool drop_first_word(std::string& words, std::initializer_list<std::string_view> droppable) {
  const std::size_t blank = words.find(' ');
  if (blank == std::string::npos) return false;
  const std::string_view first = std::string_view(words).substr(0, blank);
  if (std::find(droppable.begin(), droppable.end(), first) == droppable.end()) return false;
  words.erase(0, blank + 1);
  return true;
}

/// Units and zones at the end, "the incident" and the like at the start, one after another.
bool simplify_field_words(std::string& words) {
  return drop_last_word(words, {"minutes", "mins", "min", "hours", "hrs", "hour", "seconds", "secs", "sec", "days", "utc", "gmt", "cet",
                                "cest", "est", "edt", "pst", "pdt", "bst", "local", "timestamp", "approx", "estimated", "in"}) ||
         drop_first_word(words, {"the", "our", "incident", "estimated", "approximate", "approx", "actual", "total", "overall"});
}

}  // namespace

std::string normalise_label(std::string_view label) {
  label = text::trim(label).substr(0, 4 * kLongestLabel);
  const bool is_key = label.find(' ') == std::string_view::npos;
  std::string spaced;
  for (std::size_t at = 0; at < label.size();) {
    const char c = label[at];
    const Symbol symbol = decode(label.substr(at));
    if (c == '\'' || symbol.code_point == 0x2019) {
      // An apostrophe joins: "didn't" is one word.
    } else if (c == '&') {
      spaced += " and ";
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      if (is_symbol(symbol.code_point)) spaced += ' ';
      else append_small(label.substr(at, symbol.size), symbol.code_point, spaced);
    } else if (text::is_alpha(c) || text::is_digit(c)) {
      if (is_key && starts_a_hump(label, at)) spaced += ' ';
      spaced += text::lower(c);
    } else if (c == '(' && text::equals_ignoring_case(label.substr(at, 3), "(s)")) {
      spaced += 's';
      at += 3;
      continue;
    } else {
      spaced += ' ';
    }
    at += symbol.size;
  }
  std::string words = text::squeeze(spaced);
  for (std::size_t at = 0; (at = words.find("behaviour", at)) != std::string::npos;) words.erase(at + 7, 1);
  return words;
}

double unit_of_label(std::string_view label) {
  const std::string words = normalise_label(label);
  const auto has = [&](std::string_view word) { return text::find_word_ignoring_case(words, word) != std::string::npos; };
  if (has("hours") || has("hrs") || has("hour")) return 60;
  if (has("seconds") || has("secs") || has("sec")) return 1.0 / 60;
  if (has("days")) return 1440;
  return 1;
}

std::size_t Labels::Table::place_of(std::string_view words) const {
  return std::size_t(std::lower_bound(entries.begin(), entries.end(), words,
                                      [](const Entry& entry, std::string_view wanted) { return entry.words < wanted; }) -
                     entries.begin());
}

const std::string* Labels::Table::find(std::string_view words) const {
  const auto exact = [this](std::string_view wanted) -> const std::string* {
    const std::size_t at = place_of(wanted);
    return at < entries.size() && entries[at].words == wanted ? &names[entries[at].name] : nullptr;
  };
  if (words.empty() || words.size() > kLongestLabel) return nullptr;
  if (const std::string* found = exact(words)) return found;
  if (words.ends_with('s')) return exact(words.substr(0, words.size() - 1));
  return exact(std::string(words) + "s");
}

std::size_t Labels::Table::name(std::string_view canonical) {
  const auto known = std::find(names.begin(), names.end(), canonical);
  const std::size_t index = std::size_t(known - names.begin());
  if (known == names.end()) names.emplace_back(canonical);
  return index;
}

Labels Labels::parse(std::string_view json) {
  static constexpr const char* kTables[] = {"fields", "sections", "categories", "action_columns", "timeline_columns"};
  const markdown::YamlDocument document = markdown::parse_yaml(json);  // every JSON text is YAML
  Labels labels;
  for (std::size_t kind = 0; kind < labels.tables_.size(); ++kind) {
    Table& table = labels.tables_[kind];
    const markdown::YamlNode* rows = document.root.find(kTables[kind]);
    if (rows == nullptr) continue;
    for (const markdown::YamlNode::Entry& row : rows->entries) {
      const std::size_t name = table.name(row.key);
      table.entries.push_back({normalise_label(row.key), name});
      for (const markdown::YamlNode& synonym : row.value.items) table.entries.push_back({normalise_label(synonym.text), name});
    }
    sort_stably(table.entries.begin(), table.entries.end(),
                [](const Table::Entry& a, const Table::Entry& b) { return a.words < b.words; });
  }
  return labels;
}

/// Of several entries with the same words the first one counts.
void Labels::add(LabelKind kind, std::string_view canonical, std::string_view word) {
  Table& table = tables_[std::size_t(kind)];
  std::string words = normalise_label(word);
  const auto place = table.entries.begin() + std::ptrdiff_t(table.place_of(words));
  table.entries.insert(place, {std::move(words), table.name(canonical)});
}

const Labels& Labels::standard() {
  static const Labels labels = parse(embedded::labels_json);
  return labels;
}

std::string Labels::field(std::string_view label) const {
  if (label.size() > kLongestLabel) return {};
  for (const std::string& variant : {std::string(label), without_brackets(label), std::string(inside_brackets(label))}) {
    std::string words = normalise_label(variant);
    do {
      if (const std::string* found = table(LabelKind::field).find(words)) return *found;
    } while (simplify_field_words(words));
  }
  return {};
}

std::string Labels::section(std::string_view heading) const {
  if (heading.size() > 4 * kLongestLabel) return {};
  const std::string_view bare = drop_numbering(heading);
  std::size_t end = bare.size();
  for (const std::string_view divider : {": ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "<", "? "}) end = std::min(end, bare.find(divider));
  const std::string plain = without_brackets(bare);
  const std::string head = without_brackets(bare.substr(0, end));
  for (const std::string& variant : {std::string(heading), std::string(bare), plain, head}) {
    std::string words = normalise_label(variant);
    if (const std::string* found = table(LabelKind::section).find(words)) return *found;
    if (drop_first_word(words, {"the", "our", "incident", "postmortem", "pir"}))
      if (const std::string* found = table(LabelKind::section).find(words)) return *found;
  }
  const std::string words = normalise_label(head);
  const std::size_t joint = words.find(" and ");
  if (joint != std::string::npos)
    if (const std::string* found = table(LabelKind::section).find(std::string_view(words).substr(0, joint))) return *found;
  return {};
}

std::string Labels::category(std::string_view name) const {
  const std::string* found = table(LabelKind::category).find(normalise_label(name));
  return found ? *found : std::string();
}

std::string Labels::action_column(std::string_view header) const {
  if (header.size() > kLongestLabel) return {};
  for (const std::string& variant : {std::string(header), without_brackets(header)})
    if (const std::string* found = table(LabelKind::action_column).find(normalise_label(variant))) return *found;
  return {};
}

std::string Labels::timeline_column(std::string_view header) const {
  if (header.size() > kLongestLabel) return {};
  for (const std::string& variant : {std::string(header), without_brackets(header)}) {
    std::string words = normalise_label(variant);
    if (const std::string* found = table(LabelKind::timeline_column).find(words)) return *found;
    // "Date and Time in CET", "Time (UTC)", "UTC time".
    if (drop_last_word(words, {"utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "bst"})) drop_last_word(words, {"in"});
    drop_first_word(words, {"utc", "gmt", "cet", "cest", "local"});
    if (const std::string* found = table(LabelKind::timeline_column).find(words)) return *found;
  }
  return {};
}

}  // namespace hindsight::record
