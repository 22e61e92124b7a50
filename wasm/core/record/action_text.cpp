#include "action_text.hpp"

#include <algorithm>

#include "text_tools.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestText = 4000;
constexpr std::size_t kLongestBracket = 160;
constexpr std::size_t kLongestOwner = 60;
constexpr std::size_t kLongestDue = 60;
constexpr std::size_t kLongestRemark = 60;
constexpr int kMostOwners = 10;
constexpr std::string_view kDividers = ",;|";
constexpr std::string_view kDashes[] = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Names of standards and the like that have a ticket's form.
bool is_no_tracker(std::string_view prefix) {
  static constexpr std::string_view kOthers[] = {"UTF", "SHA", "ISO", "RFC", "CVE", "SEV", "P", "TLS", "HTTP", "IPV", "AES", "MD", "GPT", "COVID", "PM", "INC", "US", "EU"};
  return std::find(std::begin(kOthers), std::end(kOthers), prefix) != std::end(kOthers);
}

/// "LIN-123" exactly.
bool is_ticket_key(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (is_upper(text[at]) || (at > 0 && text::is_digit(text[at])))) ++at;
  if (at < 2 || at > 12 || at >= text.size() || text[at] != '-') return false;
  if (is_no_tracker(text.substr(0, at))) return false;
  const std::string_view number = text.substr(at + 1);
  return !number.empty() && number.size() <= 8 && std::all_of(number.begin(), number.end(), text::is_digit);
}

bool is_issue_number(std::string_view text) {
  return text.size() > 1 && text.size() <= 8 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), text::is_digit);
}

bool is_url(std::string_view text) {
  return (text::starts_with_ignoring_case(text, "https://") || text::starts_with_ignoring_case(text, "http://")) &&
         text.find(' ') == std::string_view::npos;
}

bool is_handle_char(char c) { return is_word_char(c) || c == '-' || c == '_' || c == '.' || c == '/'; }

/// "@ana", "@acme/platform" at the start of a text; its length, or 0.
std::size_t handle_length(std::string_view text) {
  if (text.size() < 2 || text[0] != '@' || !is_word_char(text[1])) return 0;
  std::size_t end = 1;
  while (end < text.size() && is_handle_char(text[end])) ++end;
  while (end > 1 && (text[end - 1] == '.' || text[end - 1] == '/')) --end;
  return end;
}

/// "@ana", "@ana, @bo and @acme/platform" at the start of a text; its length, or 0.
std::size_t handles_length(std::string_view text) {
  std::size_t end = handle_length(text);
  while (end > 0) {
    Scanner scan(text.substr(end));
    scan.skip_spaces();
    scan.take_any_of({",", "and ", "&", "+"});
    scan.skip_spaces();
    const std::size_t next = handle_length(scan.rest());
    if (next == 0) break;
    end += scan.at() + next;
  }
  return end;
}

/// "ana, bo, acme/platform".
std::string names_of_handles(std::string_view handles) {
  std::string names;
  for (std::size_t at = 0; (at = handles.find('@', at)) != std::string_view::npos; ++at) {
    if (!names.empty()) names += ", ";
    names += handles.substr(at + 1, handle_length(handles.substr(at)) - 1);
  }
  return names;
}

std::string_view trim_marks(std::string_view value) {
  value = text::trim(value);
  while (!value.empty() && (value.front() == '*' || value.front() == '_' || value.front() == '`')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == '*' || value.back() == '_' || value.back() == '`' || value.back() == ',' ||
                            value.back() == ';' || value.back() == '.'))
    value.remove_suffix(1);
  return text::trim(value);
}

bool set_once(std::string& target, std::string value) {
  if (value.empty()) return false;
  if (target.empty()) target = std::move(value);
  return true;
}

bool set_owner(std::string_view value, ActionItem& item) {
  value = trim_marks(value);
  if (value.empty() || value.size() > kLongestOwner || says_unknown(value)) return false;
  const bool is_handles = handles_length(value) == value.size();
  return set_once(item.owner, is_handles ? names_of_handles(value) : std::string(value));
}

bool set_due(std::string_view value, DateOrder order, ActionItem& item) {
  value = trim_marks(value);
  if (value.empty() || value.size() > kLongestDue || says_unknown(value)) return false;
  if (!item.due_raw.empty()) return true;
  item.due_raw = std::string(value);
  item.due = find_date(value, order);
  return true;
}

