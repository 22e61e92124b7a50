#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "outline.hpp"

namespace hindsight::record {

/// The incidents that a file tells one after the other: sections beside each other whose headings name a day and what
/// happened on it ("October 21, 2025 – Queue overload"), days that differ, or count incidents ("Incident 2: …"). Empty
/// where it tells a single one.
std::vector<Incident> read_incidents(const Outline& outline, DateOrder order);

}  // namespace hindsight::record
