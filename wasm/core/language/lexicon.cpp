#include "hindsight/language/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "hindsight/base/text.hpp"
#include "hindsight/language/data.hpp"
#include "hindsight/language/derived.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/language/zone.hpp"

namespace hindsight::language {
namespace {

using markdown::YamlNode;

constexpr std::size_t kLongestWord = 48;

/// A text as it is compared: folded, without accents and apostrophes, a blank for whatever parts words. `ends[i]` is where, in the
/// text, the code point ends that byte i belongs to.
struct Comparable {
  std::array<char, kLongestWord> bytes{};
  std::array<std::uint8_t, kLongestWord> ends{};
  std::size_t size = 0;

  explicit Comparable(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && size + 4 < kLongestWord && at < 200) {
      const Symbol symbol = decode(text.substr(at));
      at += symbol.size;
      const std::uint32_t c = symbol.code_point;
      if (c == '\'' || c == 0x2019) continue;
      if (c == '-' || c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2011) {
        if (size > 0 && bytes[size - 1] == ' ') {
          ends[size - 1] = std::uint8_t(at);
          continue;
        }
        add(' ', at);
      } else if (c < 0x80) {
        add(text::lower(char(c)), at);
      } else {
        std::string letter;
        append_utf8(fold(c), letter);
        for (const char byte : without_accents(letter)) add(byte, at);
      }
    }
  }
  [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }

 private:
  void add(char byte, std::size_t end) {
    if (size == kLongestWord) return;
    bytes[size] = byte;
    ends[size++] = std::uint8_t(end);
  }
};

struct Entry {
  std::string word;
  double value = 0;
  std::string written;     ///< counts only so, where there is one: "EST" is a zone, "est" a word
  bool ends_open = false;  ///< of a script without blanks, or a sign: anything may follow
};

/// The entries of one kind by their first byte, the longest first.
class Table {
 public:
  void add(std::string_view phrase, double value, bool as_written = false) {
    const Comparable comparable(phrase);
    if (comparable.size == 0) return;
    Entry entry{std::string(comparable.view()), value, std::string(as_written ? phrase : std::string_view()), false};
    std::size_t last = phrase.size() - 1;
    while (last > 0 && text::is_continuation(phrase[last])) --last;
    const std::uint32_t end = decode(phrase.substr(last)).code_point;
    entry.ends_open = is_joined_script(end) || !is_letter_or_digit(end);
    auto& bucket = buckets_[static_cast<unsigned char>(entry.word[0])];
    const auto place = std::find_if(bucket.begin(), bucket.end(), [&](const Entry& other) { return other.word.size() < entry.word.size(); });
    bucket.insert(place, std::move(entry));
  }
  [[nodiscard]] bool may_begin(char c) const { return !buckets_[static_cast<unsigned char>(c)].empty(); }
  [[nodiscard]] const std::vector<Entry>& bucket(char c) const { return buckets_[static_cast<unsigned char>(c)]; }

 private:
  std::array<std::vector<Entry>, 256> buckets_;
};

double unit_minutes(std::string_view name) {
  static constexpr struct {
    std::string_view name;
    double minutes;
  } kUnits[] = {{"millisecond", 1.0 / 60000}, {"second", 1.0 / 60}, {"minute", 1}, {"hour", 60}, {"day", 1440}, {"week", 10080}};
  for (const auto& unit : kUnits)
    if (unit.name == name) return unit.minutes;
  return 0;
}

bool has_capitals(std::string_view text) { return std::any_of(text.begin(), text.end(), text::is_upper); }

class Lexicon {
 public:
  Lexicon() {
    for (const YamlNode& file : files()) read(file);
  }
  [[nodiscard]] const Table& table(WordKind kind) const { return tables_[std::size_t(kind)]; }

 private:
  Table& of(WordKind kind) { return tables_[std::size_t(kind)]; }