bool set_status(std::string_view value, ActionItem& item) {
  const ActionStatus status = parse_action_status(value);
  if (status == ActionStatus::unknown) return false;
  // A box says whether an item is done; words can only tell more of an open one.
  const bool refines = item.status == ActionStatus::open && status != ActionStatus::done;
  if (item.status == ActionStatus::unknown || refines) item.status = status;
  return true;
}

/// "done", "in progress", "fixed in #12", but not "new alerting rules".
bool is_status_phrase(std::string_view part) {
  std::size_t end = 0;
  for (int words = 0; words < 3 && end < part.size(); ++words) {
    end = std::min(part.find(' ', end + 1), part.size());
    if (parse_action_status(part.substr(0, end)) == ActionStatus::unknown) continue;
    const std::string_view rest = text::trim(part.substr(end));
    if (rest.empty() || !text::is_alpha(rest[0])) return true;
    Scanner scan(rest);
    return scan.take_word("in") || scan.take_word("by") || scan.take_word("on") || scan.take_word("as") || scan.take_word("since") ||
           scan.take_word("see") || scan.take_word("via") || scan.take_word("with");
  }
  return false;
}

/// A word such as "process" is a type of work where a bracket's place says so; in a sentence it explains the one before it.
enum class Tag { no_type, may_be_type };

/// "Owner: Ana", "due 2026-05-01", "@ana", "P1", "LIN-123", "done", "guardrail": one part of a bracket.
bool read_part(std::string_view part, const Settings& settings, Tag tag, ActionItem& item) {
  const DateOrder order = settings.date_order;
  part = text::trim(part);
  if (part.empty()) return true;
  const std::size_t colon = part.find(':');
  if (colon != std::string_view::npos && !is_url(part)) {
    const std::string column = settings.labels.action_column(part.substr(0, colon));
    if (!column.empty() && column != "text") return set_action_attribute(column, part.substr(colon + 1), order, item);
    return false;
  }
  const std::size_t length = handles_length(part);
  if (length == part.size()) return set_owner(part, item);
  if (length > 0 && find_date(part, order)) {
    Scanner rest(part.substr(length));
    rest.skip_spaces();
    rest.take_any_of({"by ", "due ", "until "});
    return set_owner(part.substr(0, length), item) && set_due(rest.rest(), order, item);
  }
  Scanner scan(part);
  if (scan.take_word("due") || scan.take_word("by") || scan.take_word("until") || scan.take_word("deadline") || scan.take_word("eta")) {
    scan.skip_spaces();
    scan.take_word("by");
    scan.take_word("on");
    return find_date(scan.rest(), order) && set_due(scan.rest(), order, item);
  }
  if (scan.take("owned by ") || scan.take("assigned to ") || scan.take("owner ")) return set_owner(scan.rest(), item);
  if (set_once(item.priority, action_priority(part))) return true;
  if (is_ticket_key(part) || is_issue_number(part) || is_ticket_url(part)) return set_once(item.ticket, std::string(part));
  if (is_status_phrase(part) && set_status(part, item)) return true;
  return tag == Tag::may_be_type && set_once(item.type, action_type(part));
}

class TextReader {
 public:
  TextReader(std::string_view text, const Settings& settings, ActionItem& item)
      : text_(text::squeeze(text.substr(0, kLongestText))), settings_(settings), item_(item) {}

  void read() {
    read_leading_marks();
    read_brackets();
    read_arrow();
    read_labels();
    read_due_words();
    read_handles();
    read_trailing_ticket();
    read_trailing_bracket();
    read_trailing_remark();
    item_.text = tidy(text_);
  }

 private:
  void read_leading_marks();
  void read_brackets();
  void read_trailing_bracket();
  void read_bracket(std::size_t open, std::size_t close, Tag tag);
  bool read_parts(std::string_view inner, Tag tag, ActionItem& item) const;
  void read_arrow();
  void read_labels();
  void read_due_words();
  void read_handles();
  void read_trailing_ticket();
  void read_trailing_remark();
  void erase(std::size_t from, std::size_t to) { text_.replace(from, to - from, " "); }
  static std::string tidy(std::string_view text);

  std::string text_;
  const Settings& settings_;
  ActionItem& item_;
};

/// "P0: …", "P1 - …", "✅ …", "TODO: …".
void TextReader::read_leading_marks() {
  const std::size_t end = text_.find_first_of(" :");
  if (end == std::string::npos) return;
  const std::string_view first = std::string_view(text_).substr(0, end);
  if (const std::string priority = action_priority(first); !priority.empty()) {
    set_once(item_.priority, priority);
    erase(0, end + (text_[end] == ':' ? 1 : 0));
  } else if (text_[end] == ':' && (text::equals_ignoring_case(first, "todo") || text::equals_ignoring_case(first, "done"))) {
    set_status(first, item_);
    erase(0, end + 1);
  } else if (!first.empty() && static_cast<unsigned char>(first[0]) >= 0x80 && set_status(first, item_)) {
    erase(0, end);
  }
}

