#include <emscripten.h>

#include "memory.hpp"

// Linux's own count; what resourceUsage() tells begins with that of the process which started this one.
EM_JS(double, node_peak_kilobytes, (), {
  try {
    return Number(/VmHWM:[^0-9]*([0-9]+)/.exec(require("fs").readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
});

namespace hindsight::bench {

std::uint64_t peak_process_bytes() { return std::uint64_t(node_peak_kilobytes() * 1024); }

std::uint64_t peak_program_bytes() {
  constexpr std::uint64_t kPage = 65536;
  return __builtin_wasm_memory_size(0) * kPage;
}

}  // namespace hindsight::bench
