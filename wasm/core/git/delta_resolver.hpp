#pragma once

#include <unordered_map>
#include <vector>

#include "hash_trail.hpp"
#include "hindsight/git/pack_reader.hpp"
#include "pack_scanner.hpp"

namespace hindsight::git {

/// Gives every delta of a scanned pack its id by rebuilding it from its base.
///
/// Walks from each base outwards, depth first on a stack of its own, so that every base is rebuilt once. The child with
/// the most deltas behind it comes last and takes its parent's place: at most log2(n) bases are held at a time.
class DeltaResolver {
 public:
  DeltaResolver(Bytes pack, PackScan& scan, const PackLimits& limits, ProblemList& problems, const BaseFinder& elsewhere);

  /// Works until `budget_bytes` have been rebuilt; true at the end.
  bool step(std::size_t budget_bytes);
  [[nodiscard]] double progress() const;

 private:
  struct Frame {
    ObjectKind kind = ObjectKind::blob;
    ByteBuffer data;
    HashTrail trail;  ///< of the data; empty for a root
    std::uint32_t next_child = kNoEntry;
    std::uint32_t heaviest_child = kNoEntry;  ///< kNoEntry once it has been taken
  };
  struct RefChildren {
    std::uint32_t first = kNoEntry;
    std::uint32_t weight = 0;
  };

  void link_children();
  void adopt_ref_children(std::uint32_t entry);
  bool push_next_root();
  bool push_next_foreign_root();
  void push(std::uint32_t first_child, ObjectKind kind, ByteBuffer data, HashTrail trail);
  void pop();
  std::uint32_t take_child(Frame& frame);
  void resolve_child();
  Result<Bytes> delta_bytes(const ScannedEntry& entry);
  Status rebuild(const Frame& base, const ScannedEntry& entry, ByteBuffer& out);
  Result<ByteBuffer> inflate_root(const ScannedEntry& entry);
  void report_unreadable(std::uint32_t entry, Error error);
  void report_absent_bases();

  Bytes pack_;
  PackScan& scan_;
  const PackLimits& limits_;
  ProblemList& problems_;
  const BaseFinder& elsewhere_;
  Inflater inflater_;
  ByteBuffer delta_scratch_;
  ByteBuffer spare_;
  std::vector<Frame> frames_;
  std::unordered_map<ObjectId, RefChildren, ObjectIdHash> ref_children_;
  std::uint64_t live_bytes_ = 0;
  std::uint32_t next_root_ = 0;
  std::uint32_t next_orphan_ = 0;
  std::uint64_t deltas_ = 0;
  std::uint64_t resolved_deltas_ = 0;
  bool done_ = false;
};

}  // namespace hindsight::git
