#include "hindsight/base/byte_buffer.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace hindsight {

ByteBuffer::ByteBuffer(ByteBuffer&& other) noexcept
    : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)), capacity_(std::exchange(other.capacity_, 0)) {}

ByteBuffer& ByteBuffer::operator=(ByteBuffer other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
  return *this;
}

ByteBuffer ByteBuffer::adopt(std::byte* bytes, std::size_t size) {
  ByteBuffer buffer;
  buffer.bytes_.reset(bytes);
  buffer.size_ = buffer.capacity_ = size;
  return buffer;
}

void ByteBuffer::reserve(std::size_t capacity) {
  if (capacity > capacity_) reallocate(capacity);
}

void ByteBuffer::shrink_to_fit() {
  if (size_ == 0) {
    *this = ByteBuffer();
  } else if (size_ < capacity_) {
    reallocate(size_);
  }
}

void ByteBuffer::resize(std::size_t size) {
  if (size > capacity_) grow(size);
  size_ = size;
}

void ByteBuffer::append(Bytes bytes) {
  if (bytes.empty()) return;
  const std::size_t at = size_;
  resize(at + bytes.size());
  std::memcpy(data() + at, bytes.data(), bytes.size());
}

void ByteBuffer::reallocate(std::size_t capacity) {
  auto* moved = static_cast<std::byte*>(std::realloc(bytes_.get(), capacity));
  if (!moved) std::abort();
  (void)bytes_.release();
  bytes_.reset(moved);
  capacity_ = capacity;
}

/// By half at least, so that many small additions do not move everything each time; what is empty gets what it asks for.
void ByteBuffer::grow(std::size_t size) { reserve(std::max(size, capacity_ + capacity_ / 2)); }

}  // namespace hindsight
