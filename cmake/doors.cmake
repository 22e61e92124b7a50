# The programs: the browser's two modules, and the command natively and for Node.js. None is made before its sources exist.

set(HINDSIGHT_WASM_LINK_OPTIONS
  -Wl,--stack-first          # a stack overflow traps instead of overwriting globals …
  -sSTACK_OVERFLOW_CHECK=0   # … and the check that expects the stack elsewhere has to go
  -sALLOW_MEMORY_GROWTH=1
  -sMAXIMUM_MEMORY=2GB)
if(EMSCRIPTEN_VERSION AND EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  list(APPEND HINDSIGHT_WASM_LINK_OPTIONS -sTOTAL_STACK=1MB)
else()
  list(APPEND HINDSIGHT_WASM_LINK_OPTIONS -sSTACK_SIZE=1MB)
endif()

# The names in a list of exports, one C function a line, as the linker wants them.
function(_hindsight_exports file out)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(STRINGS "${file}" names REGEX "^[A-Za-z_]")
  list(APPEND names malloc free)
  list(REMOVE_DUPLICATES names)
  list(TRANSFORM names STRIP)
  list(TRANSFORM names PREPEND "_")
  list(JOIN names "," joined)
  set(${out} "${joined}" PARENT_SCOPE)
endfunction()

# hindsight_web_module(NAME LINKS libraries… OPTIONS linker options…)
#
# An ES module NAME.js with NAME.wasm beside it, of wasm/web/NAME*.cpp and wasm/web/NAME/*.cpp. wasm/web/NAME_exports.txt lists
# the C functions that JavaScript may call.
function(hindsight_web_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINKS;OPTIONS")
  set(folder "${PROJECT_SOURCE_DIR}/wasm/web")
  set(exports "${folder}/${name}_exports.txt")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/${name}*.cpp" "${folder}/${name}/*.cpp")
  if(NOT sources OR NOT EXISTS "${exports}")
    message(STATUS "wasm/web has no sources or no list of exports for ${name} yet: module left out")
    return()
  endif()
  _hindsight_exports("${exports}" exported)

  add_executable(${name} ${sources})
  target_compile_options(${name} PRIVATE -fno-exceptions -fno-rtti)
  target_link_libraries(${name} PRIVATE ${arg_LINKS})
  hindsight_warnings(${name})
  target_link_options(${name} PRIVATE ${HINDSIGHT_WASM_LINK_OPTIONS}
    # Goes over the module until nothing gets smaller; large functions stay apart even where they are called once, so that those which a
    # first visit does not call can be split off.
    -Oz -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=100,--converge
    --no-entry
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sUSE_ES6_IMPORT_META=0 -sEXPORT_NAME=hindsight_${name}
    -sENVIRONMENT=web,worker   # Node.js loads them too, given the bytes of the .wasm as wasmBinary
    -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sASSERTIONS=0
    -sEXPORTED_FUNCTIONS=${exported}
    -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8
    ${arg_OPTIONS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}" LINK_DEPENDS "${exports}")
endfunction()

# hindsight_split(NAME ARCHIVE_MAKER): NAME.wasm becomes what a first visit to an archive needs, and NAME-rest.wasm the rest, which is
# fetched when it is called; NAME-whole.wasm is both. ARCHIVE_MAKER makes the archive that tells which is which.
function(hindsight_split name archive_maker)
  if(NOT TARGET ${name})
    return()
  endif()
  find_program(HINDSIGHT_PYTHON python3 REQUIRED)
  set(tool "${PROJECT_SOURCE_DIR}/tools/split-core.mjs")
  set(glue "$<TARGET_FILE:${name}>")
  set(wasm "${CMAKE_BINARY_DIR}/${name}")
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND "${CMAKE_COMMAND}" -E rename "${wasm}.wasm" "${wasm}-whole.wasm"
    COMMAND "${HINDSIGHT_PYTHON}" "${PROJECT_SOURCE_DIR}/${archive_maker}" "${wasm}-visit.bundle"
    COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} --no-warnings "${tool}" "${wasm}-whole.wasm" "${glue}" "${wasm}-visit.bundle" "${wasm}.wasm" "${wasm}-rest.wasm"
    COMMENT "Splitting ${name} into what a first visit needs and the rest"
    VERBATIM)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${tool}" "${PROJECT_SOURCE_DIR}/site/core-calls.js" "${PROJECT_SOURCE_DIR}/${archive_maker}")
endfunction()

# A program for Node.js that sees the real file system and the environment.
function(hindsight_node_program target)
  set(environment "${PROJECT_SOURCE_DIR}/cmake/node_environment.js")
  target_link_options(${target} PRIVATE ${HINDSIGHT_WASM_LINK_OPTIONS}
    -sNODERAWFS=1 -sENVIRONMENT=node -sEXIT_RUNTIME=1 "SHELL:--pre-js \"${environment}\"")
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${environment}")
endfunction()

# hindsight_command(NAME LINKS libraries…): the program of tools/cli. It may throw; the core that it links does not.
function(hindsight_command name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINKS")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tools/cli/*.cpp")
  if(NOT sources)
    message(STATUS "tools/cli has no sources yet: command left out")
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${arg_LINKS})
  target_compile_definitions(${name} PRIVATE HINDSIGHT_VERSION="${PROJECT_VERSION}")
  hindsight_warnings(${name})
  hindsight_together(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  if(EMSCRIPTEN)
    target_compile_options(${name} PRIVATE -fexceptions)
    target_link_options(${name} PRIVATE -fexceptions)
    hindsight_node_program(${name})
  endif()
endfunction()
