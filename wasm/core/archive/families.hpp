#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "hindsight/record/classify.hpp"

/// Which files of a collection are reports. A file alone often does not tell: what lies beside it, and has the same form, does.
namespace hindsight::archive {

struct WeighedFile {
  std::string_view path;
  std::shared_ptr<const record::Facts> facts;  ///< nullptr for what cannot be read
  record::Evidence evidence;
};

/// What each of them is, in their order.
std::vector<record::Classification> classify_together(const std::vector<WeighedFile>& files);

}  // namespace hindsight::archive
