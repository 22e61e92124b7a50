#include <emscripten.h>

#include "memory.hpp"

EM_JS(double, node_peak_kilobytes, (), { return process.resourceUsage().maxRSS; });

namespace hindsight::bench {

std::uint64_t peak_process_bytes() { return std::uint64_t(node_peak_kilobytes() * 1024); }

std::uint64_t peak_program_bytes() {
  constexpr std::uint64_t kPage = 65536;
  return __builtin_wasm_memory_size(0) * kPage;
}

}  // namespace hindsight::bench
