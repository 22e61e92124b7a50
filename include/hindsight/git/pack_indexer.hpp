#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "hindsight/base/bytes.hpp"
#include "hindsight/git/pack_index.hpp"
#include "hindsight/git/pack_limits.hpp"
#include "hindsight/git/pack_reader.hpp"

namespace hindsight::git {

/// Makes the index of a pack (version 2 or 3, SHA-1) from its bytes alone, in steps:
/// first every entry is inflated in file order, then deltas are resolved from their bases outwards.
///
/// Every object is hashed, so whatever the index lists is intact. Damage never ends the work: it becomes a problem, and
/// the search goes on at the next place where an entry begins that inflates to its stated size with a right checksum.
class PackIndexer {
 public:
  /// `pack` ("PACK" to trailer) must outlive the indexer; `name` is the file's name, for problems. `elsewhere` is asked
  /// for bases that the pack lacks, once everything that needs none of them has its id.
  PackIndexer(Bytes pack, std::string name, PackLimits limits = {}, BaseFinder elsewhere = {});
  ~PackIndexer();
  PackIndexer(PackIndexer&&) noexcept;

  /// Works until about `budget_bytes` have been inflated or rebuilt; true when the index is complete.
  bool step(std::size_t budget_bytes);
  /// 0..1.
  [[nodiscard]] double progress() const;

  /// After the end: moved out.
  [[nodiscard]] PackIndex take_index();
  [[nodiscard]] std::vector<Error> take_problems();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace hindsight::git
