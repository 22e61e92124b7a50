#pragma once

#include <string>
#include <string_view>

#include "hindsight/archive/archive.hpp"
#include "hindsight/archive/link_target.hpp"

namespace hindsight::pages {

using archive::is_absolute;
using archive::resolve_path;

struct Asset {
  std::string media_type;
  ByteBuffer bytes;
};

/// The image that the report `base` names by `target`. Other kinds of files are refused.
Result<Asset> find_asset(archive::Loader& loader, std::string_view base, std::string_view target);

}  // namespace hindsight::pages
