#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Text helpers that know neither locale nor grammar. Letters are ASCII unless said otherwise.
namespace hindsight::text {

bool is_space(char c);
bool is_digit(char c);
bool is_upper(char c);
bool is_alpha(char c);
char lower(char c);

/// Also of an empty text.
bool is_all_upper(std::string_view text);
bool is_one_of(std::string_view text, std::initializer_list<std::string_view> options);

std::string_view trim(std::string_view text);
std::string to_lower(std::string_view text);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
bool equals_ignoring_case(std::string_view a, std::string_view b);
bool contains_ignoring_case(std::string_view text, std::string_view needle);
/// Position of `needle` at a word's start and end, or npos. Words are made of letters of any script and digits:
/// "chain" is a word of "detection_chain_minutes".
std::size_t find_word_ignoring_case(std::string_view text, std::string_view needle, std::size_t from = 0);

std::vector<std::string_view> split(std::string_view text, char separator);
/// Lines without their terminators (LF, CRLF or a lone CR).
std::vector<std::string_view> split_lines(std::string_view text);
/// The words of a text in lower case (ASCII), in its order: letters of any script and digits. An apostrophe joins, all else divides.
std::vector<std::string> words(std::string_view text);
/// Runs of white space become one blank; ends are trimmed.
std::string squeeze(std::string_view text);

/// A whole decimal number, possibly with a minus, nothing else around it; nothing when it does not fit.
std::optional<long long> parse_integer(std::string_view text);
/// Digits with at most one point (not at the end), no sign, nothing else around it.
std::optional<double> parse_decimal(std::string_view text);

/// Valid UTF-8: invalid sequences and NUL become U+FFFD.
std::string sanitize_utf8(std::string_view text);
/// Control and bidirectional-override characters become visible marks ("␛", "⟨U+202E⟩"), invalid UTF-8 becomes U+FFFD.
/// Tabs and line feeds stay.
std::string make_visible(std::string_view text);
/// The same on one line: line feeds and tabs are marks too.
std::string make_visible_on_a_line(std::string_view text);
/// JSON that says the same and is safe to print: such characters are written as \uXXXX. `json` is valid UTF-8.
std::string escape_invisible(std::string_view json);

/// Escapes & < > " ' for HTML text and attributes.
std::string escape_html(std::string_view text);
/// Percent-encodes all but unreserved characters and '/', for a URL's path or query value.
std::string encode_url(std::string_view text);
/// Undoes percent-encoding; '+' stays.
std::string decode_url(std::string_view text);

}  // namespace hindsight::text
