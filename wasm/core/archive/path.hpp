#pragma once

#include <string_view>

/// The parts of a path, whose steps '/' divides.
namespace hindsight::archive {

/// "" for a file at the root.
inline std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

inline std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// A name that begins with its only dot has no extension.
inline std::string_view without_extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace hindsight::archive
