#include "hindsight/git/inflate.hpp"

#include <libdeflate.h>

namespace hindsight::git {

void Inflater::Free::operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }

Inflater::Inflater() : decompressor_(libdeflate_alloc_decompressor()) {}

Result<std::size_t> Inflater::inflate(Bytes input, std::span<std::byte> out) {
  if (!decompressor_) return Error{ErrorCode::limit, "no memory is left to inflate anything", ""};
  std::size_t consumed = 0, produced = 0;
  std::byte nowhere{};  // libdeflate wants an address even for an empty result
  std::byte* target = out.empty() ? &nowhere : out.data();
  switch (libdeflate_zlib_decompress_ex(decompressor_.get(), input.data(), input.size(), target, out.size(), &consumed, &produced)) {
    case LIBDEFLATE_SUCCESS: break;
    case LIBDEFLATE_INSUFFICIENT_SPACE:
      return Error{ErrorCode::mismatch, "the compressed data is larger than the " + std::to_string(out.size()) + " bytes that were stated", ""};
    default: return Error{ErrorCode::malformed, "the compressed data is damaged or cut off", ""};
  }
  if (produced != out.size()) {
    return Error{ErrorCode::mismatch,
                 "the compressed data holds " + std::to_string(produced) + " bytes, " + std::to_string(out.size()) + " were stated", ""};
  }
  return consumed;
}

bool Inflater::is_plausible(std::size_t input_size, std::uint64_t size) {
  // At best a bit codes one symbol of 258 bytes, two of them (length and distance) a match: 1032 bytes a byte.
  constexpr std::uint64_t kBestRatio = 1032;
  return size / kBestRatio <= input_size;
}

}  // namespace hindsight::git
