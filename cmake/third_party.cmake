# The libraries of other people, each as a small target of its own: only the files we use, their warnings off, their headers SYSTEM.
# The same lines serve the native compiler and Emscripten.

hindsight_dependency(cmark_gfm)
hindsight_dependency(libyaml)
hindsight_dependency(libdeflate)
hindsight_dependency(nlohmann_json PATTERNS */single_include/* */LICENSE.MIT)
hindsight_dependency(imgui)
hindsight_dependency(implot PATTERNS */src/external/imgui/implot/*)
hindsight_dependency(cli11)

set(HINDSIGHT_GENERATED_DIR "${CMAKE_BINARY_DIR}/generated")

# hindsight_third_party(NAME SOURCES files… INCLUDES folders… DEFINES definitions…)
function(hindsight_third_party name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;INCLUDES;DEFINES")
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
  target_include_directories(${name} SYSTEM PUBLIC ${arg_INCLUDES})
  target_compile_definitions(${name} PUBLIC ${arg_DEFINES})
  target_compile_options(${name} PRIVATE -w)
endfunction()

# cmark-gfm: its CMake asks the compiler for two features that both of ours have, so config.h is simply written down.
set(HAVE_STDBOOL_H ON)
set(HAVE___BUILTIN_EXPECT ON)
set(HAVE___ATTRIBUTE__ ON)
set(PROJECT_VERSION_MAJOR 0)
set(PROJECT_VERSION_MINOR 29)
set(PROJECT_VERSION_PATCH 0)
set(PROJECT_VERSION_GFM 13)
configure_file("${cmark_gfm_SOURCE_DIR}/src/config.h.in" "${HINDSIGHT_GENERATED_DIR}/cmark_gfm/config.h")
configure_file("${cmark_gfm_SOURCE_DIR}/src/cmark-gfm_version.h.in" "${HINDSIGHT_GENERATED_DIR}/cmark_gfm/cmark-gfm_version.h")
file(WRITE "${HINDSIGHT_GENERATED_DIR}/cmark_gfm/cmark-gfm_export.h.new" "#pragma once\n#define CMARK_GFM_EXPORT\n")
file(COPY_FILE "${HINDSIGHT_GENERATED_DIR}/cmark_gfm/cmark-gfm_export.h.new"
               "${HINDSIGHT_GENERATED_DIR}/cmark_gfm/cmark-gfm_export.h" ONLY_IF_DIFFERENT)
file(GLOB _cmark_sources "${cmark_gfm_SOURCE_DIR}/src/*.c" "${cmark_gfm_SOURCE_DIR}/extensions/*.c")
list(FILTER _cmark_sources EXCLUDE REGEX "/(main|man|latex)\\.c$")
hindsight_for_speed("${cmark_gfm_SOURCE_DIR}/src" -O2 blocks inlines)
hindsight_third_party(cmark_gfm
  SOURCES ${_cmark_sources}
  INCLUDES "${cmark_gfm_SOURCE_DIR}/src" "${cmark_gfm_SOURCE_DIR}/extensions" "${HINDSIGHT_GENERATED_DIR}/cmark_gfm"
  DEFINES CMARK_GFM_STATIC_DEFINE CMARK_GFM_EXTENSIONS_STATIC_DEFINE)

# libyaml: the parser only; nothing here writes YAML.
set(_yaml "${libyaml_SOURCE_DIR}/src")
hindsight_third_party(yaml
  SOURCES ${_yaml}/api.c ${_yaml}/parser.c ${_yaml}/reader.c ${_yaml}/scanner.c
  INCLUDES "${libyaml_SOURCE_DIR}/include"
  DEFINES YAML_DECLARE_STATIC)
target_compile_definitions(yaml PRIVATE YAML_VERSION_MAJOR=0 YAML_VERSION_MINOR=2 YAML_VERSION_PATCH=5 YAML_VERSION_STRING="0.2.5")

# libdeflate: the linker drops compression where only the tests use it.
file(GLOB _deflate_sources "${libdeflate_SOURCE_DIR}/lib/*.c" "${libdeflate_SOURCE_DIR}/lib/*/cpu_features.c")
list(FILTER _deflate_sources EXCLUDE REGEX "/gzip_")
hindsight_for_speed("${libdeflate_SOURCE_DIR}/lib" -O2 deflate_decompress zlib_decompress adler32)
hindsight_third_party(libdeflate SOURCES ${_deflate_sources} INCLUDES "${libdeflate_SOURCE_DIR}")

# nlohmann_json: the same definitions for everybody, exceptions or not, for the classes must be the same everywhere.
add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE "${nlohmann_json_SOURCE_DIR}/single_include")
target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION=1 JSON_NO_IO=1)

