#include <sys/resource.h>

#include "memory.hpp"

namespace hindsight::bench {

std::uint64_t peak_process_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  constexpr std::uint64_t kUnit = 1;
#else
  constexpr std::uint64_t kUnit = 1024;
#endif
  return std::uint64_t(usage.ru_maxrss) * kUnit;
}

std::uint64_t peak_program_bytes() { return peak_process_bytes(); }

}  // namespace hindsight::bench
