#include "hindsight/git/tree.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "entry_block.hpp"
#include "hindsight/git/delta.hpp"
#include "tree_builder.hpp"

namespace hindsight::git {
namespace {

constexpr std::uint64_t kMostBytes = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kFileMode = 0100644;

}  // namespace

Tree::Tree(ByteGauge gauge) : gauge_(std::move(gauge)) {}

Tree::~Tree() {
  if (gauge_) *gauge_ -= counted_;
}

void Tree::settle() {
  counted_ = sizeof(Tree) + runs_.capacity() * sizeof(Run) + blocks_.capacity() * sizeof blocks_[0] + (tail_owner_ ? tail_.size() : 0);
  if (gauge_) *gauge_ += counted_;
}

Result<SharedTree> Tree::from_object(SharedObject object, ByteGauge gauge) {
  if (object->kind != ObjectKind::tree) return Error{ErrorCode::malformed, "a tree was expected, this is another object", ""};
  if (object->data.size() > kMostBytes) return Error{ErrorCode::limit, "the tree has " + std::to_string(object->data.size()) + " bytes", ""};
  std::shared_ptr<Tree> tree(new Tree(gauge));
  auto block = std::make_shared<EntryBlock>(std::move(gauge));
  std::uint32_t end = 0;
  const EntryFault fault = block->read(object, end);
  if (fault != EntryFault::none) {
    tree->damage_ = entry_error(fault, end);
    tree->tail_ = Bytes(object->data).subspan(end);
    tree->tail_owner_ = std::move(object);
  }
  tree->is_in_order_ = block->is_in_order();
  if (end != 0) {
    tree->runs_.push_back({block.get(), 0, end, end});
    tree->blocks_.push_back(std::move(block));
  }
  tree->settle();
  return SharedTree(std::move(tree));
}

Result<SharedTree> Tree::from_object(const ObjectId& id, SharedObject object) {
  auto tree = from_object(std::move(object));
  if (tree) return tree;
  return Error{tree.error().code, tree.error().message, id.hex()};
}

Result<SharedTree> Tree::from_delta(const Tree& base, Bytes delta, std::uint64_t max_bytes) {
  HINDSIGHT_TRY(const DeltaSizes sizes, check_delta(base.byte_size(), delta, std::min(max_bytes, kMostBytes)));
  TreeBuilder builder(base, delta.size());
  DeltaInstructions instructions(delta, sizes);
  std::uint64_t copy_from = 0, copy_to = 0;  // Git cuts copies at 64 KB: those that go on from each other are one
  for (DeltaInstruction instruction; instructions.next(instruction);) {
    if (instruction.copy_size != 0 && instruction.copy_offset == copy_to) {
      copy_to += instruction.copy_size;
      continue;
    }
    builder.copy(copy_from, copy_to);
    copy_from = instruction.copy_offset;
    copy_to = copy_from + instruction.copy_size;
    builder.insert(instruction.inserted);
  }
  builder.copy(copy_from, copy_to);
  return builder.finish();
}

std::vector<TreeEntry> Tree::entries() const {
  std::vector<TreeEntry> all;
  for (const Run& run : runs_) {
    for (std::uint32_t at = run.first; at < run.last; at = run.block->entry_end(at)) all.push_back(run.block->entry(at));
  }
  return all;
}

std::optional<TreeEntry> Tree::find(std::string_view name) const {
  if (is_sound()) {
    // In Git's order a file comes before a folder of the same name, with others between them.
    if (const auto file = bisect({kFileMode, name, {}})) return file;
    return bisect({kTreeMode, name, {}});
  }
  for (const TreeEntry& entry : entries()) {
    if (entry.name == name) return entry;
  }
  return std::nullopt;
}

std::optional<TreeEntry> Tree::bisect(const TreeEntry& wanted) const {
  const auto is_before = [](const TreeEntry& entry, const TreeEntry& sought) { return compare_entries(entry, sought) < 0; };
  const auto ends_before = [&](const Run& run) { return is_before(run.block->entry(run.block->entry_around(run.last - 1)), wanted); };
  const auto run = std::partition_point(runs_.begin(), runs_.end(), ends_before);
  if (run == runs_.end()) return std::nullopt;
  const EntryBlock& block = *run->block;
  std::uint32_t first = run->first, last = run->last;
  while (first < last) {
    const std::uint32_t middle = block.entry_around(first + (last - first) / 2);
    if (is_before(block.entry(middle), wanted)) {
      first = block.entry_end(middle);
    } else {
      last = middle;
    }
  }
  const TreeEntry found = block.entry(first);
  return compare_entries(found, wanted) == 0 ? std::optional(found) : std::nullopt;
}

ByteBuffer Tree::bytes() const {
  ByteBuffer out;
  out.reserve(std::size_t(byte_size()));
  for (const Run& run : runs_) out.append(run.block->bytes(run.first, run.last));
  out.append(tail_);
  return out;
}

}  // namespace hindsight::git
