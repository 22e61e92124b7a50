#pragma once

#include <string>
#include <string_view>

#include "hindsight/archive/archive.hpp"

namespace hindsight::pages {

/// Whether a link's target is an address of its own, or a place in the same document, rather than a file's path.
bool is_absolute(std::string_view target);

/// `target` as written in the file `base`, as a path from the repository's root, percent-encoding undone;
/// "" where it leads out of it.
std::string resolve_path(std::string_view base, std::string_view target);

struct Asset {
  std::string media_type;
  ByteBuffer bytes;
};

/// The image that the report `base` names by `target`. Other kinds of files are refused.
Result<Asset> find_asset(archive::Loader& loader, std::string_view base, std::string_view target);

}  // namespace hindsight::pages
