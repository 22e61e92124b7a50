#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/diagnostic.hpp"
#include "hindsight/record/facts.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/values.hpp"

/// What a team says about its own archive, in `.hindsight.yaml` at the archive's root.
namespace hindsight::record {

/// The file's name, at the root of the archive.
inline constexpr std::string_view kSettingsFile = ".hindsight.yaml";

/// What a team has promised itself.
struct Policies {
  int detection_target_minutes = 30;
  int p0_due_days = 1;
  int p1_due_days = 7;
  int p2_due_days = 90;
  int review_hours = 48;
  int most_words = 1500;
};

struct Settings {
  /// Without a word of the team's.
  static const Settings& standard();

  /// The team's name for a severity ("Blocker"), else one that everybody uses; nothing where the text names none.
  [[nodiscard]] std::optional<Severity> severity(std::string_view text) const;
  /// Who is meant by an owner as written: aliases become the person or the team that they stand for, one by one in a list.
  [[nodiscard]] std::string owner(std::string_view written) const;
  /// Of each owner as `owner` gives them, each team once and in the file's order; a team is its own. "" where no team is known.
  [[nodiscard]] std::string team_of(std::string_view owners_named) const;
  /// Whether the settings name this owner: an alias, what one stands for, a team or a member of one.
  [[nodiscard]] bool knows_owner(std::string_view written) const;
  /// Gives diagnostics the levels of the team's and takes out those of rules that are off.
  void apply_rules(std::vector<Diagnostic>& diagnostics) const;

  struct SeverityName {
    std::string words;  ///< normalised as labels are
    Severity severity = Severity::sev4;
  };
  struct OwnerAlias {
    std::string words;  ///< normalised as labels are
    std::string name;
  };
  struct TeamMember {
    std::string words;  ///< the member's name, which an alias stands for, or the team's own; normalised as labels are
    std::string team;
  };
  struct RuleSwitch {
    std::string rule;
    std::optional<DiagnosticLevel> level;  ///< nothing: off
  };

  Labels labels = Labels::standard();
  std::vector<SeverityName> severities;
  std::vector<OwnerAlias> owners;
  std::vector<TeamMember> teams;  ///< each team is the first of its members
  std::vector<RuleSwitch> rules;
  std::vector<std::string> folders;  ///< of the reports, without a slash at the end; none: the whole archive
  std::vector<std::string> reports;         ///< files that are reports, whatever they look like
  std::vector<std::string> other_documents;  ///< files that are none
  std::optional<int> zone_minutes;   ///< east of UTC, of times that name no zone
  DateOrder date_order = DateOrder::unsaid;
  Policies policies;
};

/// Reads a file of settings. What is wrong with it is added to `diagnostics`, each with its line: a key that is not known with
/// the nearest one that is, a value of another kind with what was expected. Everything else of the file is used.
/// Rules: settings-unknown-key, settings-wrong-value, and those of markdown::YamlDocument.
Settings parse_settings(std::string_view yaml, std::vector<Diagnostic>& diagnostics);
/// The same on top of `settings`, which it wins over.
Settings parse_settings(std::string_view yaml, std::vector<Diagnostic>& diagnostics, Settings settings);

/// All settings as a page of Markdown: what each takes, its default, what it is for, and an example.
std::string settings_documentation();

}  // namespace hindsight::record
