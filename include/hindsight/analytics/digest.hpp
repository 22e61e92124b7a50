#pragma once

#include <string>

#include "hindsight/analytics/selection.hpp"

namespace hindsight::analytics {

/// A page of Markdown for a newsletter or an all-hands: what happened from `since` up to the day of the terms, what was learnt, the
/// figures with those of as many days before, what is overdue and what repeats.
std::string digest(const archive::Archive& archive, const Selection& reports, const Terms& terms, Date since);

}  // namespace hindsight::analytics
