#include <algorithm>
#include <cstdint>
#include <initializer_list>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/data.hpp"
#include "hindsight/language/derived.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/language/lexicon.hpp"
#include "hindsight/markdown/yaml.hpp"
#include "hindsight/record/labels.hpp"
#include "label_parts.hpp"
#include "section_parts.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestLabel = 100;
constexpr std::size_t kMostHeadingWords = 12;
constexpr std::size_t kFewestLettersOfACompound = 6;

/// "3. Root cause", "2) Impact", "IV. Timeline", "一、概要", "（二）影响".
std::string_view drop_numbering(std::string_view heading) {
  static constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"};
  static constexpr std::string_view kMarks[] = {"、", "．", ".", "）", ")", "：", " "};
  heading = text::trim(heading);
  std::size_t at = heading.starts_with("（") ? 3 : 0, numerals = 0;
  for (bool any = true; any && numerals < 3;) {
    any = false;
    for (const std::string_view numeral : kNumerals)
      if (!any && heading.substr(at).starts_with(numeral)) {
        at += numeral.size();
        ++numerals;
        any = true;
      }
  }
  if (numerals > 0)
    for (const std::string_view mark : kMarks)
      if (heading.substr(at).starts_with(mark)) return text::trim(heading.substr(at + mark.size()));
  at = 0;
  while (at < heading.size() && (heading[at] == 'I' || heading[at] == 'V' || heading[at] == 'X')) ++at;
  if (at > 0 && at < 5 && heading.substr(at).starts_with(". ")) return text::trim(heading.substr(at + 2));
  at = 0;
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

/// Where a heading ends and a remark on it begins.
std::size_t end_of_head(std::string_view heading) {
  std::size_t end = heading.size();
  for (const std::string_view divider : {": ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "<", "? ", ", ", ". ", "; ", " / ", " | ", "\xEF\xBC\x9A", "\xE3\x80\x81"})
    end = std::min(end, heading.find(divider));
  // A remark in brackets that words follow: "Timeline (UTC) all times approximate".
  const std::size_t open = std::min(heading.find(" ("), heading.find("\xEF\xBC\x88"));
  return open == 0 ? end : std::min(end, open);
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
  std::string words = language::fold_words(text::trim(label).substr(0, 4 * kLongestLabel));
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

const std::string* Labels::Table::find_exactly(std::string_view words) const {
  const std::size_t at = place_of(words);
  return at < entries.size() && entries[at].words == words ? &names[entries[at].name] : nullptr;
}

const std::string* Labels::Table::find(std::string_view words) const {
  if (words.empty() || words.size() > kLongestLabel) return nullptr;
  const std::string plain = language::without_accents(words);
  if (const std::string* found = find_exactly(plain)) return found;
  if (plain.ends_with('s')) return find_exactly(std::string_view(plain).substr(0, plain.size() - 1));
  return find_exactly(plain + "s");
}

void Labels::Table::add(std::string_view canonical, std::string_view phrase) {
  std::string words = language::without_accents(normalise_label(phrase));
  if (words.empty()) return;
  most_words = std::max(most_words, std::size_t(std::count(words.begin(), words.end(), ' ')) + 1);
  entries.push_back({std::move(words), name(canonical)});
}

void Labels::Table::sort() {
  sort_stably(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.words < b.words; });
}

std::size_t Labels::Table::name(std::string_view canonical) {
  const auto known = std::find(names.begin(), names.end(), canonical);
  const std::size_t index = std::size_t(known - names.begin());
  if (known == names.end()) names.emplace_back(canonical);
  return index;
}

void Labels::read(const markdown::YamlNode& tables) {
  static constexpr const char* kTables[] = {"fields", "sections", "categories", "action_columns", "timeline_columns"};
  for (std::size_t kind = 0; kind < tables_.size(); ++kind) {
    Table& table = tables_[kind];
    const markdown::YamlNode* rows = tables.find(kTables[kind]);
    if (rows == nullptr) continue;
    for (const markdown::YamlNode::Entry& row : rows->entries) {
      const bool is_new = std::find(table.names.begin(), table.names.end(), row.key) == table.names.end();
      if (is_new) table.add(row.key, row.key);
      for (const markdown::YamlNode& synonym : row.value.items) table.add(row.key, synonym.text);
    }
  }
}

Labels Labels::parse(std::string_view json) {
  Labels labels;
  labels.read(markdown::parse_yaml(json).root);  // every JSON text is YAML
  for (Table& table : labels.tables_) table.sort();
  return labels;
}

/// Of several entries with the same words the first one counts.
void Labels::add(LabelKind kind, std::string_view canonical, std::string_view word) {
  Table& table = tables_[std::size_t(kind)];
  std::string words = language::without_accents(normalise_label(word));
  table.most_words = std::max(table.most_words, std::size_t(std::count(words.begin(), words.end(), ' ')) + 1);
  const auto place = table.entries.begin() + std::ptrdiff_t(table.place_of(words));
  table.entries.insert(place, {std::move(words), table.name(canonical)});
}

/// English first: where a word means something in two languages, that counts.
const Labels& Labels::standard() {
  static language::Derived<Labels> labels([] {
    Labels all;
    for (const markdown::YamlNode& file : language::files())
      if (const markdown::YamlNode* tables = file.find("labels")) all.read(*tables);
    for (Table& table : all.tables_) table.sort();
    return all;
  });
  return labels.get();
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

namespace {

/// The pairs of neighbouring bytes of a text, sorted.
std::vector<std::uint16_t> pairs_of(std::string_view words) {
  std::vector<std::uint16_t> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    pairs.push_back(std::uint16_t(static_cast<unsigned char>(words[i]) << 8 | static_cast<unsigned char>(words[i + 1])));
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

/// What two texts have in common of their pairs, 0..1: Dice's coefficient.
double likeness(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++common;
    const bool moves_a = a[i] <= b[j], moves_b = b[j] <= a[i];
    i += moves_a;
    j += moves_b;
  }
  return 2.0 * double(common) / double(std::max<std::size_t>(1, a.size() + b.size()));
}

}  // namespace

std::string Labels::nearest(LabelKind kind, std::string_view label) const {
  constexpr double kNear = 0.55;
  if (label.size() > kLongestLabel) return {};
  const std::vector<std::uint16_t> pairs = pairs_of(language::without_accents(normalise_label(label)));
  const Table& all = table(kind);
  double best = kNear;
  std::string name;
  for (const Table::Entry& entry : all.entries) {
    // Of texts of sizes that far apart most pairs differ.
    const double shorter = double(std::min(entry.words.size(), pairs.size() + 1)), longer = double(std::max(entry.words.size(), pairs.size() + 1));
    if (2 * shorter < best * (shorter + longer)) continue;
    const double like = likeness(pairs, pairs_of(entry.words));
    if (like <= best) continue;
    best = like;
    name = all.names[entry.name];
  }
  return name;
}

std::string Labels::field(std::string_view label, std::string_view value) const {
  std::string name = field(label);
  if (!name.empty() || label.size() > kLongestLabel) return name;
  return std::string(field_by_meaning(understand_label(normalise_label(without_brackets(label))), value));
}

std::string Labels::section(std::string_view heading) const {
  if (heading.size() > 4 * kLongestLabel) return {};
  const std::string_view bare = drop_numbering(heading);
  const std::string plain = without_brackets(bare);
  const std::string head = without_brackets(bare.substr(0, end_of_head(bare)));
  // "Good, bad, lucky" is about all of them.
  if (bare.find(", ") != std::string_view::npos && section_by_parts(normalise_label(plain)) == "lessons") return "lessons";
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
  if (std::string kind = section_by_nearness(head); !kind.empty()) return kind;
  // "Fil rouge (timeline)"
  const std::string inside = normalise_label(inside_brackets(heading));
  const std::string* found = inside.empty() ? nullptr : table(LabelKind::section).find_exactly(inside);
  return found != nullptr ? *found : std::string();
}

namespace {

/// Headings that mean something else as a part of another.
bool is_weak(std::string_view phrase) {
  static constexpr std::string_view kWeak[] = {"code",     "model",   "good",    "context",  "scope",       "details", "number",  "numbers",     "metrics", "analysis", "fix",
                                               "links",    "link",    "events",  "event",    "background",  "detection", "response", "review", "overview", "description", "introduction",
                                               "trigger",  "factors", "cause",   "causes",   "recovery",    "resolution", "mitigation", "conclusion", "reference", "references", "appendix",
                                               "author",   "authors", "participants", "resources", "statistics", "stats", "facts", "learning", "insights", "tasks", "task", "effects", "stage",
                                               "replay",   "idempotency", "luck", "what we did", "future work", "improvements", "recommendations", "action", "escalation", "abstract"};
  return std::find(std::begin(kWeak), std::end(kWeak), phrase) != std::end(kWeak);
}

/// Words behind a heading that change nothing of what it is about: "Resolution steps", "Fix applied".
bool is_neutral(std::string_view word) {
  static constexpr std::string_view kNeutral[] = {"steps", "details", "plan", "notes", "summary", "applied", "section", "list", "taken", "information", "documentation", "documents", "log", "description"};
  return std::find(std::begin(kNeutral), std::end(kNeutral), word) != std::end(kNeutral);
}

/// Words that a remark begins with: "Root cause of the slowdown", "Chronologie de l'incident".
bool begins_a_tail(std::string_view word) {
  const LabelMeaning meaning = understand_label(word);
  const bool names_a_day = language::match_word(language::WordKind::weekday, word) || language::match_word(language::WordKind::month, word);
  return (meaning.words == 0 && meaning.unknown_words == 0) || names_a_day || text::is_digit(word[0]) || word == "utc" || word == "all" || word == "in" || word == "on" || word == "as";
}

/// The known heading with the longest words that stands inside a text of a script without blanks; of equals the last one, which
/// the others describe.
template <class Entries>
std::size_t find_inside(const Entries& entries, std::string_view words) {
  constexpr std::size_t kTwoCharacters = 6;
  std::size_t best = entries.size(), best_size = 0, best_end = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string& entry = entries[i].words;
    if (entry.size() < kTwoCharacters || entry.size() > words.size() || !language::is_joined_script(language::decode(entry).code_point)) continue;
    const std::size_t at = words.rfind(entry);
    if (at == std::string_view::npos) continue;
    const std::size_t end = at + entry.size();
    if (best == entries.size() || end > best_end || (end == best_end && entry.size() > best_size)) {
      best = i;
      best_size = entry.size();
      best_end = end;
    }
  }
  return best_size * 3 >= words.size() ? best : entries.size();
}

}  // namespace

std::string Labels::section_by_nearness(std::string_view heading) const {
  const Table& sections = table(LabelKind::section);
  const std::string words = language::without_accents(normalise_label(heading));
  if (words.empty()) return {};
  const bool is_joined = std::any_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  if (is_joined) {
    const std::size_t found = find_inside(sections.entries, words);
    if (found < sections.entries.size()) return sections.names[sections.entries[found].name];
  }
  const std::vector<std::string_view> split = text::split(words, ' ');
  if (split.size() > kMostHeadingWords) return {};
  // "Hour by hour", "turn by turn", "hora por hora"
  if (split.size() == 3 && split[0] == split[2] && split[0].size() > 2) return "timeline";
  const auto joined = [&](std::size_t first, std::size_t count) {
    const char* begin = split[first].data();
    return std::string_view(begin, std::size_t(split[first + count - 1].data() + split[first + count - 1].size() - begin));
  };
  if (const std::string_view kind = section_by_all_parts(words); !kind.empty()) return std::string(kind);
  // A known heading, and a remark on it.
  for (std::size_t count = std::min(sections.most_words, split.size() - 1); count > 0; --count) {
    const std::string* found = sections.find_exactly(joined(0, count));
    if (found != nullptr && begins_a_tail(split[count]) && (count > 1 || !is_weak(joined(0, 1)))) return *found;
  }
  // Words that tell more of a known heading, which is at least half of them.
  for (std::size_t count = std::min(sections.most_words, split.size() - 1); count * 2 >= split.size(); --count) {
    for (const std::size_t first : {split.size() - count, std::size_t(0)}) {
      const std::string_view phrase = joined(first, count);
      const std::string* found = sections.find_exactly(phrase);
      const bool is_modified = first == 0 && count + 1 == split.size() && is_neutral(split[count]);
      if (found != nullptr && (count > 1 || !is_weak(phrase) || is_modified)) return *found;
    }
  }
  // "Sofortmaßnahmen", "Zeitverlauf": one word that ends with another.
  if (split.size() == 1)
    for (std::size_t at = 2; at + kFewestLettersOfACompound <= words.size(); ++at) {
      const std::string_view end = std::string_view(words).substr(at);
      const std::string* found = sections.find_exactly(end);
      if (found != nullptr && !is_weak(end)) return *found;
    }
  return std::string(section_by_parts(words));
}

bool Labels::is_section(std::string_view heading) const {
  return heading.size() <= kLongestLabel && table(LabelKind::section).find(normalise_label(without_brackets(drop_numbering(heading)))) != nullptr;
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
