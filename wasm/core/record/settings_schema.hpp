#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hindsight/record/settings.hpp"

/// Everything that a file of settings may say: the one table that it is read by, checked against and explained from.
namespace hindsight::record {

enum class SettingKind : std::uint8_t {
  paths, time_zone, date_order, fields, sections, action_columns, timeline_columns, categories, severities, owners, teams, rules, number,
};

struct Setting {
  std::string_view path;     ///< keys from the outermost, joined by dots
  SettingKind kind;
  std::string_view takes;    ///< the form of its value, in words that follow "takes"
  std::string_view standard;  ///< in words, or the value as YAML where it is a number
  std::string_view about;    ///< one sentence
  std::string_view example;  ///< the value as YAML in one line
  int Policies::*number = nullptr;
  std::vector<std::string> Settings::*paths = nullptr;
};

inline constexpr int kLargestNumber = 1'000'000;

inline constexpr std::string_view kTakesWords = "names with a word or a list of words each";
inline constexpr std::string_view kTakesNumber = "a whole number from 1 to 1000000";

inline constexpr Setting kSettings[] = {
    {"folders", SettingKind::paths, "a folder or a list of folders", "the whole archive",
     "Where the reports are; files elsewhere are not looked at.", "[docs/postmortems, incidents]", nullptr, &Settings::folders},
    {"reports", SettingKind::paths, "a file or a list of files", "what reads like a report",
     "Files that count as reports, whatever they look like.", "[docs/notes/2026-03-01-checkout.md]", nullptr, &Settings::reports},
    {"not_reports", SettingKind::paths, "a file or a list of files", "none",
     "Files that are no reports, although they may look like one.", "[docs/postmortems/how-we-write-them.md]", nullptr, &Settings::other_documents},
    {"time_zone", SettingKind::time_zone, "an offset such as \"+01:00\", or a zone's abbreviation such as CET", "UTC",
     "The zone of times that name none.", "\"+01:00\""},
    {"date_order", SettingKind::date_order, "day-first, month-first or year-first", "dates with two readings are not used",
     "How to read a date such as 05/04/2026; under year-first only dates that begin with the year are certain.", "day-first"},
    {"labels.fields", SettingKind::fields, kTakesWords, "none",
     "Your own words, in any language, for what a field is called; they win over the usual ones.", "{detection_minutes: [Erkennungsdauer]}"},
    {"labels.sections", SettingKind::sections, kTakesWords, "none", "Your own words for the headings of sections.",
     "{root_cause: [Ursache, \xE6\xA0\xB9\xE6\x9C\xAC\xE5\x8E\x9F\xE5\x9B\xA0]}"},
    {"labels.action_columns", SettingKind::action_columns, kTakesWords, "none",
     "Your own words for the columns and keys of action items.", "{owner: [Verantwortlich], due: [bis wann]}"},
    {"labels.timeline_columns", SettingKind::timeline_columns, kTakesWords, "none",
     "Your own words for the columns and keys of a timeline.", "{time: [Uhrzeit], text: [Ereignis]}"},
    {"categories", SettingKind::categories, "a list of names, or names with a word or a list of words each", "none",
     "Categories of your own, and other names for a category.", "{payments: [billing, checkout], supply chain: []}"},
    {"severities", SettingKind::severities, "names with one of sev1, sev2, sev3 and sev4 each", "none",
     "What your names for severities stand for; they win over the usual ones.", "{Blocker: sev1, High: sev2}"},
    {"owners", SettingKind::owners, "aliases with a name each", "none",
     "The person or the team that an owner's alias stands for.", "{alopez: Ana Lopez, dba: Platform team}"},
    {"teams", SettingKind::teams, "teams with a member or a list of members each", "none",
     "Who is on which team: the team of an action item's owner is told beside the owner, and a heading with one of these names says whose the items below "
     "it are.",
     "{Platform team: [Ana Lopez, bo], SRE: \"@jun.sakamoto\"}"},
    {"rules", SettingKind::rules, "rules with one of off, note, warning and error each", "as each rule is",
     "Switches a rule off, or says how much its findings weigh.", "{date-impossible: error, detection-differs: off}"},
    {"policies.detection_target_minutes", SettingKind::number, kTakesNumber, "30", "Within how many minutes an incident should be detected.",
     "15", &Policies::detection_target_minutes},
    {"policies.due_days.P0", SettingKind::number, kTakesNumber, "1", "Within how many days an action item of priority P0 should be done.",
     "2", &Policies::p0_due_days},
    {"policies.due_days.P1", SettingKind::number, kTakesNumber, "7", "The same for P1.", "14", &Policies::p1_due_days},
    {"policies.due_days.P2", SettingKind::number, kTakesNumber, "90", "The same for P2.", "60", &Policies::p2_due_days},
    {"policies.review_hours", SettingKind::number, kTakesNumber, "48", "Within how many hours a report should be reviewed.", "72",
     &Policies::review_hours},
    {"policies.most_words", SettingKind::number, kTakesNumber, "1500", "How many words a report should have at most.", "2000",
     &Policies::most_words},
};

/// The table of labels that a setting adds to.
constexpr std::optional<LabelKind> label_kind(SettingKind kind) {
  switch (kind) {
    case SettingKind::fields: return LabelKind::field;
    case SettingKind::sections: return LabelKind::section;
    case SettingKind::action_columns: return LabelKind::action_column;
    case SettingKind::timeline_columns: return LabelKind::timeline_column;
    case SettingKind::categories: return LabelKind::category;
    default: return std::nullopt;
  }
}

}  // namespace hindsight::record
