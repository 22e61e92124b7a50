# The toolchain file of the "wasm" preset: finds Emscripten's own from where emcc is.

find_program(HINDSIGHT_EMCC emcc)
if(NOT HINDSIGHT_EMCC)
  message(FATAL_ERROR "emcc is not on the PATH. Install the package emscripten (tools/setup does), or source its emsdk_env.sh.")
endif()

if(NOT HINDSIGHT_EMSCRIPTEN_TOOLCHAIN)
  get_filename_component(_emcc "${HINDSIGHT_EMCC}" REALPATH)
  get_filename_component(_emscripten_root "${_emcc}" DIRECTORY)
  set(HINDSIGHT_EMSCRIPTEN_TOOLCHAIN "${_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake" CACHE FILEPATH
      "Emscripten's CMake toolchain file")
endif()
if(NOT EXISTS "${HINDSIGHT_EMSCRIPTEN_TOOLCHAIN}")
  message(FATAL_ERROR "Emscripten's CMake toolchain file is not beside emcc: ${HINDSIGHT_EMSCRIPTEN_TOOLCHAIN}\n"
                      "Set -DHINDSIGHT_EMSCRIPTEN_TOOLCHAIN=PATH.")
endif()

# Debian keeps the module acorn, which optimised links need, where only Debian's own Node.js looks for it.
set(_debian_modules /usr/share/nodejs)
if(EXISTS "${_debian_modules}/acorn")
  set(ENV{NODE_PATH} "${_debian_modules}")
  set(_with_modules "${CMAKE_COMMAND};-E;env;NODE_PATH=${_debian_modules}")
  set(CMAKE_C_LINKER_LAUNCHER "${_with_modules}" CACHE STRING "")
  set(CMAKE_CXX_LINKER_LAUNCHER "${_with_modules}" CACHE STRING "")
endif()

# What runs the tests. Not cached: tools/setup may have put a newer one first on the PATH since.
find_program(_node NAMES node nodejs NO_CACHE)
set(CMAKE_CROSSCOMPILING_EMULATOR "${_node};--no-experimental-fetch")

include("${HINDSIGHT_EMSCRIPTEN_TOOLCHAIN}")