/// Brackets that hold nothing but attributes are taken out; from others only labelled attributes are read.
void TextReader::read_brackets() {
  for (std::size_t at = 0; at < text_.size(); ++at) {
    const char open = text_[at];
    if (open != '(' && open != '[') continue;
    const std::size_t close = text_.find(open == '(' ? ')' : ']', at);
    if (close == std::string::npos) {
      if (text_.find_first_of(")]", at) == std::string::npos) return;
      continue;
    }
    read_bracket(at, close, open == '[' ? Tag::may_be_type : Tag::no_type);
  }
}

/// "… (eval)", "… (process, P1)": what an item ends with may be its type.
void TextReader::read_trailing_bracket() {
  text_ = tidy(text_);
  const std::size_t open = text_.rfind('(');
  if (text_.ends_with(')') && open != std::string::npos && open > 0) read_bracket(open, text_.size() - 1, Tag::may_be_type);
}

void TextReader::read_bracket(std::size_t open, std::size_t close, Tag tag) {
  if (close - open > kLongestBracket) return;
  const std::string inner = text_.substr(open + 1, close - open - 1);
  if (text::trim(inner).empty()) return;
  ActionItem whole = item_;
  const bool fits = read_part(inner, settings_, tag, whole);
  ActionItem parts = item_;
  const bool has_parts = inner.find_first_of(kDividers) != std::string::npos && handles_length(inner) != inner.size();
  if (has_parts && read_parts(inner, tag, parts)) item_ = std::move(parts);
  else if (fits) item_ = std::move(whole);
  else return;
  erase(open, close + 1);
}

/// The parts between commas; each has to be an attribute.
bool TextReader::read_parts(std::string_view inner, Tag tag, ActionItem& item) const {
  for (std::size_t from = 0; from <= inner.size();) {
    std::size_t end = std::min(inner.find_first_of(kDividers, from), inner.size());
    const std::size_t next = std::min(inner.find_first_of(kDividers, end + 1), inner.size());
    const std::string_view longer = inner.substr(from, next - from);
    if (!read_part(inner.substr(from, end - from), settings_, tag, item)) {
      if (end == inner.size() || !read_part(longer, settings_, tag, item)) return false;
      end = next;
    } else if (end < inner.size() && !item.due_raw.empty() && !item.due) {
      // "due May 1, 2026": the comma belongs to the date.
      if (const auto date = find_date(longer, settings_.date_order)) {
        item.due = date;
        item.due_raw += text::trim(inner.substr(end, next - end));
        end = next;
      }
    }
    from = end + 1;
  }
  return true;
}

/// "→ LIN-123", "-> https://…".
void TextReader::read_arrow() {
  for (const std::string_view arrow : {"\xE2\x86\x92", "->", "=>"}) {
    const std::size_t at = text_.rfind(arrow);
    if (at == std::string::npos) continue;
    const std::string_view target = trim_marks(std::string_view(text_).substr(at + arrow.size()));
    const std::string_view first = target.substr(0, target.find(' '));
    if (!is_ticket_key(first) && !is_issue_number(first) && !is_url(first)) continue;
    const std::size_t end = std::size_t(first.data() - text_.data()) + first.size();
    set_once(item_.ticket, std::string(first));
    erase(at, end);
    return;
  }
}

