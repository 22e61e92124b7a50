#include "action_text.hpp"

#include <algorithm>

#include "action_owner.hpp"
#include "action_parts.hpp"
#include "action_values.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/language/marks.hpp"
#include "hindsight/record/values.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestText = 4000;
constexpr std::size_t kLongestBracket = 160;
constexpr std::size_t kLongestStatusRemark = 60;
constexpr std::size_t kLongestHead = 48;
constexpr std::size_t kLongestTail = 120;
constexpr int kMostOwners = 10;
constexpr int kMostTails = 12;

constexpr std::string_view kDashes[] = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
constexpr std::string_view kArrows[] = {"\xE2\x86\x92", "->", "=>"};

struct BracketPair {
  std::string_view open, close;
};
constexpr BracketPair kBrackets[] = {{"(", ")"}, {"[", "]"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}, {"\xE3\x80\x90", "\xE3\x80\x91"}, {"\xEF\xBC\xBB", "\xEF\xBC\xBD"}};

/// Where a text is divided before its last words.
struct Cut {
  std::size_t from = std::string_view::npos;  ///< of the words behind it
  std::size_t at = std::string_view::npos;    ///< of what divides
  PartPlace place = PartPlace::sentence;
};

Cut last_cut(std::string_view text) {
  Cut cut;
  const auto consider = [&](std::string_view divider, std::size_t keep, PartPlace place) {
    const std::size_t at = text.rfind(divider);
    if (at == std::string_view::npos || at == 0 || (cut.at != std::string_view::npos && at < cut.at)) return;
    if (at + divider.size() >= text.size()) return;
    cut = {at + divider.size(), at + keep, place};
  };
  for (const std::string_view dash : kDashes) consider(dash, 0, PartPlace::dash);
  for (const std::string_view stop : {". ", "! ", "? ", ") ", "] ", "), ", "], "}) consider(stop, 1, PartPlace::sentence);
  for (const std::string_view stop : {"\xE3\x80\x82", "\xEF\xBC\x89", "\xE3\x80\x91"}) consider(stop, stop.size(), PartPlace::sentence);
  return cut;
}

class TextReader {
 public:
  TextReader(std::string_view text, const std::vector<ItemLink>& links, const Settings& settings, ActionItem& item)
      : text_(text::squeeze(text.substr(0, kLongestText))), links_(links), settings_(settings), item_(item) {}

  void read() {
    read_leading_state();
    read_leading_marks();
    read_brackets();
    read_arrow();
    read_labels();
    read_tails();
    read_due_words();
    read_handles();
    read_trailing_ticket();
    read_tails();
    read_trailing_remark();
    read_leading_name();
    drop_empty_brackets();
    item_.text = tidy(text_);
  }

 private:
  void read_leading_state();
  void read_leading_marks();
  void read_brackets();
  void read_bracket(std::size_t open, std::size_t close, const BracketPair& pair, PartPlace place);
  void read_arrow();
  void read_labels();
  void read_label_value(std::size_t at, std::size_t value, std::size_t end, const std::string& column, bool is_sure);
  void read_due_words();
  void read_handles();
  void read_trailing_ticket();
  void read_trailing_remark();
  void read_leading_name();
  void read_tails();
  bool read_tail();
  bool read_last_bracket();
  bool read_last_words();
  bool read_link_words();
  void drop_empty_brackets();
  bool read_before_remark();
  void erase(std::size_t from, std::size_t to) { text_.replace(from, to - from, " "); }
  static std::string tidy(std::string_view text);

  std::string text_;
  const std::vector<ItemLink>& links_;
  const Settings& settings_;
  ActionItem& item_;
  bool beside_attributes_ = false;  ///< what was taken off the end before is surely an attribute
};

