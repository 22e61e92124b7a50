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
constexpr std::uint32_t kTreeMode = 0040000;
constexpr std::uint32_t kFileMode = 0100644;

}  // namespace

Tree::Tree(ByteGauge gauge) : gauge_(std::move(gauge)) {}

Tree::~Tree() {
  if (gauge_) *gauge_ -= counted_;
}

void Tree::settle() {
  counted_ = sizeof(Tree) + runs_.capacity() * sizeof(Run) + (tail_owner_ ? tail_.size() : 0);
  if (gauge_) *gauge_ += counted_;
}

Result<SharedTree> Tree::from_object(SharedObject object, ByteGauge gauge) {
  if (object->kind != ObjectKind::tree) return Error{ErrorCode::malformed, "a tree was expected, this is another object", ""};
  if (object->data.size() > kMostBytes) return Error{ErrorCode::limit, "the tree has " + std::to_string(object->data.size()) + " bytes", ""};
  std::shared_ptr<Tree> tree(new Tree(gauge));
  auto block = std::make_shared<EntryBlock>(std::move(gauge));
  std::size_t end = 0;
  const EntryFault fault = block->read(object, end);
  if (fault != EntryFault::none) {
    tree->damage_ = entry_error(fault, end);
    tree->tail_ = Bytes(object->data).subspan(end);
    tree->tail_owner_ = std::move(object);
  }
  tree->size_ = block->size();
  tree->is_in_order_ = block->is_in_order();
  if (tree->size_ != 0) tree->runs_.push_back({std::move(block), 0, std::uint32_t(tree->size_), std::uint32_t(end)});
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
  TreeBuilder builder(base);
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
  all.reserve(size_);
  for (const Run& run : runs_) {
    for (std::uint32_t i = run.first; i < run.last; ++i) all.push_back(run.block->entry(i));
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
  const auto run = std::partition_point(runs_.begin(), runs_.end(), [&](const Run& r) { return is_before(r.block->entry(r.last - 1), wanted); });
  if (run == runs_.end()) return std::nullopt;
  std::uint32_t first = run->first, last = run->last;
  while (first < last) {
    const std::uint32_t middle = first + (last - first) / 2;
    if (is_before(run->block->entry(middle), wanted)) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  const TreeEntry found = run->block->entry(first);
  return compare_entries(found, wanted) == 0 ? std::optional(found) : std::nullopt;
}

ByteBuffer Tree::bytes() const {
  ByteBuffer out;
  out.reserve(std::size_t(byte_size()));
  for (const Run& run : runs_) {
    const Bytes piece = run.block->bytes().subspan(run.block->start(run.first), run.block->start(run.last) - run.block->start(run.first));
    out.append(piece);
  }
  out.append(tail_);
  return out;
}

}  // namespace hindsight::git
