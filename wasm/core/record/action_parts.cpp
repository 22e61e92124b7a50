#include "action_parts.hpp"

#include <algorithm>

#include "action_owner.hpp"
#include "action_values.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/language/marks.hpp"
#include "hindsight/record/values.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::string_view kPartDividers = ",;|";
constexpr std::size_t kLongestRemark = 60;
constexpr std::size_t kLongestPrefix = 40;
constexpr std::size_t kLongestPeriod = 40;
constexpr int kMostStateWords = 4;
constexpr int kMostLabelWords = 3;

/// What a part is taken for.
enum class Kind : std::uint8_t {
  nothing,
  sure,
  name,        ///< one name that may be a thing's
  full_name,
  team,
  weak_name,
  period,      ///< "before the end of the season": when, by no date
  day,         ///< a date alone
  day_with_remark,  ///< "first test by 5 May"
  remark_with_day,  ///< "asked on 5 May 2026"
};

struct Tally {
  int sure = 0, names = 0, full_names = 0, teams = 0, weak_names = 0, periods = 0, days = 0, days_with_remark = 0, remarks_with_day = 0;

  void count(Kind kind) {
    sure += kind == Kind::sure;
    names += kind == Kind::name;
    full_names += kind == Kind::full_name;
    teams += kind == Kind::team;
    weak_names += kind == Kind::weak_name;
    periods += kind == Kind::period;
    days += kind == Kind::day;
    days_with_remark += kind == Kind::day_with_remark;
    remarks_with_day += kind == Kind::remark_with_day;
  }
  [[nodiscard]] bool suffices(PartPlace place, bool beside_attributes) const {
    const int people = names + full_names + teams + weak_names;
    if (sure > 0 || (beside_attributes && people > 0)) return true;
    if (people > 0 && (days > 0 || days_with_remark > 0 || remarks_with_day > 0)) return true;
    if (names + full_names + teams == 0) return false;
    if (periods > 0 || place == PartPlace::end_tag) return true;
    return teams > 0 && (place == PartPlace::end_bracket || place == PartPlace::dash);
  }
};

std::string with_plain_punctuation(std::string_view text) {
  std::string out(text);
  const std::pair<std::string_view, std::string_view> kWide[] = {{language::kWideColon, ":"}, {"\xE3\x80\x81", ","}, {"\xEF\xBC\x8C", ","}, {"\xEF\xBC\x9B", ";"}, {"\xE3\x80\x80", " "}};
  for (const auto& [wide, plain] : kWide)
    for (std::size_t at = 0; (at = out.find(wide, at)) != std::string::npos; ++at) out.replace(at, wide.size(), plain);
  return out;
}

bool add_owner(std::string_view name, ActionItem& item) {
  ActionItem named;
  if (!set_owner(name, named)) return false;
  if (item.owner.find(named.owner) == std::string::npos) item.owner += (item.owner.empty() ? "" : ", ") + named.owner;
  return true;
}

/// "owned by Ana", "responsable Inès", "owner to be found".
bool read_owner_phrase(std::string_view part, const Settings& settings, ActionItem& item) {
  std::size_t end = 0;
  for (int words = 0; words < kMostLabelWords && end < part.size(); ++words) {
    end = std::min(part.find(' ', end + 1), part.size());
    if (settings.labels.action_column(part.substr(0, end)) != "owner") continue;
    const std::string_view rest = text::trim(part.substr(end));
    if (rest.empty()) continue;
    if (names_nobody(rest)) return true;
    if (handles_length(rest) == rest.size() || name_form(rest, settings) != NameForm::none) return set_owner(rest, item);
  }
  return false;
}

Kind read_day(std::string_view part, const Settings& settings, ActionItem& item) {
  const auto due = find_due(part, settings.date_order);
  if (!due || due->at + due->size != part.size()) {
    if (date_length(part, settings.date_order) == part.size()) return Kind::day;
    const auto date = locate_date(part, settings.date_order);
    return date && date->at + date->size == part.size() && date->at <= kLongestPrefix ? Kind::remark_with_day : Kind::nothing;
  }
  const std::string_view before = text::trim(part.substr(0, due->at));
  if (before.empty()) return set_due(due->date, settings.date_order, item) ? Kind::sure : Kind::nothing;
  if (before.size() > kLongestPrefix) return Kind::nothing;
  const bool is_handle = handles_length(before) == before.size();
  if (is_handle || name_form(before, settings) != NameForm::none) {
    add_owner(before, item);
    return set_due(due->date, settings.date_order, item) ? Kind::sure : Kind::nothing;
  }
  return set_due(due->date, settings.date_order, item) ? Kind::day_with_remark : Kind::nothing;
}

