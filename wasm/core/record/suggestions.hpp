#pragma once

#include "hindsight/record/facts.hpp"

namespace hindsight::record {

/// A category and a severity by the words of title and summary, where the report states none. Reads title and excerpt; writes
/// suggested_category and suggested_severity.
void suggest(Facts& facts);

}  // namespace hindsight::record
