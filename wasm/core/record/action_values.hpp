#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hindsight/record/extract.hpp"
#include "hindsight/record/facts.hpp"

/// The single attributes of an action item, each as people write it.
namespace hindsight::record {

/// "eval", "tooling", "guardrail", "process", "prevent", "detect", "mitigate", or "".
std::string action_type(std::string_view text);
/// "P0" … "P4", or "".
std::string action_priority(std::string_view text);
/// "LIN-123", "#42" or a URL of an issue, or "".
std::string ticket_in(std::string_view text);

/// "LIN-123" exactly.
bool is_ticket_key(std::string_view text);
/// "#42" exactly.
bool is_issue_number(std::string_view text);
bool is_url(std::string_view text);
/// A link to an issue, a pull request or a tracker.
bool is_ticket_url(std::string_view url);
/// "b/4471", "INC-12", "PROJ/88": letters and a number, where a column or a label says that it is a ticket.
bool has_form_of_reference(std::string_view text);

/// "@ana", "@ana, @bo and @acme/platform" at the start of a text; its length, or 0.
std::size_t handles_length(std::string_view text);

/// "done", "in progress", "fixed in #12", "this has already been done", but not "new alerting rules".
bool is_status_phrase(std::string_view part);
/// "done on 8 July", "won't do: too dear", and nothing beside: what became of an item that is not open any more.
bool is_closing_remark(std::string_view text);
/// Without what a state is introduced with: "this has already been done" → "done".
std::string_view without_lead_in(std::string_view text);

/// Without the marks of emphasis around it, and the full stop and the comma behind.
std::string_view trim_marks(std::string_view value);

/// "nobody yet", "to be found", "?", "offen": an owner is missed, and none named.
bool names_nobody(std::string_view value);

struct DueMatch {
  std::size_t at = 0;    ///< of the word that says that it is due
  std::size_t size = 0;  ///< of that word and its date
  std::string_view date;
};
/// A date behind a word such as "by", "bis", "pour le", or before one such as "まで": the first in a text from a place on. It may lack
/// its year, or be one that can be read in two ways.
std::optional<DueMatch> find_due(std::string_view text, DateOrder order, std::size_t from = 0);
/// Bytes of a date, with or without a year, that a text begins with; 0 where there is none.
std::size_t date_length(std::string_view text, DateOrder order);

/// The day that a due date without its year means, in a report of a day: the first one from some weeks before that on.
std::optional<Date> due_day_after(std::string_view due, Date report, DateOrder order);

/// Each sets what is not set yet, and is false where the value does not fit.
bool set_once(std::string& target, std::string value);
bool set_owner(std::string_view value, ActionItem& item);
bool set_due(std::string_view value, DateOrder order, ActionItem& item);
bool set_status(std::string_view value, ActionItem& item);
/// One attribute by its column or key ("owner", "due", …).
bool set_action_attribute(std::string_view column, std::string_view value, DateOrder order, ActionItem& item);

}  // namespace hindsight::record
