#pragma once

#include <cstddef>
#include <cstdint>

namespace hindsight {

/// SHA-1's compression of `count` blocks of 64 bytes into the five words of `state`.
using Sha1Blocks = void (*)(std::uint32_t* state, const std::byte* blocks, std::size_t count);

void portable_sha1_blocks(std::uint32_t* state, const std::byte* blocks, std::size_t count);

/// The same with the processor's own instructions; null where it has none.
Sha1Blocks processor_sha1_blocks();

}  // namespace hindsight
