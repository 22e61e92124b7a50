#pragma once

#include <cstdint>

namespace hindsight::git {

/// How much a pack may make of its bytes. A pack of a few kilobytes can describe terabytes. All that is held at the same
/// time has to fit the 2 GB that WebAssembly has, where what does not fit ends the program.
struct PackLimits {
  /// One inflated object. Code hosts take no files of more than 100 MB.
  std::uint64_t max_object_bytes = std::uint64_t(128) << 20;
  /// All objects together while indexing, beyond `total_per_pack_byte` for each byte of the pack. Honest archives of
  /// large flat folders reach several hundred.
  std::uint64_t total_bytes = std::uint64_t(4) << 30;
  std::uint64_t total_per_pack_byte = 4096;
  /// Bases held at the same time while indexing.
  std::uint64_t live_bytes = std::uint64_t(512) << 20;
  /// All steps of one object's delta chain.
  std::uint64_t chain_bytes = std::uint64_t(8) << 30;
  /// Inflated bytes kept from the first pass for the second, and the cache of bases when reading.
  std::uint64_t kept_bytes = std::uint64_t(64) << 20;
  std::uint64_t base_cache_bytes = std::uint64_t(16) << 20;
  /// Trees kept when reading, with the blocks of entries that they share.
  std::uint64_t tree_cache_bytes = std::uint64_t(16) << 20;
  /// Problems listed one by one; further ones are counted.
  std::size_t listed_problems = 1000;
};

}  // namespace hindsight::git