/// "DONE – …", "**TODO due 2024-05-21** — …", "完了：…", "DONE Add …".
void TextReader::read_leading_state() {
  std::size_t end = std::string::npos, size = 0;
  for (const std::string_view divider : {std::string_view(": "), language::kWideColon, kDashes[0], kDashes[1], kDashes[2], std::string_view(". ")}) {
    const std::size_t at = text_.find(divider);
    if (at < end) {
      end = at;
      size = divider.size();
    }
  }
  if (end != std::string::npos && end > 1 && end <= kLongestHead && read_state_and_day(std::string_view(text_).substr(0, end), settings_.date_order, item_)) return erase(0, end + size);
  const std::size_t blank = text_.find(' ');
  if (blank == std::string::npos || blank < 3) return;
  const std::string_view first = std::string_view(text_).substr(0, blank);
  const bool shouts = text::is_all_upper(first);
  if (shouts && read_state_and_day(first, settings_.date_order, item_)) erase(0, blank);
}

/// "P0: …", "P1 - …", "✅ …".
void TextReader::read_leading_marks() {
  text_ = std::string(text::trim(text_));
  const std::size_t end = text_.find_first_of(" :");
  if (end == std::string::npos) return;
  const std::string_view first = std::string_view(text_).substr(0, end);
  if (const std::string priority = action_priority(first); !priority.empty()) {
    set_once(item_.priority, priority);
    erase(0, end + (text_[end] == ':' ? 1 : 0));
  } else if (text_[end] == ':' && (is_ticket_key(first) || is_issue_number(first))) {
    set_once(item_.ticket, std::string(first));
    erase(0, end + 1);
  } else if (!first.empty() && static_cast<unsigned char>(first[0]) >= 0x80 && set_status(first, item_)) {
    erase(0, end);
  }
}

/// Brackets that hold nothing but attributes are taken out; from others only labelled attributes are read.
void TextReader::read_brackets() {
  for (std::size_t at = 0; at < text_.size(); ++at) {
    for (const BracketPair& pair : kBrackets) {
      if (!std::string_view(text_).substr(at).starts_with(pair.open)) continue;
      const std::size_t close = text_.find(pair.close, at);
      if (close != std::string::npos) read_bracket(at, close, pair, pair.open == "[" || pair.open == "\xE3\x80\x90" ? PartPlace::tag : PartPlace::bracket);
      break;
    }
  }
}

void TextReader::read_bracket(std::size_t open, std::size_t close, const BracketPair& pair, PartPlace place) {
  const std::size_t from = open + pair.open.size();
  if (close < from || close - from > kLongestBracket) return;
  const std::string inner = text_.substr(from, close - from);
  if (text::trim(inner).empty()) return;
  if (read_parts(inner, place, beside_attributes_, settings_, item_)) erase(open, close + pair.close.size());
}

/// "→ LIN-123", "-> https://…", "→ Ana".
void TextReader::read_arrow() {
  for (const std::string_view arrow : kArrows) {
    const std::size_t at = text_.rfind(arrow);
    if (at == std::string::npos) continue;
    const std::string_view target = trim_marks(std::string_view(text_).substr(at + arrow.size()));
    const std::string_view first = target.substr(0, target.find(' '));
    if (is_ticket_key(first) || is_issue_number(first) || is_url(first)) {
      const std::size_t end = std::size_t(first.data() - text_.data()) + first.size();
      set_once(item_.ticket, std::string(first));
      erase(at, end);
      beside_attributes_ = text::trim(std::string_view(text_).substr(at)).empty();
      return;
    }
    if (at > 0 && read_parts(target, PartPlace::end_tag, false, settings_, item_)) return text_.resize(at);
  }
}

/// "Owner: Ana, due: 2026-05-01", "responsable : Inès" in running text, each up to the next label or divider.
void TextReader::read_labels() {
  const std::vector<InlineLabel> found = find_labels(text_, settings_.labels);
  for (std::size_t i = found.size(); i-- > 0;) {
    if (found[i].at == 0 && !found[i].is_sure && found.size() == 1) continue;
    const std::size_t end = std::min(i + 1 < found.size() ? found[i + 1].at : text_.size(), text_.size());
    if (found[i].value <= end) read_label_value(found[i].at, found[i].value, end, found[i].column, found[i].is_sure || found.size() > 1);
  }
}