  void read_series(const YamlNode& file, std::string_view key, WordKind kind) {
    const YamlNode* rows = file.find(key);
    if (rows == nullptr) return;
    for (std::size_t i = 0; i < rows->items.size(); ++i)
      for (const YamlNode& word : rows->items[i].items) of(kind).add(word.text, double(i + 1));
  }
  void read_list(const YamlNode& parent, std::string_view key, WordKind kind) {
    if (const YamlNode* list = parent.find(key))
      for (const YamlNode& word : list->items) of(kind).add(word.text, 0);
  }
  void read(const YamlNode& file) {
    read_series(file, "months", WordKind::month);
    read_series(file, "weekdays", WordKind::weekday);
    if (const YamlNode* units = file.find("units"))
      for_each_phrase(*units, [this](std::string_view name, std::string_view word) { of(WordKind::unit).add(word, unit_minutes(name)); });
    if (const YamlNode* numbers = file.find("numbers"))
      for_each_phrase(*numbers, [this](std::string_view name, std::string_view word) {
        if (const auto value = text::parse_decimal(name)) of(WordKind::number).add(word, *value);
      });
    if (const YamlNode* zones = file.find("zones"))
      for_each_phrase(*zones, [this](std::string_view rule, std::string_view word) {
        if (const auto zone = zone_by_rule(rule)) of(WordKind::zone).add(word, to_value(*zone), has_capitals(word) && word.find(' ') == std::string_view::npos);
      });
    static constexpr struct {
      std::string_view key;
      WordKind kind;
    } kLists[] = {{"and_a_half", WordKind::and_a_half}, {"approximately", WordKind::approximately}, {"or_so", WordKind::or_so},
                  {"range", WordKind::range},           {"range_start", WordKind::range_start},     {"joined_by", WordKind::joined_by}},
      kOfClock[] = {{"am", WordKind::am},
                    {"pm", WordKind::pm},
                    {"hour_mark", WordKind::hour_mark},
                    {"minute_mark", WordKind::minute_mark},
                    {"second_mark", WordKind::second_mark},
                    {"before", WordKind::before_clock},
                    {"noon", WordKind::noon},
                    {"midnight", WordKind::midnight}},
      kOfDate[] = {{"year_mark", WordKind::year_mark}, {"month_mark", WordKind::month_mark}, {"day_mark", WordKind::day_mark},
                   {"glue", WordKind::glue},           {"ordinal", WordKind::ordinal},       {"next_day", WordKind::next_day}};
    for (const auto& list : kLists) read_list(file, list.key, list.kind);
    if (const YamlNode* clock = file.find("clock"))
      for (const auto& list : kOfClock) read_list(*clock, list.key, list.kind);
    if (const YamlNode* date = file.find("date"))
      for (const auto& list : kOfDate) read_list(*date, list.key, list.kind);
  }

  std::array<Table, kWordKinds> tables_;
};

const Lexicon& lexicon() {
  static Derived<Lexicon> words([] { return Lexicon(); });
  return words.get();
}

bool letter_follows(std::string_view text) {
  if (text.empty()) return false;
  const std::uint32_t c = decode(text).code_point;
  return c < 0x80 ? text::is_alpha(char(c)) : is_letter_or_digit(c) && !is_joined_script(c);
}

}  // namespace

std::optional<Word> match_word(WordKind kind, std::string_view text) {
  if (text.empty()) return std::nullopt;
  const Table& table = lexicon().table(kind);
  const char first = text::lower(text[0]);
  if (static_cast<unsigned char>(first) < 0x80 && !table.may_begin(first)) return std::nullopt;
  const Comparable comparable(text);
  if (comparable.size == 0) return std::nullopt;
  for (const Entry& entry : table.bucket(comparable.bytes[0])) {
    if (!comparable.view().starts_with(entry.word)) continue;
    const std::size_t size = comparable.ends[entry.word.size() - 1];
    if (!entry.ends_open && letter_follows(text.substr(size))) continue;
    if (!entry.written.empty() && text.substr(0, size) != entry.written) continue;
    return Word{entry.value, size};
  }
  return std::nullopt;
}

}  // namespace hindsight::language
