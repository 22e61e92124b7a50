#include "stored_pack.hpp"

#include <algorithm>
#include <utility>

#include "hindsight/base/number.hpp"
#include "hindsight/git/pack_index_file.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kPackChecksumSize = sizeof(ObjectId::bytes);

}  // namespace

StoredPack::StoredPack(std::string name, BaseFinder elsewhere, PackLimits limits)
    : name_(std::move(name)), elsewhere_(std::move(elsewhere)), limits_(limits) {}

void StoredPack::supply_index(Bytes idx, const std::string& idx_name) {
  auto index = parse_pack_index(idx, kUnknownPackSize);
  if (!index) {
    Error error = std::move(index).error();
    error.message += "; the index is made anew from the pack";
    error.where = error.where.empty() ? idx_name : idx_name + ", " + error.where;
    return lack_index(std::move(error));
  }
  idx_name_ = idx_name;
  index_ = std::move(index).value();
  stated_checksum_ = pack_checksum_in(idx);
  has_idx_ = true;
}

void StoredPack::lack_index(std::optional<Error> problem) {
  if (problem) problems_.push_back(std::move(*problem));
}

void StoredPack::supply_bytes(ByteBuffer bytes, std::size_t pack_offset) {
  bytes_ = std::move(bytes);
  pack_offset_ = pack_offset;
  has_bytes_ = true;
}

void StoredPack::lack_bytes(Error problem) {
  problems_.push_back(std::move(problem));
  is_lost_ = true;
  has_idx_ = false;
  index_ = {};
}

bool StoredPack::is_index_of_this_pack() const {
  const Bytes bytes = pack();
  if (bytes.size() < kPackChecksumSize || !fits_pack(index_, bytes.size())) return false;
  return std::equal(stated_checksum_.bytes.begin(), stated_checksum_.bytes.end(), bytes.end() - std::ptrdiff_t(kPackChecksumSize));
}

void StoredPack::begin_indexing() { indexer_.emplace(pack(), name_, limits_, elsewhere_); }

void StoredPack::begin_reading(PackIndex index) { reader_.emplace(pack(), std::move(index), name_, limits_, elsewhere_); }

bool StoredPack::prepare(std::size_t budget_bytes) {
  if (!needs_indexing()) return true;
  if (has_idx_) {
    has_idx_ = false;
    if (is_index_of_this_pack()) {
      begin_reading(std::exchange(index_, {}));
      return true;
    }
    problems_.push_back({ErrorCode::mismatch, "the index belongs to another pack or the pack is damaged; the index is made anew from the pack", idx_name_});
    index_ = {};
  }
  if (!indexer_) begin_indexing();
  if (!indexer_->step(budget_bytes)) return false;
  begin_reading(indexer_->take_index());
  for (Error& problem : indexer_->take_problems()) problems_.push_back(std::move(problem));
  indexer_.reset();
  return true;
}

bool StoredPack::verify(std::size_t budget_bytes) {
  if (!reader_ || reader_->index().origin() == IndexOrigin::computed) return true;
  if (!indexer_) begin_indexing();
  if (!indexer_->step(budget_bytes)) return false;
  PackIndex found = indexer_->take_index();
  for (Error& problem : indexer_->take_problems()) problems_.push_back(std::move(problem));
  indexer_.reset();
  compare(reader_->index(), found);
  begin_reading(std::move(found));
  return true;
}

double StoredPack::verified() const {
  if (!reader_ || reader_->index().origin() == IndexOrigin::computed) return 1;
  return indexer_ ? indexer_->progress() : 0;
}

void StoredPack::compare(const PackIndex& claimed, const PackIndex& found) {
  ProblemList problems(idx_name_, limits_.listed_problems);
  std::size_t unnamed = 0;
  std::size_t i = 0, k = 0;
  const auto key = [](const PackIndex& index, std::size_t at) { return std::pair(index.ids()[at], index.offsets()[at]); };
  while (i < claimed.size() || k < found.size()) {
    if (k == found.size() || (i < claimed.size() && key(claimed, i) < key(found, k))) {
      problems.add({ErrorCode::mismatch, "the index says that this object begins at " + pack_place(claimed.offsets()[i]) + ", where it does not",
                    claimed.ids()[i].hex()});
      ++i;
    } else if (i == claimed.size() || key(found, k) < key(claimed, i)) {
      ++unnamed;
      ++k;
    } else {
      ++i, ++k;
    }
  }
  if (unnamed != 0) {
    problems.add({ErrorCode::mismatch, "the index does not name " + count_of(static_cast<long long>(unnamed), "object") + " that the pack holds; they can be read now", ""});
  }
  for (Error& problem : problems.take()) problems_.push_back(std::move(problem));
}

}  // namespace hindsight::git