void TextReader::read_label_value(std::size_t at, std::size_t from, std::size_t end, const std::string& column, bool is_sure) {
  std::string_view value = std::string_view(text_).substr(from, end - from);
  for (const std::string_view divider : {";", "|", " - ", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "(", ")", "\xEF\xBC\x89", "\xEF\xBC\x88", "\xE3\x80\x82", "\xE3\x80\x81", "\xEF\xBC\x8C", "\xEF\xBC\x9B"})
    value = value.substr(0, value.find(divider));
  if (column == "owner") {
    value = text::trim(value);
    const std::size_t handles = handles_length(value);
    value = value.substr(0, handles > 0 ? handles : std::min(value.find(','), value.find(". ")));
    if (!is_sure && name_form(value, settings_) == NameForm::none && !names_nobody(value)) return;
  } else if (column == "due") {
    if (const auto date = locate_date(value, settings_.date_order)) value = value.substr(0, date->at + date->size);
    else value = value.substr(0, value.find(','));
    if (!is_sure && date_length(text::trim(value), settings_.date_order) == 0) return;
  } else {
    const std::string_view trimmed = text::trim(value);
    value = trimmed.substr(0, column == "status" ? trimmed.find_first_of(",.") : trimmed.find_first_of(" ,"));
  }
  const std::size_t value_end = std::size_t(value.data() - text_.data()) + value.size();
  const bool is_set = set_action_attribute(column, value, settings_.date_order, item_);
  if (is_set || (!text::trim(value).empty() && (says_unknown(value) || (column == "owner" && names_nobody(value))))) {
    // A remark behind a state explains it.
    const bool explains = column == "status" && value_end < end && text_[value_end] == ',' && end - value_end <= kLongestStatusRemark;
    erase(at, explains ? end : value_end);
  }
}

/// "by 2026-05-01", "due May 1, 2026", "bis 3. Mai".
void TextReader::read_due_words() {
  if (const std::size_t mark = text_.find("\xF0\x9F\x93\x85"); mark != std::string::npos) {
    const std::size_t start = text_.find_first_not_of(' ', mark + 4);
    const std::size_t size = start == std::string::npos ? 0 : date_length(std::string_view(text_).substr(start), settings_.date_order);
    if (size > 0 && set_due(text_.substr(start, size), settings_.date_order, item_)) erase(mark, start + size);
  }
  for (auto due = find_due(text_, settings_.date_order); due; due = find_due(text_, settings_.date_order, due->at + due->size)) {
    const std::string_view rest = text::trim(std::string_view(text_).substr(due->at + due->size));
    // In the middle of a sentence a day without its year may be anything.
    const bool is_full = find_date(due->date, settings_.date_order).has_value();
    const bool is_at_end = rest.find_first_not_of(".,;:)\xE3\x80\x82") == std::string_view::npos || rest.starts_with("@");
    if (due->at == 0 || !(is_at_end || is_full)) continue;
    if (item_.due_raw.empty()) set_due(due->date, settings_.date_order, item_);
    erase(due->at, due->at + due->size);
    return;
  }
}

/// A handle at the start or at the end of what is left.
void TextReader::read_handles() {
  std::string_view rest = text::trim(text_);
  if (const std::size_t length = handles_length(rest); length > 0 && length < rest.size()) {
    set_owner(rest.substr(0, length), item_);
    const std::size_t at = std::size_t(rest.data() - text_.data());
    erase(at, at + length);
    return;
  }
  while (!rest.empty() && (rest.back() == '.' || rest.back() == ',' || rest.back() == ' ')) rest.remove_suffix(1);
  std::size_t at = rest.size();
  std::size_t sign = rest.rfind('@');
  for (int owners = 0; owners < kMostOwners && sign != std::string_view::npos && sign > 0; ++owners, sign = rest.rfind('@', sign - 1)) {
    if (is_word_char(rest[sign - 1]) || handles_length(rest.substr(sign)) != rest.size() - sign) break;
    at = sign;
  }
  if (at == rest.size()) return;
  const std::string_view handles = rest.substr(at);
  // "Ask @ana" and "talk to @ana" name whom to ask.
  const std::string before = text::to_lower(text::trim(rest.substr(0, at)));
  for (const std::string_view preposition : {" with", " to", " from", " ask", " and", " of"})
    if (before.ends_with(preposition)) return;
  const bool new_owner = item_.owner.empty();
  if (set_owner(handles, item_) && new_owner) {
    const std::size_t start = std::size_t(handles.data() - text_.data());
    erase(start, text_.size());
  }
}

