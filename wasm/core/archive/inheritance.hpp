#pragma once

#include <vector>

#include "hindsight/archive/archive.hpp"

namespace hindsight::archive {

/// Finds the action items that stand in several reports, and says in all but one of them where they belong
/// (Postmortem::inherited_from).
///
/// Items of two reports are the same where they name the same ticket and no other item beside them does, or where one report
/// links the other from among its action items and they have enough words in common. A bare number ("#12") is no ticket of
/// the whole archive: there the words have to agree as well. An item belongs to the report in which it appeared first: by the
/// history once that has been read, else by the order of the reports.
void find_inherited(std::vector<Postmortem>& reports);

}  // namespace hindsight::archive
