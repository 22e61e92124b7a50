#pragma once

#include <string>
#include <vector>

#include "hindsight/archive/archive.hpp"
#include "hindsight/archive/query.hpp"

/// What figures are computed over, and on which terms.
namespace hindsight::analytics {

/// In order of date, then path; those without a date come last.
using Selection = std::vector<const archive::Postmortem*>;

/// What is inferred from timelines counts only where that is asked for.
enum class InferredValues { left_out, included };

struct Terms {
  Date as_of;
  InferredValues inferred = InferredValues::left_out;
  const record::Settings* settings = &record::Settings::standard();
};

struct NamedCount {
  std::string name;
  int count = 0;
};

/// A count of one thing in one period.
struct PeriodCount {
  std::string period;  ///< "2026-Q2", or "2026-04" where it is said
  std::string name;
  int count = 0;
};

}  // namespace hindsight::analytics
