#include <sys/resource.h>

#include <cstdio>

#include "memory.hpp"

namespace hindsight::bench {
namespace {

/// Linux's own count. What getrusage() tells begins with that of the process which started this one.
std::uint64_t high_water_kilobytes() {
  unsigned long long kilobytes = 0;
  std::FILE* status = std::fopen("/proc/self/status", "r");
  if (!status) return 0;
  char line[256];
  while (kilobytes == 0 && std::fgets(line, sizeof line, status)) {
    if (std::sscanf(line, "VmHWM: %llu kB", &kilobytes) != 1) kilobytes = 0;
  }
  std::fclose(status);
  return kilobytes;
}

}  // namespace

std::uint64_t peak_process_bytes() {
  if (const std::uint64_t kilobytes = high_water_kilobytes()) return kilobytes * 1024;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  return std::uint64_t(usage.ru_maxrss);
#else
  return std::uint64_t(usage.ru_maxrss) * 1024;
#endif
}

std::uint64_t peak_program_bytes() { return peak_process_bytes(); }

}  // namespace hindsight::bench
