#pragma once

#include <string>
#include <vector>

#include "hindsight/archive/archive.hpp"

/// What comes back in a collection's reports and was not understood there.
namespace hindsight::archive {

struct Unread {
  std::string setting;  ///< that would give it a meaning: "labels.fields", "labels.sections" or "severities"
  std::string words;    ///< as the first report has them
  int reports = 0;      ///< that have them
  struct Sample {
    std::string path;
    int line = 0;
    std::string value;  ///< of a field; "" for others
  };
  std::vector<Sample> samples;  ///< of the first reports
  std::string guess;    ///< the name that it is most like, or ""
};

/// The most frequent first. Fields and sections are told where several reports have them, severities always.
std::vector<Unread> unread(const Archive& archive);

}  // namespace hindsight::archive
