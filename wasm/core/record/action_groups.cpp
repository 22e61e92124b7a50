#include "action_groups.hpp"

#include "action_owner.hpp"
#include "action_values.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestHorizon = 40;

/// "Short term", "This week (if possible)": when something is to be done, or which part of it. Says that a text heads a group,
/// and nothing else.
bool is_horizon(std::string_view words) {
  return find_exact_term("action_horizons", words) || (words.size() <= kLongestHorizon && find_leading_term("action_horizons", words));
}

}  // namespace

std::string_view bracket_in(std::string_view label) {
  const std::size_t open = label.find('(');
  const std::size_t close = label.rfind(')');
  return open == std::string_view::npos || close == std::string_view::npos || close < open ? std::string_view{} : label.substr(open + 1, close - open - 1);
}

Group read_group(std::string_view label, const Settings& settings) {
  Group group;
  label = text::trim(label);
  while (label.ends_with(':')) label = text::trim(label.substr(0, label.size() - 1));
  if (label.empty() || label.size() > kLongestGroupName) return group;
  const std::string_view remark = bracket_in(label);
  const std::string_view bare = text::trim(label.substr(0, label.find('(')));
  group.status = remark.empty() ? ActionStatus::unknown : parse_action_status(remark);
  if (settings.knows_owner(bare)) {
    group.owner = std::string(bare);
    group.recognised = true;
    return group;
  }
  if (group.status == ActionStatus::unknown) group.status = parse_action_status(bare);
  group.priority = action_priority(bare.substr(0, bare.find(' ')));
  group.type = action_type(bare);
  const bool says_when = is_horizon(words_of(bare));
  if (group.status == ActionStatus::unknown && group.priority.empty() && group.type.empty() && !says_when) group.owner = owner_in(bare, settings);
  group.recognised = group.status != ActionStatus::unknown || !group.priority.empty() || !group.type.empty() || says_when || !group.owner.empty();
  return group;
}

Group within(const Group& outer, Group inner) {
  if (inner.owner.empty()) inner.owner = outer.owner;
  if (inner.priority.empty()) inner.priority = outer.priority;
  if (inner.type.empty()) inner.type = outer.type;
  if (inner.status == ActionStatus::unknown) inner.status = outer.status;
  return inner;
}

}  // namespace hindsight::record
