#pragma once

#include <string>
#include <string_view>

/// What a link that stands in a file of the repository leads to.
namespace hindsight::archive {

/// Whether a link's target is an address of its own, or a place in the same document, rather than a file's path.
bool is_absolute(std::string_view target);

/// `target` as written in the file `base`, as a path from the repository's root, percent-encoding undone;
/// "" where it leads out of it.
std::string resolve_path(std::string_view base, std::string_view target);

}  // namespace hindsight::archive
