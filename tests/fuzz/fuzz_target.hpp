#pragma once

// A fuzz target is one file, <name>_fuzzer.cpp, with a Registration, and one line in CMakeLists.txt. libFuzzer runs it over
// inputs of its own making; the ordinary tests run it over its seeds and over tests/fuzz/regressions/<name>-*.

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "hindsight/base/bytes.hpp"

namespace hindsight::fuzz {

struct Seed {
  std::string name;  ///< letters and digits
  std::string bytes;
};

/// Changes bytes at random; the result has at most `max_size`.
using ChangeBytes = std::function<std::string(std::string bytes, std::size_t max_size)>;

struct Target {
  const char* name = "";
  /// Reads untrusted bytes; ends the program with require() where a promise is broken.
  void (*run)(Bytes input) = nullptr;
  /// Inputs to begin with.
  std::vector<Seed> (*seeds)() = nullptr;
  /// Changes an input so that checksums and compressed data stay right; null where any bytes will do.
  /// What is longer than `max_size` is not used.
  std::string (*mutate)(Bytes input, std::size_t max_size, unsigned random, const ChangeBytes& change) = nullptr;
};

/// Those of this program.
inline std::vector<Target>& targets() {
  static std::vector<Target> all;
  return all;
}

struct Registration {
  explicit Registration(const Target& target) { targets().push_back(target); }
};

inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace hindsight::fuzz
