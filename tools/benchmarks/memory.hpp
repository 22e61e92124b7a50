#pragma once

#include <cstdint>

namespace hindsight::bench {

/// The most memory that the whole process has had resident so far.
std::uint64_t peak_process_bytes();

/// The most that the program itself has asked for: in WebAssembly its linear memory, which Node.js and the compiled code
/// are not part of; natively the process.
std::uint64_t peak_program_bytes();

}  // namespace hindsight::bench
