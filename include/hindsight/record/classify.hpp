#pragma once

#include <string>
#include <string_view>

#include "hindsight/record/facts.hpp"

namespace hindsight::record {

enum class FileRole : std::uint8_t {
  report,   ///< a postmortem
  skipped,  ///< could have been one: listed with the reason
  ignored,  ///< no document: code, images, configuration
};

struct Classification {
  FileRole role = FileRole::ignored;
  std::string reason;  ///< for `skipped`: "readme", "template", "index", "licence", …, in a few plain words
};

/// By name alone: what need not be opened. Files that may be reports come back as `report`.
Classification classify_path(std::string_view path);

/// By name and content.
Classification classify(std::string_view path, const Facts& facts);

}  // namespace hindsight::record
