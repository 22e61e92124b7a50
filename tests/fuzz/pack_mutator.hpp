#pragma once

#include <string>

#include "fuzz_target.hpp"

namespace hindsight::fuzz {

/// Changes a pack's entries inside their compressed streams, their order, kinds and bases, and puts the pack together
/// again with right sizes, distances, checksums and trailer; now and then it changes the bytes as they are.
std::string mutate_pack(Bytes pack, std::size_t max_size, unsigned random, const ChangeBytes& change);

/// The same for the pack behind a bundle's header.
std::string mutate_bundle(Bytes bundle, std::size_t max_size, unsigned random, const ChangeBytes& change);

}  // namespace hindsight::fuzz
