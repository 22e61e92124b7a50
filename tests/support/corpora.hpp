#pragma once

// Where tests find files: the project's own, and the real collections, which are not part of the project and may be absent.

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace hindsight::testing {

/// A path inside the project, such as "data/template.md".
inline std::string source_path(std::string_view relative) {
  return std::string(HINDSIGHT_SOURCE_DIR) + "/" + std::string(relative);
}

/// The folder of the real collections: the environment variable HINDSIGHT_CORPORA, or ../shared/corpora.
inline std::string corpora_directory() {
  const char* value = std::getenv("HINDSIGHT_CORPORA");
  return value != nullptr && *value != '\0' ? std::string(value) : std::string(HINDSIGHT_DEFAULT_CORPORA);
}

inline std::string corpus_path(std::string_view name) { return corpora_directory() + "/" + std::string(name); }

/// The whole file, byte for byte; nothing where it cannot be read.
inline std::optional<std::string> read_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    return std::nullopt;
  }
  std::string bytes;
  char buffer[65536];
  std::size_t count = 0;
  while ((count = std::fread(buffer, 1, sizeof buffer, file)) > 0) {
    bytes.append(buffer, count);
  }
  const bool good = std::ferror(file) == 0;
  std::fclose(file);
  return good ? std::optional<std::string>(std::move(bytes)) : std::nullopt;
}

inline bool file_exists(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file != nullptr) {
    std::fclose(file);
  }
  return file != nullptr;
}

}  // namespace hindsight::testing

/// Reads a real collection's file into a new std::string `variable`, or reports the test as skipped.
#define HINDSIGHT_CORPUS_OR_SKIP(variable, name)                                                   \
  std::string variable;                                                                            \
  if (auto corpus_bytes = ::hindsight::testing::read_file(::hindsight::testing::corpus_path(name))) { \
    variable = std::move(*corpus_bytes);                                                           \
  } else {                                                                                         \
    GTEST_SKIP() << "no " << (name) << " in " << ::hindsight::testing::corpora_directory();        \
  }                                                                                                \
  static_assert(true, "")
