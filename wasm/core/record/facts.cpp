#include "hindsight/record/facts.hpp"

namespace hindsight::record {

const char* to_string(Origin origin) {
  switch (origin) {
    case Origin::stated: return "stated";
    case Origin::computed: return "computed";
    case Origin::inferred: return "inferred";
  }
  return "stated";
}

const char* to_string(Place place) {
  switch (place) {
    case Place::front_matter: return "front matter";
    case Place::yaml_file: return "YAML";
    case Place::bold_label: return "a labelled line";
    case Place::list_item: return "a list item";
    case Place::table: return "a table";
    case Place::key_value_line: return "a code block";
    case Place::section: return "a section";
    case Place::title: return "the title";
    case Place::file_name: return "the file name";
    case Place::timeline: return "the timeline";
    case Place::sentence: return "a sentence";
  }
  return "the text";
}

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::sev1: return "sev1";
    case Severity::sev2: return "sev2";
    case Severity::sev3: return "sev3";
    case Severity::sev4: return "sev4";
  }
  return "sev4";
}

const char* to_string(ActionStatus status) {
  switch (status) {
    case ActionStatus::open: return "open";
    case ActionStatus::in_progress: return "in_progress";
    case ActionStatus::done: return "done";
    case ActionStatus::wont_do: return "wont_do";
    case ActionStatus::deferred: return "deferred";
    case ActionStatus::unknown: return "unknown";
  }
  return "unknown";
}

}  // namespace hindsight::record
