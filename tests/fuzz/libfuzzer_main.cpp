// What libFuzzer calls, https://llvm.org/docs/LibFuzzer.html, for the one target of this program.
// `--write-seeds FOLDER` as the first argument writes the target's seeds there and ends.

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "fuzz_target.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using namespace hindsight;

const fuzz::Target& target() { return fuzz::targets().front(); }

Bytes bytes_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const std::byte*>(data), size}; }

std::string change_by_libfuzzer(std::string bytes, std::size_t max_size) {
  const std::size_t size = bytes.size();
  bytes.resize(std::max(size, max_size) + 1);
  bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), std::min(size, max_size), max_size));
  return bytes;
}

bool write_seeds(const std::string& folder) {
  for (const fuzz::Seed& seed : target().seeds()) {
    std::FILE* file = std::fopen((folder + "/seed-" + seed.name).c_str(), "wb");
    if (!file) return false;
    const bool is_written = std::fwrite(seed.bytes.data(), 1, seed.bytes.size(), file) == seed.bytes.size();
    if (std::fclose(file) != 0 || !is_written) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  if (*argc == 3 && std::strcmp((*argv)[1], "--write-seeds") == 0) std::exit(write_seeds((*argv)[2]) ? 0 : 1);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target().run(bytes_of(data, size));
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned int random) {
  if (!target().mutate) return LLVMFuzzerMutate(data, size, max_size);
  const std::string changed = target().mutate(bytes_of(data, size), max_size, random, change_by_libfuzzer);
  if (changed.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, changed.data(), changed.size());
  return changed.size();
}