void TextReader::read_trailing_ticket() {
  if (!item_.ticket.empty()) return;
  const std::string_view rest = trim_marks(text_);
  const std::size_t blank = rest.rfind(' ');
  if (blank == std::string_view::npos) return;
  const std::string_view last = rest.substr(blank + 1);
  if (!is_ticket_key(last)) return;
  item_.ticket = std::string(last);
  const std::size_t at = std::size_t(last.data() - text_.data());
  erase(at, at + last.size());
}

/// "… – done on 8 July".
void TextReader::read_trailing_remark() {
  for (const std::string_view dash : kDashes) {
    const std::size_t at = text_.rfind(dash);
    if (at == std::string::npos) continue;
    const std::string_view remark = trim_marks(std::string_view(text_).substr(at + dash.size()));
    if (remark.size() > kLongestStatusRemark || !is_closing_remark(remark)) continue;
    set_status(remark, item_);
    text_.resize(at);
  }
}

/// What an item ends with, as long as it is surely not a part of its text: brackets, remarks behind a dash or a full stop, links.
void TextReader::read_tails() {
  for (int i = 0; i < kMostTails && read_tail(); ++i) text_ = std::string(text::trim(text_));
}

bool TextReader::read_tail() {
  return read_link_words() || read_last_bracket() || read_last_words() || read_before_remark();
}

/// "Add a sensor. Whitaker, by 2026-05-01. (Quote received.)": a remark in brackets stays in the text.
bool TextReader::read_before_remark() {
  const std::string_view rest = trim_marks(text_);
  const std::size_t open = rest.rfind('(');
  if (!rest.ends_with(')') || open == std::string_view::npos || open == 0) return false;
  const std::string remark(rest.substr(open));
  const std::string whole = text_;
  text_ = std::string(text::trim(rest.substr(0, open)));
  const bool found = read_last_words();
  text_ = found ? std::string(text::trim(text_)) + " " + remark : whole;
  return found;
}

bool TextReader::read_last_bracket() {
  const std::string_view rest = trim_marks(text_);
  for (const BracketPair& pair : kBrackets) {
    if (!rest.ends_with(pair.close)) continue;
    const std::size_t open = rest.rfind(pair.open);
    if (open == std::string_view::npos || open == 0) return false;
    const std::size_t offset = std::size_t(rest.data() - text_.data());
    const std::size_t before = text_.size();
    read_bracket(offset + open, offset + rest.size() - pair.close.size(), pair, pair.open == "[" ? PartPlace::end_tag : PartPlace::end_bracket);
    beside_attributes_ = beside_attributes_ || text_.size() != before;
    return text_.size() != before;
  }
  return false;
}

