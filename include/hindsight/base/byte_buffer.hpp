#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>

#include "hindsight/base/bytes.hpp"

namespace hindsight {

/// Bytes that it owns. What resize() adds is left as it is, since buffers are made to be filled: a vector would clear
/// every byte first. Where no memory is left the program ends, as it does for the library's containers.
class ByteBuffer {
 public:
  ByteBuffer() = default;
  explicit ByteBuffer(std::size_t size) { resize(size); }
  explicit ByteBuffer(Bytes bytes) { append(bytes); }
  ByteBuffer(const ByteBuffer& other) : ByteBuffer(Bytes(other)) {}
  ByteBuffer(ByteBuffer&& other) noexcept;
  /// Takes over what std::malloc gave.
  static ByteBuffer adopt(std::byte* bytes, std::size_t size);
  ByteBuffer& operator=(ByteBuffer other) noexcept;

  [[nodiscard]] std::byte* data() { return bytes_.get(); }
  [[nodiscard]] const std::byte* data() const { return bytes_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::byte* begin() { return data(); }
  [[nodiscard]] std::byte* end() { return data() + size_; }
  [[nodiscard]] const std::byte* begin() const { return data(); }
  [[nodiscard]] const std::byte* end() const { return data() + size_; }
  std::byte& operator[](std::size_t i) { return bytes_[i]; }
  const std::byte& operator[](std::size_t i) const { return bytes_[i]; }
  bool operator==(const ByteBuffer& other) const { return as_text(*this) == as_text(other); }

  /// Room for exactly so many, where there is less.
  void reserve(std::size_t capacity);
  void resize(std::size_t size);
  void shrink_to_fit();
  void clear() { size_ = 0; }
  /// `bytes` must lie elsewhere.
  void append(Bytes bytes);

 private:
  struct Free {
    void operator()(std::byte* bytes) const { std::free(bytes); }
  };
  void grow(std::size_t size);
  void reallocate(std::size_t capacity);

  std::unique_ptr<std::byte[], Free> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace hindsight
