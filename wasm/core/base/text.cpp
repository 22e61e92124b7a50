#include "hindsight/base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "hindsight/base/utf8.hpp"

namespace hindsight::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

/// One decoded code point, or an ill-formed sequence (the longest that could have begun one, as Unicode 3.9 advises).
struct Decoded {
  std::uint32_t code_point = 0;
  std::size_t size = 1;
  bool valid = false;
};

Decoded decode_utf8(std::string_view text) {
  const unsigned char lead = byte_of(text[0]);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t needed = lead >= 0xC2 && lead <= 0xDF ? 2 : (lead & 0xF0) == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  if (needed == 0) return {};

  // The second byte's range excludes overlong forms, surrogates and what lies above U+10FFFF.
  unsigned char low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;

  std::uint32_t code_point = lead & (0xFFu >> (needed + 1));
  for (std::size_t i = 1; i < needed; ++i) {
    if (i >= text.size() || byte_of(text[i]) < low || byte_of(text[i]) > high) return {0, i, false};
    code_point = (code_point << 6) | (byte_of(text[i]) & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {code_point, needed, true};
}

bool changes_direction_or_line(std::uint32_t code_point) {
  return code_point == 0x061C || code_point == 0x200E || code_point == 0x200F || (code_point >= 0x2028 && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

bool is_upper_control(std::uint32_t code_point) { return code_point >= 0x7F && code_point <= 0x9F; }

void append_four_digits(std::string& out, std::uint32_t code_point) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(code_point >> shift) & 15];
}

void append_code_point_name(std::string& out, std::uint32_t code_point) {
  out += "\xE2\x9F\xA8U+";  // ⟨
  append_four_digits(out, code_point);
  out += "\xE2\x9F\xA9";  // ⟩
}

/// Letters and digits of any script. General punctuation (U+2000..U+206F) and U+0080..U+00BF divide words.
bool is_word_at(std::string_view text, std::size_t at) {
  const unsigned char c = byte_of(text[at]);
  if (c < 0x80) return is_alpha(text[at]) || is_digit(text[at]);
  std::size_t start = at;
  while (start > 0 && at - start < 3 && is_continuation(text[start])) --start;
  const Decoded decoded = decode_utf8(text.substr(start));
  if (!decoded.valid) return true;
  return decoded.code_point > 0xBF && !(decoded.code_point >= 0x2000 && decoded.code_point <= 0x206F);
}

bool divides_words(std::string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || !is_word_at(text, at - 1) || !is_word_at(text, at);
}

std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  const auto found = std::search(text.begin() + std::ptrdiff_t(from), text.end(), needle.begin(), needle.end(),
                                 [](char a, char b) { return lower(a) == lower(b); });
  return found == text.end() && !needle.empty() ? std::string_view::npos : std::size_t(found - text.begin());
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

}  // namespace

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || is_upper(c); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; }

bool is_all_upper(std::string_view text) { return std::all_of(text.begin(), text.end(), is_upper); }
bool is_one_of(std::string_view text, std::initializer_list<std::string_view> options) {
  return std::find(options.begin(), options.end(), text) != options.end();
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

bool contains_ignoring_case(std::string_view text, std::string_view needle) {
  return find_ignoring_case(text, needle, 0) != std::string_view::npos;
}

std::size_t find_word_ignoring_case(std::string_view text, std::string_view needle, std::size_t from) {
  if (needle.empty()) return std::string_view::npos;
  for (std::size_t at = from; (at = find_ignoring_case(text, needle, at)) != std::string_view::npos; ++at) {
    if (divides_words(text, at) && divides_words(text, at + needle.size())) return at;
  }
  return std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return lines;
}

namespace {

constexpr std::string_view kApostrophe = "\xE2\x80\x99";

/// The bytes of what stands at the beginning of a text and is neither letter nor digit: ASCII, and the punctuation of Latin-1
/// (U+0080 to U+00BF), of all scripts (U+2000 to U+207F) and of Chinese and Japanese (U+3000 to U+303F). 0: a letter.
std::size_t punctuation_size(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
  if (byte(0) < 0x80) return is_alpha(text[0]) || is_digit(text[0]) ? 0 : 1;
  if (byte(0) == 0xC2) return std::min<std::size_t>(2, text.size());
  const bool of_all_scripts = byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81);
  return of_all_scripts || (byte(0) == 0xE3 && byte(1) == 0x80) ? std::min<std::size_t>(3, text.size()) : 0;
}

}  // namespace

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) found.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::size_t punctuation = punctuation_size(text.substr(at));
    if (c == '\'' || text.substr(at, kApostrophe.size()) == kApostrophe) {
      at += c == '\'' ? 1 : kApostrophe.size();
    } else if (punctuation > 0) {
      end_word();
      at += punctuation;
    } else {
      word += lower(c);
      ++at;
    }
  }
  end_word();
  return found;
}

