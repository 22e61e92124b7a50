#include "tree_builder.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace hindsight::git {
namespace {

// Beyond so many runs, or with so few bytes in each, a tree is put together: the list of runs is copied for every edit.
// So it is with the blocks that they lie in.
constexpr std::size_t kMostRuns = 1024;
constexpr std::size_t kFewestBytesInARun = 256;
constexpr std::size_t kMostBlocks = 64;
// What an edit of a real tree adds; a delta may claim any size.
constexpr std::size_t kMostReserved = 64 << 10;

}  // namespace

TreeBuilder::TreeBuilder(const Tree& base, std::size_t delta_bytes)
    : base_(base), tree_(new Tree(base.gauge_)), own_block_(std::make_shared<EntryBlock>(base.gauge_)) {
  tree_->runs_.reserve(base.runs_.size() + 2);
  tree_->blocks_.reserve(base.blocks_.size() + 1);
  tree_->blocks_ = base.blocks_;
  const std::size_t own = std::min(2 * delta_bytes, kMostReserved);
  own_bytes_.reserve(own);
  own_marks_.reserve(own);
}

void TreeBuilder::copy(std::uint64_t from, std::uint64_t to) {
  const auto& runs = base_.runs();
  bool is_next_in_base = false;
  for (base_run_ = run_at(from); from < to && base_run_ < runs.size();) {
    const Tree::Run& run = runs[base_run_];
    const std::uint32_t at = std::uint32_t(run.last - (run.end - from));
    const std::uint32_t end = to >= run.end ? run.last : std::uint32_t(run.last - (run.end - to));
    std::uint32_t taken = is_between_entries() ? take_entries(*run.block, at, end, is_next_in_base) : 0;
    is_next_in_base = taken != 0;
    if (taken == 0) taken = std::uint32_t(take_bytes(run.block->bytes(at, end)));
    from += taken;
    if (from == run.end) ++base_run_;
  }
  while (from < to) from += take_bytes(base_.tail().subspan(std::size_t(from - base_.entries_end()), std::size_t(to - from)));
}

/// The run of the base that the byte at `from` lies in. Most copies begin shortly after the end of the last one.
std::size_t TreeBuilder::run_at(std::uint64_t from) {
  const auto& runs = base_.runs();
  if (base_run_ == 0 || runs[base_run_ - 1].end <= from) {
    for (std::size_t run = base_run_; run < std::min(base_run_ + 8, runs.size()); ++run) {
      if (from < runs[run].end) return run;
    }
  }
  return std::size_t(std::partition_point(runs.begin(), runs.end(), [&](const Tree::Run& r) { return r.end <= from; }) - runs.begin());
}

/// Takes the whole entries at the beginning of [at, end) as they are, and says how many bytes these have.
std::uint32_t TreeBuilder::take_entries(const EntryBlock& block, std::uint32_t at, std::uint32_t end, bool is_next_in_base) {
  if (!block.is_between_entries(at)) return 0;
  const std::uint32_t last = block.entry_around(end);
  if (last == at) return 0;
  if (!is_next_in_base || !base_.is_in_order_) check_order(block.text(at));
  append_run(block, at, last);
  return last - at;
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
  EntryShape shape;
  const EntryFault fault = find_entry(as_text(own_bytes_), open_, shape);
  if (fault != EntryFault::none) return spoil(fault);
  check_order(as_text(own_bytes_).data() + open_);
  last_own_ = open_;
  open_ = std::uint32_t(own_bytes_.size());
  own_marks_.set(open_);
  append_run(*own_block_, last_own_, open_);
}

/// From the open entry on, the tree cannot be read.
void TreeBuilder::spoil(EntryFault fault) {
  tree_->damage_ = entry_error(fault, std::size_t(tree_->entries_end()));
  tail_ = ByteBuffer(Bytes(own_bytes_).subspan(open_));
  own_bytes_.resize(open_);
  id_bytes_missing_ = 0;
}

void TreeBuilder::append_run(const EntryBlock& block, std::uint32_t first, std::uint32_t last) {
  auto& runs = tree_->runs_;
  const std::uint32_t end = std::uint32_t(tree_->entries_end()) + (last - first);
  if (!block.is_in_order()) tree_->is_in_order_ = false;
  if (!runs.empty() && runs.back().block == &block && runs.back().last == first) {
    runs.back().last = last;
    runs.back().end = end;
  } else {
    runs.push_back({&block, first, last, end});
  }
}

/// Whether what comes next is greater than the last entry there is.
void TreeBuilder::check_order(const char* next) {
  if (tree_->is_in_order_ && !tree_->runs_.empty()) tree_->is_in_order_ = compare_stored_entries(last_entry(), next) < 0;
}

const char* TreeBuilder::last_entry() const {
  const Tree::Run& run = tree_->runs_.back();
  if (run.block == own_block_.get()) return as_text(own_bytes_).data() + last_own_;
  return run.block->text(run.block->entry_around(run.last - 1));
}

SharedTree TreeBuilder::finish() {
  if (!is_between_entries() && !tree_->damage_) {
    EntryShape shape;
    spoil(find_entry(as_text(own_bytes_), open_, shape));
  }
  if (!tail_.empty()) {
    tree_->tail_owner_ = std::make_shared<const Object>(Object{ObjectKind::tree, std::move(tail_)});
    tree_->tail_ = tree_->tail_owner_->data;
  }
  if (open_ != 0) {
    own_block_->take(std::move(own_bytes_), std::move(own_marks_), tree_->is_in_order_);
    tree_->blocks_.push_back(std::move(own_block_));
  }
  const std::size_t runs = tree_->runs_.size();
  const bool is_in_pieces = runs > kMostRuns || (runs > 1 && runs * kFewestBytesInARun > tree_->entries_end());
  if (is_in_pieces || tree_->blocks_.size() > kMostBlocks) put_runs_together();
  tree_->settle();
  return std::move(tree_);
}

/// Makes one block of all.
void TreeBuilder::put_runs_together() {
  ByteBuffer bytes;
  EntryMarks marks;
  bytes.reserve(std::size_t(tree_->entries_end()));
  marks.reserve(bytes.capacity());
  for (const Tree::Run& run : tree_->runs_) {
    const std::uint32_t shift = std::uint32_t(bytes.size()) - run.first;
    for (std::uint32_t at = run.first; at < run.last; at = run.block->entry_end(at)) marks.set(at + shift);
    bytes.append(run.block->bytes(run.first, run.last));
  }
  const std::uint32_t end = std::uint32_t(bytes.size());
  marks.set(end);
  auto block = std::make_shared<EntryBlock>(tree_->gauge_);
  block->take(std::move(bytes), std::move(marks), tree_->is_in_order_);
  tree_->runs_ = {{block.get(), 0, end, end}};
  tree_->blocks_ = {std::move(block)};
}

}  // namespace hindsight::git
