#include "tree_entry.hpp"

#include <algorithm>
#include <cstring>

namespace hindsight::git {
namespace {

constexpr std::size_t kLongestMode = 7;

}  // namespace

EntryFault find_entry(std::string_view tree, std::size_t at, EntryShape& shape) {
  std::size_t blank = at;
  while (blank < tree.size() && blank - at < kLongestMode && tree[blank] >= '0' && tree[blank] <= '7') ++blank;
  if (blank == at || blank == tree.size() || tree[blank] != ' ') return EntryFault::bad_mode;
  shape.name = blank + 1;
  const void* nul = std::memchr(tree.data() + shape.name, '\0', tree.size() - shape.name);
  if (!nul) return EntryFault::cut;
  shape.id = std::size_t(static_cast<const char*>(nul) - tree.data()) + 1;
  return tree.size() - shape.id < sizeof(ObjectId::bytes) ? EntryFault::cut : EntryFault::none;
}

TreeEntry entry_at(std::string_view tree, std::size_t at, const EntryShape& shape) {
  TreeEntry entry;
  for (; tree[at] != ' '; ++at) entry.mode = entry.mode * 8 + std::uint32_t(tree[at] - '0');
  entry.name = tree.substr(shape.name, shape.id - 1 - shape.name);
  std::memcpy(entry.id.bytes.data(), tree.data() + shape.id, entry.id.bytes.size());
  return entry;
}

Error entry_error(EntryFault fault, std::size_t offset) {
  const std::string where = "tree offset " + std::to_string(offset);
  if (fault == EntryFault::bad_mode) return {ErrorCode::malformed, "the tree's entry has no valid mode", where};
  return {ErrorCode::truncated, "the tree is cut off within an entry", where};
}

int compare_entries(const TreeEntry& a, const TreeEntry& b) {
  const std::size_t shared = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.substr(0, shared).compare(b.name.substr(0, shared)); order != 0) return order;
  const auto next = [&](const TreeEntry& entry) {
    if (entry.name.size() > shared) return int(static_cast<unsigned char>(entry.name[shared]));
    return entry.is_tree() ? int('/') : 0;
  };
  const int a_next = next(a), b_next = next(b);
  if (a_next != b_next) return a_next - b_next;
  return a.name.size() < b.name.size() ? -1 : a.name.size() > b.name.size() ? 1 : 0;
}

}  // namespace hindsight::git