Kind read_name(std::string_view part, const Settings& settings, ActionItem& item) {
  const NameForm form = name_form(part, settings);
  if (form == NameForm::none) return Kind::nothing;
  add_owner(part, item);
  if (form == NameForm::weak) return Kind::weak_name;
  if (form == NameForm::team && (part.find(' ') != std::string_view::npos || static_cast<unsigned char>(part[0]) >= 0x80)) return Kind::team;
  return form == NameForm::full ? Kind::full_name : Kind::name;
}

bool read_labelled_part(std::string_view part, std::size_t colon, const Settings& settings, ActionItem& item) {
  std::string column = settings.labels.action_column(part.substr(0, colon));
  if (column.empty() && find_exact_term("due_words", words_of(part.substr(0, colon)))) column = "due";
  if (column.empty() || column == "text") return false;
  const std::string_view value = part.substr(colon + 1);
  if (!text::trim(value).empty() && (says_unknown(value) || (column == "owner" && names_nobody(value)))) return true;
  return set_action_attribute(column, value, settings.date_order, item);
}

/// "Owner: Ana", "due 2026-05-01", "@ana", "P1", "LIN-123", "done", "guardrail": one part of a bracket.
Kind read_part(std::string_view part, const Settings& settings, PartPlace place, ActionItem& item) {
  part = text::trim(part);
  if (part.empty()) return Kind::sure;
  const auto sure_if = [](bool fits) { return fits ? Kind::sure : Kind::nothing; };
  const std::size_t colon = part.find(':');
  if (colon != std::string_view::npos && !is_url(part)) return sure_if(read_labelled_part(part, colon, settings, item));
  if (const std::size_t handles = handles_length(part); handles > 0) {
    if (handles == part.size()) return sure_if(add_owner(part, item));
    const std::string_view rest = text::trim(part.substr(handles));
    if (find_date(rest, settings.date_order)) {
      const auto due = find_due(rest, settings.date_order);
      return sure_if(set_owner(part.substr(0, handles), item) && set_due(due ? due->date : rest, settings.date_order, item));
    }
  }
  if (set_once(item.priority, action_priority(part))) return Kind::sure;
  const std::string_view plain = trim_marks(part);
  if (is_ticket_key(plain) || is_issue_number(plain) || is_ticket_url(plain)) return sure_if(set_once(item.ticket, std::string(plain)));
  if (read_state_and_day(part, settings.date_order, item)) return Kind::sure;
  // "blocked by LIN-12" tells more than a state.
  const bool tells_more = ticket_in(part) != "" && parse_action_status(without_lead_in(part)) == ActionStatus::open;
  if (!tells_more && is_status_phrase(part) && set_status(part, item)) return Kind::sure;
  if (const Kind day = read_day(plain, settings, item); day != Kind::nothing) return day;
  if (read_owner_phrase(part, settings, item)) return Kind::sure;
  if ((place == PartPlace::tag || place == PartPlace::end_bracket || place == PartPlace::end_tag) && set_once(item.type, action_type(part))) return Kind::sure;
  if (find_exact_term("nobody", words_of(part))) return Kind::sure;
  if (const Kind name = read_name(plain, settings, item); name != Kind::nothing) return name;
  return part.size() <= kLongestPeriod && find_leading_term("due_words", words_of(part)) ? Kind::period : Kind::nothing;
}

bool is_closed(const ActionItem& item) { return item.status == ActionStatus::done || item.status == ActionStatus::wont_do; }

/// The date that a part is, where nothing else says when the item is due.
void take_day(std::string_view part, const Settings& settings, ActionItem& item) {
  if (item.due_raw.empty()) set_due(part, settings.date_order, item);
}

/// Words that hold for themselves whatever stands beside them in capitals, in lower case or with a colon in front.
bool is_sure_label(std::string_view label) {
  static constexpr std::string_view kLabels[] = {"owner", "owners", "assignee", "assigned to", "due date", "due", "deadline", "eta", "priority", "prio", "status", "ticket", "jira", "issue", "type"};
  return std::any_of(std::begin(kLabels), std::end(kLabels), [&](std::string_view known) { return text::equals_ignoring_case(known, label); });
}

constexpr std::string_view kLabelBounds[] = {" ", "(", ",", ";", "|", "*", ".", "\xE3\x80\x80", "\xEF\xBC\x88", "\xE3\x80\x81", "\xE3\x80\x82", "\xEF\xBC\x8C", "\xEF\xBC\x9B", "\xE3\x80\x90"};

/// Where the word begins that ends at a place.
std::size_t word_start(std::string_view text, std::size_t end) {
  std::size_t start = 0;
  for (const std::string_view bound : kLabelBounds) {
    const std::size_t at = text.substr(0, end).rfind(bound);
    if (at != std::string_view::npos) start = std::max(start, at + bound.size());
  }
  return start;
}

