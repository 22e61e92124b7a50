# Compiles a text, given as hexadecimal digits, into TARGET as `extern const std::string_view hindsight::embedded::SYMBOL`.
function(_hindsight_embed_hex target symbol hex)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(CONCAT source
    "#include <string_view>\n"
    "namespace hindsight::embedded {\n"
    "namespace { constexpr char kBytes[] = {${bytes}'\\0'}; }\n"
    "extern const std::string_view ${symbol};\n"
    "constexpr std::string_view ${symbol}{kBytes, sizeof kBytes - 1};\n"
    "}\n")
  set(output "${PROJECT_BINARY_DIR}/embedded/${target}/${symbol}.cpp")
  file(GENERATE OUTPUT "${output}" CONTENT "${source}")
  target_sources(${target} PRIVATE "${output}")
endfunction()

# hindsight_embed(TARGET FILE SYMBOL)
#
# Compiles the bytes of FILE into TARGET as `extern const std::string_view hindsight::embedded::SYMBOL`.
function(hindsight_embed target file symbol)
  get_filename_component(path "${file}" ABSOLUTE BASE_DIR "${PROJECT_SOURCE_DIR}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
  file(READ "${path}" hex HEX)
  _hindsight_embed_hex(${target} ${symbol} "${hex}")
endfunction()

# hindsight_embed_all(TARGET SYMBOL FILES…)
#
# Compiles the bytes of each file into TARGET, all of them as `std::span<const std::string_view> hindsight::embedded::SYMBOL()`: a function,
# for what is read before main() begins.
function(hindsight_embed_all target symbol)
  set(declarations "")
  set(names "")
  foreach(file IN LISTS ARGN)
    get_filename_component(name "${file}" NAME_WE)
    hindsight_embed(${target} "${file}" ${symbol}_${name})
    string(APPEND declarations "extern const std::string_view ${symbol}_${name};\n")
    list(APPEND names "${symbol}_${name}")
  endforeach()
  list(JOIN names ", " names)
  string(CONCAT source
    "#include <span>\n#include <string_view>\n"
    "namespace hindsight::embedded {\n${declarations}"
    "std::span<const std::string_view> ${symbol}();\n"
    "std::span<const std::string_view> ${symbol}() {\n"
    "  static const std::string_view files[] = {${names}};\n"
    "  return files;\n"
    "}\n"
    "}\n")
  set(output "${PROJECT_BINARY_DIR}/embedded/${target}/${symbol}.cpp")
  file(GENERATE OUTPUT "${output}" CONTENT "${source}")
  target_sources(${target} PRIVATE "${output}")
endfunction()

# hindsight_embed_row(TARGET SYMBOL KEY FILES…)
#
# Compiles what each JSON file has under KEY into TARGET, as the text of one JSON object by the files' names.
function(hindsight_embed_row target symbol key)
  set(rows "")
  foreach(file IN LISTS ARGN)
    get_filename_component(path "${file}" ABSOLUTE BASE_DIR "${PROJECT_SOURCE_DIR}")
    get_filename_component(name "${file}" NAME_WE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    file(READ "${path}" json)
    string(JSON row ERROR_VARIABLE error GET "${json}" "${key}")
    if(error)
      message(FATAL_ERROR "${path} has no \"${key}\": ${error}")
    endif()
    string(REGEX REPLACE "\n *" " " row "${row}")
    list(APPEND rows "\"${name}\": ${row}")
  endforeach()
  list(JOIN rows ",\n" rows)
  string(HEX "{${rows}}" hex)
  _hindsight_embed_hex(${target} ${symbol} "${hex}")
endfunction()
