#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "hindsight/base/sha1.hpp"
#include "hindsight/git/inflate.hpp"
#include "hindsight/git/pack_entry.hpp"
#include "hindsight/git/pack_limits.hpp"
#include "problem_list.hpp"

namespace hindsight::git {

constexpr std::uint32_t kNoEntry = ~std::uint32_t(0);
constexpr std::uint64_t kNotKept = ~std::uint64_t(0);

struct ScannedEntry {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;               ///< inflated, verified
  std::uint64_t kept_at = kNotKept;     ///< where PackScan::kept holds its bytes, or kNotKept
  std::uint32_t base = kNoEntry;        ///< of an ofs_delta: its base; kNoEntry when none begins there
  std::uint32_t first_child = kNoEntry;   // The deltas built on an entry form a list through next_sibling.
  std::uint32_t next_sibling = kNoEntry;
  std::uint32_t weight = 1;             ///< deltas built on it, directly or not, and itself
  EntryType type = EntryType::blob;
  bool resolved = false;                ///< its id is known
};

/// What one pass over a pack finds.
struct PackScan {
  std::vector<ScannedEntry> entries;  ///< ascending offsets
  /// Parallel: the object's id once it is resolved; before, the base's id of a ref_delta.
  std::vector<ObjectId> ids;
  /// Inflated deltas and what may become their bases, as far as the limits allow: the second pass needs them again.
  ByteBuffer kept;
  std::uint64_t produced_bytes = 0;
};

/// All that a pack may be inflated to.
std::uint64_t total_budget(const PackLimits& limits, std::size_t pack_size);

/// Walks the entries in file order, hashes those that are no deltas, checks count and trailer. After damage it searches
/// for the next entry byte by byte.
class PackScanner {
 public:
  PackScanner(Bytes pack, const PackLimits& limits, ProblemList& problems);

  /// Works until `budget_bytes` have been produced; true at the end.
  bool step(std::size_t budget_bytes);
  [[nodiscard]] double progress() const;
  [[nodiscard]] PackScan& scan() { return scan_; }

 private:
  struct Damage {
    Error error;
    std::uint64_t offset = 0;
    std::uint64_t searched_to = 0;
  };

  void read_header();
  void scan_next();
  void search_next();
  void end_search(std::string outcome);
  void finish();
  bool is_at_trailer();
  bool looks_like_entry(std::uint64_t offset) const;
  void hash_up_to(std::uint64_t offset);
  /// Reads one whole entry from `pack_` cut off at `end` and appends it; returns where the next begins.
  Result<std::uint64_t> take_entry(std::uint64_t offset, std::uint64_t end);
  Result<std::uint64_t> inflate_entry(const PackEntry& entry, std::uint64_t end);
  Status check_claims(const PackEntry& entry, std::uint64_t end) const;
  std::uint32_t entry_at(std::uint64_t offset) const;

  Bytes pack_;
  const PackLimits& limits_;
  ProblemList& problems_;
  Inflater inflater_;
  PackScan scan_;
  ByteBuffer scratch_;
  Sha1 pack_hash_;
  std::uint64_t hashed_to_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t claimed_entries_ = 0;
  std::uint64_t search_cost_ = 0;
  std::optional<Damage> damage_;
  bool has_damage_ = false;
  bool started_ = false;
  bool done_ = false;
  bool trailer_matches_ = false;
};

}  // namespace hindsight::git
