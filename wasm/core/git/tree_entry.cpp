#include "tree_entry.hpp"

#include <algorithm>
#include <cstring>

namespace hindsight::git {
namespace {

constexpr std::size_t kLongestMode = 7;

std::uint32_t mode_at(const char* entry) {
  std::uint32_t mode = 0;
  for (; *entry != ' '; ++entry) mode = mode * 8 + std::uint32_t(*entry - '0');
  return mode;
}

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
  entry.mode = mode_at(tree.data() + at);
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

int compare_stored_entries(const char* a, const char* b) {
  const char* a_name = std::strchr(a, ' ') + 1;
  const char* b_name = std::strchr(b, ' ') + 1;
  while (*a_name == *b_name && *a_name != '\0') ++a_name, ++b_name;
  const auto next = [](const char* name, const char* entry) {
    if (*name != '\0') return int(static_cast<unsigned char>(*name));
    return TreeEntry{mode_at(entry), {}, {}}.is_tree() ? int('/') : 0;
  };
  const int a_next = next(a_name, a), b_next = next(b_name, b);
  if (a_next != b_next) return a_next - b_next;
  return int(*a_name != '\0') - int(*b_name != '\0');
}

}  // namespace hindsight::git