bool TextReader::read_last_words() {
  const std::string_view rest = trim_marks(text_);
  const std::size_t offset = std::size_t(rest.data() - text_.data());
  const Cut cut = last_cut(rest);
  const std::string_view first_part = cut.from == std::string_view::npos ? std::string_view() : rest.substr(cut.from, rest.find_first_of(",;", cut.from) - cut.from);
  if (cut.from != std::string_view::npos && rest.size() - cut.from <= kLongestTail && first_part.size() <= kLongestStatusRemark &&
      read_parts(rest.substr(cut.from), cut.place, beside_attributes_, settings_, item_)) {
    beside_attributes_ = true;
    text_.resize(offset + cut.at);
    return true;
  }
  const std::size_t blank = rest.rfind(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view last = rest.substr(blank + 1);
  const bool shouts = last.size() > 2 && text::is_all_upper(last);
  const bool is_mark = !last.empty() && static_cast<unsigned char>(last[0]) >= 0x80 && !language::is_letter_or_digit(language::decode(last).code_point);
  if ((!shouts && !is_mark) || !is_status_phrase(last) || !set_status(last, item_)) return false;
  text_.resize(offset + blank);
  return true;
}

/// The words of a link to the ticket: "Issue", "(PR)", "#63".
bool TextReader::read_link_words() {
  const std::string_view rest = trim_marks(text_);
  for (const ItemLink& link : links_) {
    const std::string words = text::squeeze(link.text);
    if (words.empty() || !is_ticket_url(link.url) || !(is_issue_number(words) || find_exact_term("link_words", words_of(words)))) continue;
    for (const std::string& form : {words, "(" + words + ")", "[" + words + "]"}) {
      if (!rest.ends_with(form) || rest.size() <= form.size() || is_word_char(rest[rest.size() - form.size() - 1])) continue;
      if (item_.ticket.empty()) item_.ticket = link.url;
      text_.resize(std::size_t(rest.data() - text_.data()) + rest.size() - form.size());
      return true;
    }
  }
  return false;
}

/// "Ana: add an alert", "Voice platform: …", "Ana to write …".
void TextReader::read_leading_name() {
  if (!item_.owner.empty()) return;
  const std::string_view rest = text::trim(text_);
  const std::size_t offset = std::size_t(rest.data() - text_.data());
  const std::size_t wide = rest.find(language::kWideColon);
  const std::size_t colon = std::min(rest.find(": "), wide);
  const std::size_t to = rest.find(" to ");
  const std::size_t at = std::min(colon, to);
  if (at == std::string_view::npos || at == 0 || at > kLongestHead) return;
  const std::size_t behind = at + (at == to ? 4 : at == wide ? language::kWideColon.size() : 2);
  const NameForm form = name_form(rest.substr(0, at), settings_);
  const bool is_deed_behind = is_deed(words_of(rest.substr(behind, kLongestTail)));
  const bool names = form == NameForm::team || ((form == NameForm::single || form == NameForm::full) && is_deed_behind);
  if (!names || (at == to && (!is_deed_behind || form == NameForm::team))) return;
  if (set_owner(rest.substr(0, at), item_)) text_ = std::string(rest.substr(behind));
  else if (offset > 0) text_.erase(0, offset);
}

/// What is left of a bracket whose attributes were all taken out.
void TextReader::drop_empty_brackets() {
  for (const BracketPair& pair : kBrackets) {
    const std::size_t close = text_.rfind(pair.close);
    const std::size_t open = close == std::string::npos ? close : text_.rfind(pair.open, close);
    if (open == std::string::npos) continue;
    std::string inner = text_.substr(open + pair.open.size(), close - open - pair.open.size());
    for (const std::string_view divider : {"\xEF\xBC\x8C", "\xE3\x80\x81", "\xEF\xBC\x9B"})
      for (std::size_t at = 0; (at = inner.find(divider)) != std::string::npos;) inner.replace(at, divider.size(), " ");
    if (inner.find_first_not_of(" ,;:|") == std::string::npos) erase(open, close + pair.close.size());
  }
}

std::string TextReader::tidy(std::string_view text) {
  std::string out = text::squeeze(text);
  static constexpr std::string_view kEnds[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", ",", ";", "|", ":", "\xE2\x86\x92", "->", "\xC2\xB7", "()", "[]", " .", "\xEF\xBC\x88\xEF\xBC\x89", "\xE2\x86\x92"};
  static constexpr std::string_view kStarts[] = {"-", ":", "\xE2\x80\x93", "\xE2\x80\x94", ",", ";", "|", "\xC2\xB7"};
  std::string_view view = out;
  for (bool cut = true; cut;) {
    cut = false;
    view = text::trim(view);
    for (const std::string_view end : kEnds) {
      if (!view.ends_with(end)) continue;
      view.remove_suffix(end.size());
      cut = true;
    }
    for (const std::string_view start : kStarts) {
      if (!view.starts_with(start)) continue;
      view.remove_prefix(start.size());
      cut = true;
    }
  }
  return std::string(view);
}

}  // namespace

void read_action_text(std::string_view text, const std::vector<ItemLink>& links, const Settings& settings, ActionItem& item) {
  TextReader(text, links, settings, item).read();
  if (!item.ticket.empty() && !is_issue_number(item.ticket)) return;
  for (const ItemLink& link : links) {
    if (is_ticket_key(text::trim(link.text))) {
      item.ticket = std::string(text::trim(link.text));
      return;
    }
  }
  for (const ItemLink& link : links) {
    if (!is_ticket_url(link.url)) continue;
    item.ticket = link.url;
    return;
  }
}

}  // namespace hindsight::record