/// Whether what stands before a label keeps it apart from a sentence.
bool is_kept_apart(std::string_view text, std::size_t at) {
  const std::string_view before = text::trim(text.substr(0, at));
  if (before.empty()) return true;
  for (const std::string_view divider : {",", ";", "|", "(", ".", "-", ":", "*", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "\xEF\xBC\x88", "\xE3\x80\x81", "\xE3\x80\x82", "\xEF\xBC\x8C", "\xE3\x80\x90"})
    if (before.ends_with(divider)) return true;
  return false;
}

bool begins_small(std::string_view label) {
  const std::uint32_t first = language::decode(label).code_point;
  return language::fold(first) == first && !language::is_joined_script(first);
}

}  // namespace

bool read_parts(std::string_view text, PartPlace place, bool beside_attributes, const Settings& settings, ActionItem& item) {
  const std::string plain = with_plain_punctuation(text);
  const std::string_view inner = plain;
  ActionItem read = item;
  Tally tally;
  std::string_view day;
  for (std::size_t from = 0; from <= inner.size();) {
    std::size_t end = std::min(inner.find_first_of(kPartDividers, from), inner.size());
    const std::size_t next = std::min(inner.find_first_of(kPartDividers, end + 1), inner.size());
    const std::string_view longer = inner.substr(from, next - from);
    // "due May 1, 2026", "@ana, @bo": the comma may belong to a date or a list.
    const bool has_figure = inner.substr(from, end - from).find_first_of("0123456789") != std::string_view::npos;
    const bool is_longer_date = has_figure && end < inner.size() && find_date(longer, settings.date_order) && !find_date(inner.substr(from, end - from), settings.date_order) &&
                                text::is_digit(text::trim(inner.substr(end + 1)).empty() ? ' ' : text::trim(inner.substr(end + 1))[0]);
    if (is_longer_date) end = next;
    const std::string_view part = inner.substr(from, end - from);
    const Kind kind = read_part(part, settings, place, read);
    if (kind == Kind::nothing) {
      // "Dropped, the vendor does not offer it": a remark explains a state.
      const bool explains = from > 0 && tally.sure > 0 && (place == PartPlace::dash || place == PartPlace::sentence) && inner.size() <= kLongestRemark &&
                            is_status_phrase(inner.substr(0, inner.find_first_of(kPartDividers)));
      if (!explains) return false;
      break;
    }
    if (kind == Kind::day) day = text::trim(part);
    tally.count(kind);
    from = end + 1;
  }
  if (!tally.suffices(place, beside_attributes)) return false;
  // Beside a state in words it is the day on which that came to be.
  if (!day.empty() && (read.status == item.status || !is_closed(read))) take_day(day, settings, read);
  item = std::move(read);
  return true;
}

bool read_state_and_day(std::string_view text, DateOrder order, ActionItem& item) {
  text = trim_marks(text);
  if (text.size() < 2) return false;
  for (int words = kMostStateWords; words > 0; --words) {
    std::size_t end = 0;
    for (int i = 0; i < words && end < text.size(); ++i) end = std::min(text.find(' ', end + 1), text.size());
    const std::string_view head = without_lead_in(text.substr(0, end));
    if (head.size() < 2 || !find_exact_term("action_status", words_of(head))) continue;
    std::string_view rest = text::trim(text.substr(end));
    if (rest.starts_with('(') && rest.ends_with(')')) rest = rest.substr(1, rest.size() - 2);
    const auto due = rest.empty() ? std::nullopt : find_due(rest, order);
    const bool is_due = due && due->at == 0 && due->size == rest.size();
    if (!rest.empty() && !is_due && date_length(rest, order) != rest.size()) return false;
    if (!set_status(head, item)) return false;
    if (!rest.empty() && !is_closed(item)) set_due(is_due ? due->date : rest, order, item);
    return true;
  }
  return false;
}

std::vector<InlineLabel> find_labels(std::string_view text, const Labels& labels) {
  std::vector<InlineLabel> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_wide = text.substr(at).starts_with(language::kWideColon);
    if (text[at] != ':' && !is_wide) continue;
    std::size_t end = at;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '*')) --end;
    if (text.substr(0, end).ends_with("\xC2\xA0")) end -= 2;
    InlineLabel best;
    std::size_t start = end;
    for (int words = 0; words < kMostLabelWords && start > 0; ++words) {
      start = word_start(text, words == 0 ? end : start - 1);
      const std::string_view label = text.substr(start, end - start);
      if (label.starts_with(' ')) break;
      const std::string column = label.empty() ? std::string() : labels.action_column(label);
      const bool is_sure = is_sure_label(label);
      const bool stands = is_sure || is_kept_apart(text, start) || !begins_small(label);
      if (!column.empty() && column != "text" && stands) best = {start, at + (is_wide ? language::kWideColon.size() : 1), column, is_sure};
      if (start == 0 || text[start - 1] != ' ') break;
    }
    if (!best.column.empty()) found.push_back(std::move(best));
  }
  return found;
}

}  // namespace hindsight::record
