// Trees as edits of each other, against the same trees put together byte by byte.
// Input: the base's size (two bytes), the base, then instructions; 0xFF 0xFF ends a delta, and the next is built on its result.

#include <algorithm>
#include <map>

#include "fuzz_target.hpp"
#include "hindsight/git/delta.hpp"
#include "hindsight/git/tree.hpp"
#include "tests/support/pack_builder.hpp"
#include "wasm/core/git/tree_difference.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;

constexpr std::uint64_t kMostBytes = 16 << 10;

/// Instructions from any bytes: most of them are sound, whatever the base.
class DeltaMaker {
 public:
  explicit DeltaMaker(Bytes input) : input_(input) {}

  [[nodiscard]] bool at_end() const { return input_.empty(); }

  std::string next(std::size_t base_size) {
    std::string instructions;
    std::size_t result_size = 0;
    const auto add = [&](const std::string& one) { instructions += one; };
    while (!at_end() && result_size < kMostBytes) {
      const unsigned kind = take(), operand = take();
      if (kind == 0xFF && operand == 0xFF) break;
      if (kind < 0x40) {
        const std::size_t size = std::min<std::size_t>(operand % 127 + 1, input_.size());
        if (size == 0) break;
        add(testing::DeltaBuilder(0, 0).insert(as_text(input_.first(size))).bytes().substr(2));
        input_ = input_.subspan(size);
        result_size += size;
      } else if (base_size != 0) {
        const std::size_t from = (std::size_t(kind - 0x40) * 256 + take()) % base_size;
        const std::size_t size = std::min<std::size_t>(operand * 8 + 1, base_size - from);
        add(testing::DeltaBuilder(0, 0).copy(std::uint32_t(from), std::uint32_t(size)).bytes().substr(2));
        result_size += size;
      }
    }
    return testing::DeltaBuilder(base_size, result_size).raw(instructions).bytes();
  }

 private:
  unsigned take() {
    if (input_.empty()) return 0;
    const unsigned byte = std::to_integer<unsigned>(input_.front());
    input_ = input_.subspan(1);
    return byte;
  }

  Bytes input_;
};

SharedTree tree_of(const ByteBuffer& bytes) {
  auto tree = Tree::from_object(std::make_shared<const Object>(Object{ObjectKind::tree, bytes}));
  require(tree.ok(), "any bytes are some tree");
  return *tree;
}

bool is_same(const TreeEntry& a, const TreeEntry& b) { return a.mode == b.mode && a.name == b.name && a.id == b.id; }

void check_entries(const Tree& tree, const ByteBuffer& bytes) {
  std::optional<Error> damage;
  const auto expected = parse_tree(bytes, &damage);
  const auto entries = tree.entries();
  require(tree.bytes() == bytes && tree.byte_size() == bytes.size(), "the tree has the bytes of the same tree put together");
  require(std::equal(entries.begin(), entries.end(), expected.begin(), expected.end(), is_same), "and its entries");
  require(tree.damage().has_value() == damage.has_value() && (!damage || tree.damage()->text() == damage->text()), "and its damage");
  for (const TreeEntry& entry : entries) {
    const auto found = tree.find(entry.name);
    const auto first = std::find_if(entries.begin(), entries.end(), [&](const TreeEntry& other) { return other.name == entry.name; });
    require(found && is_same(*found, *first), "an entry is found by its name");
  }
}

/// What a sound tree holds, by name, and apart for folders.
std::map<std::string, std::string> contents_of(const Tree& tree) {
  std::map<std::string, std::string> contents;
  for (const TreeEntry& entry : tree.entries()) {
    contents[std::string(entry.name) + (entry.is_tree() ? "/" : "")] = std::to_string(entry.mode) + entry.id.hex();
  }
  return contents;
}

void check_difference(const Tree& a, const Tree& b) {
  if (!a.is_sound() || !b.is_sound()) return;
  auto contents = contents_of(a);
  TreeDifference difference(a, b);
  while (difference.next()) {
    const TreeEntry* gone = difference.in_a();
    const TreeEntry* come = difference.in_b();
    require(gone || come, "a difference is on one side at least");
    if (gone) require(contents.erase(std::string(gone->name) + (gone->is_tree() ? "/" : "")) == 1, "what is removed was there");
    if (come) contents[std::string(come->name) + (come->is_tree() ? "/" : "")] = std::to_string(come->mode) + come->id.hex();
  }
  require(contents == contents_of(b), "one tree and the difference make the other");
}

void run(Bytes input) {
  if (input.size() < 2) return;
  const std::size_t stated = std::to_integer<std::size_t>(input[0]) * 256 + std::to_integer<std::size_t>(input[1]);
  const std::size_t base_size = std::min(stated, input.size() - 2);
  const Bytes base = input.subspan(2, base_size);
  ByteBuffer bytes(base);
  std::vector<SharedTree> trees{tree_of(bytes)};
  check_entries(*trees.back(), bytes);
  DeltaMaker deltas(input.subspan(2 + base_size));
  while (!deltas.at_end() && trees.size() < 8) {
    const std::string delta = deltas.next(bytes.size());
    ByteBuffer result;
    const auto applied = apply_delta(bytes, as_bytes(delta), kMostBytes, result);
    const auto tree = Tree::from_delta(*trees.back(), as_bytes(delta), kMostBytes);
    require(applied.ok() == tree.ok() && (tree || tree.error().text() == applied.error().text()), "a delta fails for a tree as it does for bytes");
    if (!tree) return;
    check_entries(**tree, result);
    for (const SharedTree& other : trees) {
      check_difference(*other, **tree);
      check_difference(**tree, *other);
    }
    check_difference(**tree, *tree_of(result));
    trees.push_back(*tree);
    bytes = std::move(result);
  }
}

std::string with_size(const std::string& base, const std::string& instructions) {
  return std::string{char(base.size() >> 8), char(base.size())} + base + instructions;
}

std::vector<Seed> seeds() {
  const ObjectId id = testing::blob_id("a");
  std::string wide;
  for (int i = 0; i < 20; ++i) wide += testing::tree_entry("100644", "r" + std::to_string(10 + i), id);  // of 31 bytes each
  const std::string entry = testing::tree_entry("40000", "r15a", id);
  const std::string inserted = std::string{'\0', char(entry.size() - 1)} + entry;
  const auto copy = [](int offset, int eighths) { return std::string{char(0x40 + offset / 256), char(eighths), char(offset)}; };
  const std::string end = "\xFF\xFF";
  return {{"Insert", with_size(wide, copy(0, 23) + inserted + copy(186, 54))},
          {"Chain", with_size(wide, copy(0, 23) + inserted + copy(186, 54) + end + copy(0, 40) + end + copy(100, 20) + copy(0, 40))},
          {"OutOfStep", with_size(wide, copy(5, 40) + copy(31, 31))},
          {"Cut", with_size(wide.substr(0, 100), copy(0, 11) + inserted + copy(62, 5))},
          {"Empty", with_size("", inserted + end + copy(0, 5))}};
}

const Registration registered({"tree", run, seeds});

}  // namespace
}  // namespace hindsight::fuzz
