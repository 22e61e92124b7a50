#include "tree_builder.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace hindsight::git {
namespace {

// Beyond so many runs, or with so few bytes in each, a tree is put together: the list of runs is copied for every edit.
constexpr std::size_t kMostRuns = 1024;
constexpr std::size_t kFewestBytesInARun = 256;

std::uint32_t byte_count(const EntryBlock& block, std::size_t first, std::size_t last) { return block.start(last) - block.start(first); }

}  // namespace

TreeBuilder::TreeBuilder(const Tree& base)
    : base_(base), tree_(new Tree(base.gauge_)), own_block_(std::make_shared<EntryBlock>(base.gauge_)) {
  tree_->runs_.reserve(base.runs_.size() + 2);
}

void TreeBuilder::copy(std::uint64_t from, std::uint64_t to) {
  const auto& runs = base_.runs();
  auto run = std::partition_point(runs.begin(), runs.end(), [&](const Tree::Run& r) { return r.end <= from; });
  bool follows_in_base = false;
  while (from < to && run != runs.end()) {
    const EntryBlock& block = *run->block;
    const std::uint32_t run_end = block.start(run->last);
    const std::uint32_t at = std::uint32_t(run_end - (run->end - from));
    const std::uint32_t end = to >= run->end ? run_end : std::uint32_t(run_end - (run->end - to));
    std::uint32_t taken = 0;
    if (is_between_entries()) {
      const std::size_t first = at == block.start(run->first) ? run->first : block.find(run->first, run->last, at);
      const std::size_t last = end == run_end ? run->last : block.find(first, run->last, end);
      if (block.start(first) == at && last > first) {
        if (!follows_in_base || !base_.is_in_order_) check_order(block.entry(first));
        append_run(run->block, std::uint32_t(first), std::uint32_t(last), byte_count(block, first, last));
        taken = byte_count(block, first, last);
      }
    }
    follows_in_base = taken != 0;
    if (taken == 0) taken = std::uint32_t(take_bytes(block.bytes().subspan(at, end - at)));
    from += taken;
    if (from == run->end) ++run;
  }
  while (from < to) from += take_bytes(base_.tail().subspan(std::size_t(from - base_.entries_end()), std::size_t(to - from)));
}

void TreeBuilder::insert(Bytes bytes) {
  while (!bytes.empty()) bytes = bytes.subspan(take_bytes(bytes));
}

/// Takes bytes up to the end of the open entry at most, and says how many.
std::size_t TreeBuilder::take_bytes(Bytes bytes) {
  if (tree_->damage_) {
    tail_.append(bytes);
    return bytes.size();
  }
  std::size_t taken = 0;
  if (id_bytes_missing_ == 0) {
    const void* nul = std::memchr(bytes.data(), 0, bytes.size());
    taken = nul ? std::size_t(static_cast<const std::byte*>(nul) - bytes.data()) + 1 : bytes.size();
    if (nul) id_bytes_missing_ = sizeof(ObjectId::bytes);
  }
  const std::size_t id_bytes = std::min(id_bytes_missing_, bytes.size() - taken);
  const bool is_complete = id_bytes_missing_ != 0 && id_bytes == id_bytes_missing_;
  id_bytes_missing_ -= id_bytes;
  taken += id_bytes;
  own_bytes_.append(bytes.first(taken));
  if (is_complete) close_entry();
  return taken;
}

void TreeBuilder::close_entry() {
  const std::uint32_t start = own_starts_.back();
  EntryShape shape;
  const EntryFault fault = find_entry(as_text(own_bytes_), start, shape);
  if (fault != EntryFault::none) return spoil(fault);
  own_starts_.push_back(std::uint32_t(own_bytes_.size()));
  const std::uint32_t number = std::uint32_t(own_starts_.size()) - 2;
  check_order(own_entry(number));
  append_run(own_block_, number, number + 1, own_starts_.back() - start);
}

/// From the open entry on, the tree cannot be read.
void TreeBuilder::spoil(EntryFault fault) {
  tree_->damage_ = entry_error(fault, std::size_t(tree_->entries_end()));
  tail_ = ByteBuffer(Bytes(own_bytes_).subspan(own_starts_.back()));
  own_bytes_.resize(own_starts_.back());
  id_bytes_missing_ = 0;
}

void TreeBuilder::append_run(const std::shared_ptr<const EntryBlock>& block, std::uint32_t first, std::uint32_t last, std::uint32_t bytes) {
  auto& runs = tree_->runs_;
  const std::uint32_t end = std::uint32_t(tree_->entries_end()) + bytes;
  tree_->size_ += last - first;
  if (!block->is_in_order()) tree_->is_in_order_ = false;
  if (!runs.empty() && runs.back().block == block && runs.back().last == first) {
    runs.back().last = last;
    runs.back().end = end;
  } else {
    runs.push_back({block, first, last, end});
  }
}

/// Whether what comes next is greater than the last entry there is.
void TreeBuilder::check_order(const TreeEntry& next) {
  if (!tree_->is_in_order_ || tree_->runs_.empty()) return;
  const Tree::Run& run = tree_->runs_.back();
  const TreeEntry last = run.block == own_block_ ? own_entry(run.last - 1) : run.block->entry(run.last - 1);
  tree_->is_in_order_ = compare_entries(last, next) < 0;
}

TreeEntry TreeBuilder::own_entry(std::size_t i) const {
  EntryShape shape;
  find_entry(as_text(own_bytes_), own_starts_[i], shape);
  return entry_at(as_text(own_bytes_), own_starts_[i], shape);
}

SharedTree TreeBuilder::finish() {
  if (!is_between_entries() && !tree_->damage_) {
    EntryShape shape;
    spoil(find_entry(as_text(own_bytes_), own_starts_.back(), shape));
  }
  if (!tail_.empty()) {
    tree_->tail_owner_ = std::make_shared<const Object>(Object{ObjectKind::tree, std::move(tail_)});
    tree_->tail_ = tree_->tail_owner_->data;
  }
  if (own_starts_.size() > 1) own_block_->take(std::move(own_bytes_), std::move(own_starts_), tree_->is_in_order_);
  const std::size_t runs = tree_->runs_.size();
  if (runs > kMostRuns || (runs > 1 && runs * kFewestBytesInARun > tree_->entries_end())) put_runs_together();
  tree_->settle();
  return std::move(tree_);
}

/// Makes one block of all.
void TreeBuilder::put_runs_together() {
  ByteBuffer bytes;
  std::vector<std::uint32_t> starts;
  bytes.reserve(std::size_t(tree_->entries_end()));
  starts.reserve(tree_->size_ + 1);
  for (const Tree::Run& run : tree_->runs_) {
    const std::uint32_t shift = std::uint32_t(bytes.size()) - run.block->start(run.first);
    for (std::uint32_t i = run.first; i < run.last; ++i) starts.push_back(run.block->start(i) + shift);
    const Bytes piece = run.block->bytes().subspan(run.block->start(run.first), byte_count(*run.block, run.first, run.last));
    bytes.append(piece);
  }
  starts.push_back(std::uint32_t(bytes.size()));
  auto block = std::make_shared<EntryBlock>(tree_->gauge_);
  const std::uint32_t end = std::uint32_t(bytes.size());
  block->take(std::move(bytes), std::move(starts), tree_->is_in_order_);
  tree_->runs_.clear();
  tree_->runs_.push_back({std::move(block), 0, std::uint32_t(tree_->size_), end});
  tree_->runs_.shrink_to_fit();
}

}  // namespace hindsight::git
