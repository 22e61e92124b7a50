#include "indexed_tree.hpp"

#include <algorithm>
#include <cstring>

#include "common_bytes.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kIdSize = sizeof(ObjectId::bytes);
constexpr std::size_t kLongestMode = 7;

/// Where the entry at `at` ends, or nothing when it is cut or has no octal mode.
std::optional<std::size_t> entry_end(Bytes data, std::size_t at) {
  const char* text = reinterpret_cast<const char*>(data.data());
  std::size_t name = at;
  while (name < data.size() && name - at < kLongestMode && text[name] >= '0' && text[name] <= '7') ++name;
  if (name == at || name == data.size() || text[name] != ' ') return std::nullopt;
  const void* nul = std::memchr(text + name, '\0', data.size() - name);
  if (!nul) return std::nullopt;
  const std::size_t end = std::size_t(static_cast<const char*>(nul) - text) + 1 + kIdSize;
  return end <= data.size() ? std::optional(end) : std::nullopt;
}

}  // namespace

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

IndexedTree::IndexedTree(SharedObject object, const IndexedTree* similar) : object_(std::move(object)) {
  const Bytes bytes = data();
  if (!similar || !similar->is_sound() || similar->size() == 0) {
    starts_.reserve(bytes.size() / 40 + 2);
    index_from(0, nullptr, 0);
    check_order(0, size());
    return;
  }
  const std::size_t prefix = common_prefix(similar->data(), bytes);
  const std::size_t suffix = common_suffix(similar->data(), bytes, std::min(similar->data().size(), bytes.size()) - prefix);
  const auto& starts = similar->starts_;
  const auto shared_end = std::upper_bound(starts.begin(), starts.end(), prefix) - 1;
  const std::size_t first = std::size_t(shared_end - starts.begin());
  starts_.reserve(starts.size() + 8);
  starts_.assign(starts.begin(), shared_end);
  index_from(*shared_end, similar, suffix);
  // The shared ends are in order within themselves. What is new lies between them.
  const std::size_t reread = size() >= taken_over_ ? size() - taken_over_ : 0;
  check_order(first == 0 ? 0 : first - 1, std::min(size(), reread + 1));
}

/// Reads entries up to a boundary that `similar` has in the common end too, and takes over the boundaries after it.
void IndexedTree::index_from(std::size_t offset, const IndexedTree* similar, std::size_t common_suffix) {
  const Bytes bytes = data();
  const std::size_t suffix_start = similar ? bytes.size() - common_suffix : bytes.size();
  std::size_t at = offset;
  for (;;) {
    if (similar && at >= suffix_start) {
      const std::size_t there = similar->data().size() - (bytes.size() - at);
      const auto& starts = similar->starts_;
      const auto found = std::lower_bound(starts.begin(), starts.end(), there);
      if (found != starts.end() && *found == there) {
        const std::ptrdiff_t shift = std::ptrdiff_t(at) - std::ptrdiff_t(there);
        taken_over_ = std::size_t(starts.end() - found) - 1;
        std::transform(found, starts.end(), std::back_inserter(starts_), [&](std::uint32_t start) { return std::uint32_t(start + shift); });
        return;
      }
    }
    starts_.push_back(std::uint32_t(at));
    if (at == bytes.size()) return;
    const auto end = entry_end(bytes, at);
    if (!end) {
      damage_ = Error{ErrorCode::malformed, "the tree is cut off or damaged", "tree offset " + std::to_string(at)};
      return;
    }
    at = *end;
  }
}

void IndexedTree::check_order(std::size_t first, std::size_t last) {
  for (std::size_t i = first + 1; i < last; ++i) {
    if (compare_entries(entry(i - 1), entry(i)) >= 0) {
      is_sorted_ = false;
      return;
    }
  }
}

TreeEntry IndexedTree::entry(std::size_t i) const {
  const std::string_view text = as_text(data()).substr(starts_[i], starts_[i + 1] - starts_[i]);
  TreeEntry entry;
  std::size_t at = 0;
  while (text[at] != ' ') entry.mode = entry.mode * 8 + std::uint32_t(text[at++] - '0');
  entry.name = text.substr(at + 1, text.size() - kIdSize - 1 - at - 1);
  std::memcpy(entry.id.bytes.data(), text.data() + text.size() - kIdSize, kIdSize);
  return entry;
}

IndexedTree::Difference IndexedTree::difference(const IndexedTree& a, const IndexedTree& b) {
  const std::size_t prefix = common_prefix(a.data(), b.data());
  const std::size_t suffix = common_suffix(a.data(), b.data(), std::min(a.data().size(), b.data().size()) - prefix);
  Difference found;
  found.first = std::size_t(std::upper_bound(a.starts_.begin(), a.starts_.end(), prefix) - a.starts_.begin()) - 1;

  // From the end: both must have a boundary at the same distance from it.
  const std::size_t a_size = a.data().size(), b_size = b.data().size();
  auto a_at = std::lower_bound(a.starts_.begin() + std::ptrdiff_t(found.first), a.starts_.end(), a_size - suffix);
  auto b_at = std::lower_bound(b.starts_.begin() + std::ptrdiff_t(found.first), b.starts_.end(), b_size - suffix);
  while (a_at != a.starts_.end() && b_at != b.starts_.end() && a_size - *a_at != b_size - *b_at) {
    if (a_size - *a_at > b_size - *b_at) {
      ++a_at;
    } else {
      ++b_at;
    }
  }
  const bool meet = a_at != a.starts_.end() && b_at != b.starts_.end();
  found.a_last = meet ? std::size_t(a_at - a.starts_.begin()) : a.size();
  found.b_last = meet ? std::size_t(b_at - b.starts_.begin()) : b.size();
  return found;
}

Result<std::shared_ptr<const IndexedTree>> TreeCache::load(const ObjectId& id, const IndexedTree* similar) {
  constexpr std::size_t kMostBytes = std::size_t(64) << 20;
  const auto found = by_id_.find(id);
  if (found != by_id_.end()) {
    held_.splice(held_.begin(), held_, found->second);
    return found->second->tree;
  }
  HINDSIGHT_TRY(SharedObject object, repository_.share(id));
  if (object->kind != ObjectKind::tree) return Error{ErrorCode::malformed, "a tree was expected, this is another object", id.hex()};
  auto tree = std::make_shared<const IndexedTree>(std::move(object), similar);
  held_.push_front({id, tree});
  by_id_.emplace(id, held_.begin());
  bytes_ += tree->data().size();
  while (bytes_ > kMostBytes && held_.size() > 1) {
    bytes_ -= held_.back().tree->data().size();
    by_id_.erase(held_.back().id);
    held_.pop_back();
  }
  return tree;
}

}  // namespace hindsight::git
