#include "hindsight/git/inflate.hpp"

#include <algorithm>
#include <string>

#include <libdeflate.h>

namespace hindsight::git {

void Inflater::Free::operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }

Inflater::Inflater() : decompressor_(libdeflate_alloc_decompressor()) {}

Result<std::size_t> Inflater::inflate(Bytes input, std::span<std::byte> out) { return inflate_as(Format::zlib, input, out); }
Result<std::size_t> Inflater::inflate_raw(Bytes input, std::span<std::byte> out) { return inflate_as(Format::deflate, input, out); }

Result<std::size_t> Inflater::inflate_as(Format format, Bytes input, std::span<std::byte> out) {
  if (!decompressor_) return Error{ErrorCode::limit, "no memory is left to inflate anything", ""};
  std::size_t consumed = 0, produced = 0;
  std::byte nowhere{};  // libdeflate wants an address even for an empty result
  std::byte* target = out.empty() ? &nowhere : out.data();
  const auto decompress = format == Format::zlib ? libdeflate_zlib_decompress_ex : libdeflate_deflate_decompress_ex;
  switch (decompress(decompressor_.get(), input.data(), input.size(), target, out.size(), &consumed, &produced)) {
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

Result<ByteBuffer> Inflater::inflate_unsized(Bytes input, std::uint64_t max_bytes) {
  constexpr std::uint64_t kFirstGuess = 16 << 10, kTypicalRatio = 4;
  if (!decompressor_) return Error{ErrorCode::limit, "no memory is left to inflate anything", ""};
  for (std::uint64_t guess = std::max(kFirstGuess, kTypicalRatio * input.size());; guess *= 4) {
    ByteBuffer out(std::size_t(std::min(guess, max_bytes)));
    std::size_t produced = 0;
    switch (libdeflate_zlib_decompress_ex(decompressor_.get(), input.data(), input.size(), out.data(), out.size(), nullptr, &produced)) {
      case LIBDEFLATE_SUCCESS: out.resize(produced); return out;
      case LIBDEFLATE_INSUFFICIENT_SPACE:
        if (guess < max_bytes && is_plausible(input.size(), guess)) continue;
        return Error{ErrorCode::limit, "the compressed data holds more than the " + std::to_string(max_bytes) + " bytes allowed", ""};
      default: return Error{ErrorCode::malformed, "the compressed data is damaged or cut off", ""};
    }
  }
}

bool Inflater::is_plausible(std::size_t input_size, std::uint64_t size) {
  // At best a bit codes one symbol of 258 bytes, two of them (length and distance) a match: 1032 bytes a byte.
  constexpr std::uint64_t kBestRatio = 1032;
  return size / kBestRatio <= input_size;
}

}  // namespace hindsight::git
