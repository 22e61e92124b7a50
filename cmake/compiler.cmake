# What every target of ours is compiled with.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_EXTENSIONS ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  if(EMSCRIPTEN)
    set(CMAKE_BUILD_TYPE MinSizeRel CACHE STRING "" FORCE)
  else()
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
  endif()
endif()

option(HINDSIGHT_TESTS "Build the tests" ON)
option(HINDSIGHT_BENCH "Build the benchmarks" OFF)
option(HINDSIGHT_FUZZ "Build the fuzzers (needs clang)" OFF)
option(HINDSIGHT_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
option(HINDSIGHT_WERROR "Warnings are errors" ON)

if(HINDSIGHT_SANITIZE)
  # vptr needs RTTI, which the rooms do without.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

if(HINDSIGHT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(HINDSIGHT_CCACHE ccache)
if(HINDSIGHT_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER "${HINDSIGHT_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${HINDSIGHT_CCACHE}")
endif()

function(hindsight_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Both cry wolf over std::string and std::optional in GCC 12.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-maybe-uninitialized)
  endif()
  if(HINDSIGHT_WERROR AND NOT HINDSIGHT_SANITIZE)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# WebAssembly is built for size; what reads every byte of an archive is worth the extra kilobytes.
function(hindsight_for_speed target)
  if(EMSCRIPTEN AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    # Where -Os stands anywhere before, emcc adds -fno-inline-functions, which a later -O2 does not undo.
    target_compile_options(${target} PRIVATE -O2 -finline-functions)
  endif()
endfunction()
