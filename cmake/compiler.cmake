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

if(EMSCRIPTEN)
  # What every browser with WebGL2 and modules has: shorter code, and copies that do not go through JavaScript.
  add_compile_options(-msign-ext -mbulk-memory -mnontrapping-fptoint)
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    # Optimising the whole program at link time takes a twentieth off what a first visit loads.
    add_compile_options(-flto)
    add_link_options(-flto)
  endif()
endif()

find_program(HINDSIGHT_CCACHE ccache)
if(HINDSIGHT_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER "${HINDSIGHT_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${HINDSIGHT_CCACHE}")
endif()

# Most of a file's compile time is headers, so that files of a target are compiled together. For that a name in an anonymous
# namespace is given once in a room.
option(HINDSIGHT_TOGETHER "Compile files of a room together" ON)
function(hindsight_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${HINDSIGHT_TOGETHER} UNITY_BUILD_BATCH_SIZE 12)
endfunction()

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

# hindsight_for_speed(FOLDER LEVEL NAMES…): WebAssembly is built for size (-Oz). Some files are worth more bytes: -O2 for
# those that every byte of an archive passes through, -Os for those that work once for every object. NAMES are patterns
# without the ending.
function(hindsight_for_speed folder level)
  if(NOT EMSCRIPTEN OR CMAKE_BUILD_TYPE STREQUAL "Debug")
    return()
  endif()
  foreach(name IN LISTS ARGN)
    file(GLOB sources CONFIGURE_DEPENDS "${folder}/${name}.cpp" "${folder}/${name}.c")
    if(NOT sources)
      message(FATAL_ERROR "No source in ${folder} is called ${name}.")
    endif()
    # Where -Os stands anywhere before, emcc adds -fno-inline-functions, which a later -O2 does not undo.
    set_property(SOURCE ${sources} APPEND PROPERTY COMPILE_OPTIONS ${level} -finline-functions)
  endforeach()
endfunction()
