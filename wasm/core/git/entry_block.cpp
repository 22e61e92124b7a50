#include "entry_block.hpp"

#include <algorithm>
#include <utility>

namespace hindsight::git {

TreeEntry EntryBlock::entry(std::size_t i) const {
  const std::size_t end = starts_[i + 1];
  const std::string_view tree = as_text(bytes_);
  EntryShape shape;
  shape.name = tree.find(' ', starts_[i]) + 1;
  shape.id = end - sizeof(ObjectId::bytes);
  return entry_at(tree, starts_[i], shape);
}

std::size_t EntryBlock::find(std::size_t first, std::size_t last, std::uint64_t start) const {
  const auto from = starts_.begin() + std::ptrdiff_t(first);
  const auto to = starts_.begin() + std::ptrdiff_t(last) + 1;
  return std::size_t(std::upper_bound(from, to, start) - starts_.begin()) - 1;
}

EntryFault EntryBlock::read(SharedObject tree, std::size_t& fault_offset) {
  constexpr std::size_t kTypicalEntrySize = 40;
  object_ = std::move(tree);
  const std::string_view text = as_text(object_->data);
  starts_.reserve(text.size() / kTypicalEntrySize + 2);
  EntryFault fault = EntryFault::none;
  TreeEntry before;
  EntryShape shape;
  while (starts_.back() < text.size()) {
    const std::size_t at = starts_.back();
    fault = find_entry(text, at, shape);
    if (fault != EntryFault::none) break;
    const TreeEntry entry = entry_at(text, at, shape);
    if (at != 0 && is_in_order_) is_in_order_ = compare_entries(before, entry) < 0;
    before = entry;
    starts_.push_back(std::uint32_t(shape.end()));
  }
  fault_offset = starts_.back();
  bytes_ = Bytes(object_->data).first(starts_.back());
  settle(object_->data.size() + starts_.capacity() * sizeof starts_[0]);
  return fault;
}

void EntryBlock::take(ByteBuffer bytes, std::vector<std::uint32_t> starts, bool is_in_order) {
  auto object = std::make_shared<Object>(Object{ObjectKind::tree, std::move(bytes)});
  bytes_ = object->data;
  object_ = std::move(object);
  starts_ = std::move(starts);
  is_in_order_ = is_in_order;
  settle(object_->data.capacity() + starts_.capacity() * sizeof starts_[0]);
}

void EntryBlock::settle(std::uint64_t bytes) {
  constexpr std::uint64_t kOverhead = 128;
  const std::uint64_t counted = bytes == 0 ? 0 : bytes + kOverhead;
  if (gauge_) *gauge_ += counted - counted_;
  counted_ = counted;
}

}  // namespace hindsight::git