std::string squeeze(std::string_view text) {
  text = trim(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    out.append(text.substr(at, end - at));
    at = end;
    while (at < text.size() && is_space(text[at])) ++at;
    if (at > end) out += ' ';
  }
  return out;
}

std::optional<long long> parse_integer(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  constexpr long long kMost = std::numeric_limits<long long>::max();
  long long value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    const int digit = c - '0';
    if (value > (kMost - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}

std::optional<double> parse_decimal(std::string_view text) {
  if (text.empty() || !is_digit(text.back())) return std::nullopt;
  constexpr std::uint64_t kMostMantissa = std::uint64_t(1) << 53;
  std::uint64_t mantissa = 0;
  double scale = 1;
  bool after_point = false;
  for (const char c : text) {
    if (c == '.') {
      if (after_point) return std::nullopt;
      after_point = true;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    // An exact mantissa over an exact power of ten rounds once: the same double on every machine.
    const std::uint64_t extended = mantissa * 10 + std::uint64_t(c - '0');
    const bool fits = extended < kMostMantissa && scale < 1e22;
    if (!fits && !after_point) return std::nullopt;
    if (!fits) continue;
    mantissa = extended;
    if (after_point) scale *= 10;
  }
  return double(mantissa) / scale;
}

std::string sanitize_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Decoded decoded = decode_utf8(text);
    const bool kept = decoded.valid && decoded.code_point != 0;
    out += kept ? text.substr(0, decoded.size) : kReplacement;
    text.remove_prefix(decoded.size);
  }
  return out;
}

namespace {

std::string with_marks(std::string_view text, bool on_a_line) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Decoded decoded = decode_utf8(text);
    const std::uint32_t c = decoded.code_point;
    if (!decoded.valid) {
      out += kReplacement;
    } else if (c < 0x20 && (on_a_line || (c != '\n' && c != '\t'))) {
      out += "\xE2\x90";  // U+2400..U+241F, control pictures
      out += char(0x80 + c);
    } else if (c == 0x7F) {
      out += "\xE2\x90\xA1";
    } else if (is_upper_control(c) || changes_direction_or_line(c)) {
      append_code_point_name(out, c);
    } else {
      out += text.substr(0, decoded.size);
    }
    text.remove_prefix(decoded.size);
  }
  return out;
}

}  // namespace

std::string make_visible(std::string_view text) { return with_marks(text, false); }
std::string make_visible_on_a_line(std::string_view text) { return with_marks(text, true); }

std::string escape_invisible(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  while (!json.empty()) {
    const Decoded decoded = decode_utf8(json);
    if (decoded.valid && (is_upper_control(decoded.code_point) || changes_direction_or_line(decoded.code_point))) {
      out += "\\u";
      append_four_digits(out, decoded.code_point);
    } else {
      out += json.substr(0, decoded.size);
    }
    json.remove_prefix(decoded.size);
  }
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string encode_url(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  constexpr std::string_view kKeptMarks = "-._~/";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_alpha(c) || is_digit(c) || kKeptMarks.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    out += kDigits[byte_of(c) >> 4];
    out += kDigits[byte_of(c) & 15];
  }
  return out;
}

std::string decode_url(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
      continue;
    }
    out += char(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace hindsight::text