# The font that Dear ImGui falls back on is 10 KB which do not compress, and the page brings its own: of the file that holds
# it a copy without it is compiled.
function(hindsight_without_default_font file sources)
  set(name "static const char proggy_clean_ttf_compressed_data_base85[")
  file(READ "${file}" text)
  string(FIND "${text}" "${name}" begin)
  string(FIND "${text}" "static const char* GetDefaultCompressedFontDataTTFBase85()\n{" end)
  if(begin LESS 0 OR end LESS begin)
    message(STATUS "Dear ImGui keeps its default font: it is not where it was")
    return()
  endif()
  string(SUBSTRING "${text}" 0 ${begin} head)
  string(SUBSTRING "${text}" ${end} -1 tail)
  set(copy "${HINDSIGHT_GENERATED_DIR}/imgui/imgui_draw.cpp")
  file(CONFIGURE OUTPUT "${copy}" CONTENT "${head}${name}] = \"\";\n\n${tail}" @ONLY)
  list(TRANSFORM ${sources} REPLACE "^.*/imgui_draw\\.cpp$" "${copy}")
  set(${sources} "${${sources}}" PARENT_SCOPE)
endfunction()

# Dear ImGui and ImPlot, without their demos. The OpenGL backend goes with the browser's module alone.
set(_imgui_sources imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
if(EMSCRIPTEN)
  list(APPEND _imgui_sources backends/imgui_impl_opengl3.cpp)
endif()
list(TRANSFORM _imgui_sources PREPEND "${imgui_SOURCE_DIR}/")
if(EMSCRIPTEN)
  hindsight_without_default_font("${imgui_SOURCE_DIR}/imgui_draw.cpp" _imgui_sources)
endif()
hindsight_third_party(imgui
  SOURCES ${_imgui_sources}
  INCLUDES "${imgui_SOURCE_DIR}" "${imgui_SOURCE_DIR}/backends"
  DEFINES IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
          IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_FILE_FUNCTIONS
          "ImDrawIdx=unsigned int"     # a chart of many points has more than 65,536 corners
          $<$<BOOL:${EMSCRIPTEN}>:IMGUI_IMPL_OPENGL_ES3>)
target_compile_options(imgui PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)

set(_implot "${implot_SOURCE_DIR}/src/external/imgui/implot")
if(EXISTS "${implot_SOURCE_DIR}/implot.h")
  set(_implot "${implot_SOURCE_DIR}")
endif()
hindsight_third_party(implot
  SOURCES "${_implot}/implot.cpp" "${_implot}/implot_items.cpp"
  INCLUDES "${_implot}"
  DEFINES IMPLOT_DISABLE_OBSOLETE_FUNCTIONS "IMPLOT_CUSTOM_NUMERIC_TYPES=(double)")
target_compile_options(implot PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)
target_link_libraries(implot PUBLIC imgui)

add_library(cli11 INTERFACE)
target_include_directories(cli11 SYSTEM INTERFACE "${cli11_SOURCE_DIR}/include")

if(HINDSIGHT_TESTS)
  hindsight_dependency(googletest)
  hindsight_third_party(gtest
    SOURCES "${googletest_SOURCE_DIR}/googletest/src/gtest-all.cc" "${googletest_SOURCE_DIR}/googlemock/src/gmock-all.cc"
            "${googletest_SOURCE_DIR}/googlemock/src/gmock_main.cc"
    INCLUDES "${googletest_SOURCE_DIR}/googletest/include" "${googletest_SOURCE_DIR}/googlemock/include")
  target_include_directories(gtest PRIVATE "${googletest_SOURCE_DIR}/googletest" "${googletest_SOURCE_DIR}/googlemock")
  target_compile_options(gtest PRIVATE -O0)
  # Tests derive from classes of the rooms, which have no type information to offer.
  target_compile_options(gtest PUBLIC $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  if(EMSCRIPTEN)
    target_compile_options(gtest PUBLIC -fno-exceptions)
    target_compile_definitions(gtest PUBLIC GTEST_HAS_PTHREAD=0)
  else()
    find_package(Threads REQUIRED)
    target_link_libraries(gtest PUBLIC Threads::Threads)
  endif()
endif()

if(HINDSIGHT_BENCH)
  hindsight_dependency(benchmark)
  file(GLOB _benchmark_sources "${benchmark_SOURCE_DIR}/src/*.cc")
  list(FILTER _benchmark_sources EXCLUDE REGEX "/benchmark_main\\.cc$")
  find_package(Threads REQUIRED)
  hindsight_third_party(benchmark SOURCES ${_benchmark_sources} INCLUDES "${benchmark_SOURCE_DIR}/include"
    DEFINES BENCHMARK_STATIC_DEFINE)
  target_compile_definitions(benchmark PRIVATE HAVE_STD_REGEX HAVE_STEADY_CLOCK BENCHMARK_VERSION="v1.9.1")
  target_link_libraries(benchmark PUBLIC Threads::Threads)
endif()
