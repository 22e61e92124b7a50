#include "entry_block.hpp"

#include <utility>

namespace hindsight::git {

TreeEntry EntryBlock::entry(std::uint32_t at) const {
  const std::string_view tree = as_text(bytes_);
  EntryShape shape;
  shape.name = tree.find(' ', at) + 1;
  shape.id = entry_end(at) - sizeof(ObjectId::bytes);
  return entry_at(tree, at, shape);
}

EntryFault EntryBlock::read(SharedObject tree, std::uint32_t& fault_offset) {
  object_ = std::move(tree);
  const std::string_view text = as_text(object_->data);
  marks_.reserve(text.size());
  EntryFault fault = EntryFault::none;
  TreeEntry before;
  EntryShape shape;
  std::size_t at = 0;
  for (; at < text.size(); at = shape.end()) {
    fault = find_entry(text, at, shape);
    if (fault != EntryFault::none) break;
    const TreeEntry entry = entry_at(text, at, shape);
    if (at != 0 && is_in_order_) is_in_order_ = compare_entries(before, entry) < 0;
    before = entry;
    marks_.set(std::uint32_t(shape.end()));
  }
  fault_offset = std::uint32_t(at);
  bytes_ = Bytes(object_->data).first(at);
  settle(object_->data.size() + marks_.size_bytes());
  return fault;
}

void EntryBlock::take(ByteBuffer bytes, EntryMarks marks, bool is_in_order) {
  bytes.shrink_to_fit();
  auto object = std::make_shared<Object>(Object{ObjectKind::tree, std::move(bytes)});
  bytes_ = object->data;
  object_ = std::move(object);
  marks_ = std::move(marks);
  is_in_order_ = is_in_order;
  settle(object_->data.capacity() + marks_.size_bytes());
}

void EntryBlock::settle(std::uint64_t bytes) {
  constexpr std::uint64_t kOverhead = 128;
  const std::uint64_t counted = bytes == 0 ? 0 : bytes + kOverhead;
  if (gauge_) *gauge_ += counted - counted_;
  counted_ = counted;
}

}  // namespace hindsight::git
