#include <cmath>
#include <string>

#include "hindsight/base/text.hpp"
#include "hindsight/language/number.hpp"
#include "hindsight/record/values.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestAmount = 120;

/// "12k", "1.2 million", after the number.
double take_magnitude(Scanner& scan) {
  static constexpr struct {
    std::string_view word;
    double factor;
  } kMagnitudes[] = {{"k", 1e3}, {"mio", 1e6}, {"bn", 1e9}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}};
  const std::size_t before = scan.at();
  scan.skip_spaces();
  for (const auto& magnitude : kMagnitudes)
    if (scan.take_word(magnitude.word)) return magnitude.factor;
  scan.seek(before);
  return 1;
}

/// A second number makes the first one doubtful ("2 hotels, 340 guests", "200–300"), unless it tells of how many ("12 of 40").
bool is_all_of_it(std::string_view rest) {
  const std::size_t digit = rest.find_first_of("0123456789");
  if (digit == std::string_view::npos) return true;
  const std::string words = words_of(rest.substr(0, digit));
  return words == " of " || words.ends_with(" out of ");
}

/// The ISO code of a currency that stands at the cursor as a sign or as a word; or "".
std::string take_currency(Scanner& scan) {
  static constexpr struct {
    std::string_view sign, code;
  } kSigns[] = {{"\xE2\x82\xAC", "EUR"}, {"us$", "USD"}, {"ca$", "CAD"}, {"c$", "CAD"}, {"a$", "AUD"},          {"r$", "BRL"},
                {"$", "USD"},            {"\xC2\xA3", "GBP"}, {"\xC2\xA5", "JPY"}, {"\xE2\x82\xB9", "INR"}, {"\xE2\x82\xA9", "KRW"}};
  scan.skip_spaces();
  for (const auto& currency : kSigns)
    if (scan.take(currency.sign)) return std::string(currency.code);
  Scanner ahead = scan;
  std::size_t size = 0;
  while (is_word_char(ahead.peek(size)) && !text::is_digit(ahead.peek(size))) ++size;
  const std::string_view word = ahead.rest().substr(0, size);
  const TermMatch named = size == 0 ? TermMatch{} : find_term("currencies", words_of(word));
  if (!named) return "";
  scan.seek(scan.at() + size);
  return named.term->name;
}

/// "1.200" is a thousand in some countries, and one and a fifth in others.
bool is_ambiguous(std::string_view number) {
  const std::size_t point = number.rfind('.');
  return point != std::string_view::npos && number.size() - point == 4 && number.find(',') == std::string_view::npos;
}

std::optional<double> take_amount(Scanner& scan) {
  const std::string_view before = scan.rest();
  const auto number = take_number(scan);
  if (number && is_ambiguous(before.substr(0, before.size() - scan.rest().size()))) return std::nullopt;
  if (!number || scan.peek() == '%' || (scan.peek() == ' ' && scan.peek(1) == '%')) return std::nullopt;
  return *number * take_magnitude(scan);
}

}  // namespace

std::optional<double> parse_count(std::string_view text) {
  text = without_trailing_remark(text);
  const double nothing = 0;  // what a bare number counts for, so that only spans of time are more
  const bool is_span = parse_duration_minutes(text, nothing).value_or(nothing) > nothing;
  if (text.size() > kLongestAmount || is_span) return std::nullopt;
  Scanner scan(text);
  skip_approximation(scan);
  // What is counted has no fractions: "1.900" is a thousand and more.
  Scanner whole = scan;
  const auto in_groups = language::take_count(whole);
  auto count = take_amount(scan);
  if (in_groups && (!count || whole.at() > scan.at())) {
    count = in_groups;
    scan = whole;
    if (*in_groups < 1000 || take_magnitude(scan) != 1 || scan.peek() == '%' || (scan.peek() == ' ' && scan.peek(1) == '%')) return std::nullopt;
  }
  const bool is_whole = count && *count == std::floor(*count);
  const bool counts_people = language::take_people_counter(scan) > 0;
  return is_whole && (counts_people || !is_word_char(scan.peek())) && is_all_of_it(scan.rest()) ? count : std::nullopt;
}

std::optional<Money> parse_money(std::string_view text) {
  text = without_trailing_remark(text);
  if (text.size() > kLongestAmount) return std::nullopt;
  Scanner scan(text);
  Money money;
  money.currency = take_currency(scan);  // before "ca" is taken for "circa"
  if (money.currency.empty()) {
    skip_approximation(scan);
    money.currency = take_currency(scan);
  }
  scan.skip_spaces();
  const auto amount = take_amount(scan);
  if (!amount) return std::nullopt;
  money.amount = *amount;
  if (money.currency.empty()) money.currency = take_currency(scan);
  if (money.currency.empty() && money.amount != 0) return std::nullopt;
  return is_all_of_it(scan.rest()) ? std::optional(money) : std::nullopt;
}

}  // namespace hindsight::record