/// "Owner: Ana, due: 2026-05-01" in running text, each up to the next label or divider.
void TextReader::read_labels() {
  static constexpr std::string_view kLabels[] = {"owner", "owners", "assignee", "assigned to", "due date", "due", "deadline", "eta", "priority", "prio", "status", "ticket", "jira", "issue", "type"};
  struct Found {
    std::size_t at, value;
    std::string column;
  };
  std::vector<Found> found;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (at > 0 && is_word_char(text_[at - 1])) continue;
    for (const std::string_view label : kLabels) {
      Scanner scan(std::string_view(text_).substr(at));
      if (!scan.take_word(label)) continue;
      scan.skip_spaces();
      if (!scan.take(':')) continue;
      found.push_back({at, at + scan.at(), settings_.labels.action_column(label)});
      at += scan.at() - 1;
      break;
    }
  }
  for (std::size_t i = found.size(); i-- > 0;) {
    std::size_t end = i + 1 < found.size() ? found[i + 1].at : text_.size();
    end = std::min(end, text_.size());
    std::string_view value = std::string_view(text_).substr(found[i].value, end - found[i].value);
    for (const std::string_view divider : {";", "|", " - ", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "(", ")"})
      value = value.substr(0, value.find(divider));
    if (found[i].column == "owner") {
      value = text::trim(value);
      const std::size_t handles = handles_length(value);
      value = value.substr(0, handles > 0 ? handles : std::min(value.find(','), value.find(". ")));
    }
    if (found[i].column == "due") {
      if (const auto date = locate_date(value, settings_.date_order)) value = value.substr(0, date->at + date->size);
      else value = value.substr(0, value.find(','));
    } else if (found[i].column != "owner") {
      const std::string_view trimmed = text::trim(value);
      const std::size_t stop = found[i].column == "status" ? trimmed.find_first_of(",.") : trimmed.find_first_of(" ,");
      value = trimmed.substr(0, stop);
    }
    const std::size_t value_end = std::size_t(value.data() - text_.data()) + value.size();
    if (set_action_attribute(found[i].column, value, settings_.date_order, item_)) erase(found[i].at, value_end);
  }
}

/// "by 2026-05-01", "due May 1, 2026".
void TextReader::read_due_words() {
  for (const std::string_view word : {"by", "due by", "due on", "due", "until", "\xF0\x9F\x93\x85"}) {
    for (std::size_t at = 0; (at = text_.find(word, at)) != std::string::npos; at += word.size()) {
      if (at > 0 && is_word_char(text_[at - 1])) continue;
      std::size_t start = at + word.size();
      while (start < text_.size() && text_[start] == ' ') ++start;
      const auto match = match_date(text_, start, settings_.date_order);
      if (!match) continue;
      if (item_.due_raw.empty()) {
        item_.due = match->date;
        item_.due_raw = text_.substr(start, match->size);
      }
      erase(at, start + match->size);
      return;
    }
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
    if (remark.size() > kLongestRemark || !is_closing_remark(remark)) continue;
    set_status(remark, item_);
    text_.resize(at);
  }
}

std::string TextReader::tidy(std::string_view text) {
  std::string out = text::squeeze(text);
  static constexpr std::string_view kEnds[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", ",", ";", "|", ":", "\xE2\x86\x92", "->", "\xC2\xB7", "()", "[]"};
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

std::string action_type(std::string_view text) {
  const TermMatch type = find_exact_term("action_types", words_of(text));
  return type ? type.term->name : std::string();
}

std::string action_priority(std::string_view text) {
  text = trim_marks(text);
  if (text.size() == 4 && text.front() == '[' && text.back() == ']') text = text.substr(1, 2);
  if (text.size() != 2 || text::lower(text[0]) != 'p' || text[1] < '0' || text[1] > '4') return {};
  return std::string{'P', text[1]};
}

bool is_ticket_url(std::string_view url) {
  if (!is_url(url)) return false;
  for (const std::string_view part : {"/issues/", "/issue/", "/browse/", "/pull/", "/merge_requests/", "/-/work_items/", "/tickets/", "/ticket/", "/task/", "/story/"})
    if (url.find(part) != std::string_view::npos) return true;
  return false;
}

bool is_closing_remark(std::string_view text) {
  const std::string_view head = text::trim(text.substr(0, text.find_first_of(",;:(")));
  const ActionStatus status = parse_action_status(head);
  const bool closes = status == ActionStatus::done || status == ActionStatus::wont_do || status == ActionStatus::deferred;
  return closes && is_status_phrase(head);
}

std::string ticket_in(std::string_view text) {
  text = trim_marks(text);
  if (is_ticket_key(text) || is_issue_number(text) || is_url(text)) return std::string(text);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" ,;()[]", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (is_ticket_key(word) || is_issue_number(word) || is_url(word)) return std::string(word);
    at = end + 1;
  }
  return {};
}

bool set_action_attribute(std::string_view column, std::string_view value, DateOrder order, ActionItem& item) {
  if (column == "owner") return set_owner(value, item);
  if (column == "due") return set_due(value, order, item);
  if (column == "status") return set_status(value, item);
  if (column == "ticket") return set_once(item.ticket, ticket_in(value));
  if (column == "type") return set_once(item.type, action_type(value));
  if (column == "priority") return set_once(item.priority, action_priority(value));
  return false;
}

void read_action_text(std::string_view text, const std::vector<ItemLink>& links, const Settings& settings, ActionItem& item) {
  TextReader(text, settings, item).read();
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
