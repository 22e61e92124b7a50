#pragma once

#include <string>
#include <string_view>

#include "hindsight/archive/archive.hpp"

namespace hindsight::pages {

struct Asset {
  std::string media_type;
  ByteBuffer bytes;
};

/// The image that a report names by `target`; `address` is the report's, as to_json gave it. Other kinds of files are refused.
Result<Asset> find_asset(archive::Loader& loader, std::string_view address, std::string_view target);

}  // namespace hindsight::pages
