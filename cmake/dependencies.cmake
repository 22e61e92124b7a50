# hindsight_dependency(NAME [PATTERNS glob…]) sets <NAME>_SOURCE_DIR to the unpacked sources of a line of dependencies.txt.
#
# The tarball's SHA-256 is checked at every configure. -DHINDSIGHT_<NAME>_DIR=PATH uses a local copy of the sources instead.

set(HINDSIGHT_DEPS_DIR "$ENV{HINDSIGHT_DEPS_DIR}" CACHE PATH "Where tarballs and unpacked sources are kept (default: build/deps)")
if(NOT HINDSIGHT_DEPS_DIR)
  set(HINDSIGHT_DEPS_DIR "${PROJECT_SOURCE_DIR}/build/deps" CACHE PATH "" FORCE)
endif()

set(_hindsight_table "${CMAKE_CURRENT_LIST_DIR}/dependencies.txt")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_hindsight_table}")
file(STRINGS "${_hindsight_table}" _hindsight_dependencies REGEX "^[a-z]")

function(_hindsight_dependency_row name out_version out_tarball out_sha256)
  foreach(line IN LISTS _hindsight_dependencies)
    separate_arguments(cells UNIX_COMMAND "${line}")
    list(GET cells 0 row_name)
    if(row_name STREQUAL name)
      list(GET cells 1 version)
      list(GET cells 3 tarball)
      list(GET cells 4 sha256)
      set(${out_version} "${version}" PARENT_SCOPE)
      set(${out_tarball} "${tarball}" PARENT_SCOPE)
      set(${out_sha256} "${sha256}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "cmake/dependencies.txt has no line for ${name}.")
endfunction()

function(_hindsight_fetch name tarball)
  if(EXISTS "${HINDSIGHT_DEPS_DIR}/tarballs/${tarball}")
    return()
  endif()
  # All that may be missing in one go: reading the archive's lists is the slow part.
  set(wanted "")
  foreach(line IN LISTS _hindsight_dependencies)
    string(REGEX MATCH "^[a-z0-9_]+" other "${line}")
    string(TOUPPER ${other} upper)
    if(NOT HINDSIGHT_${upper}_DIR)
      list(APPEND wanted ${other})
    endif()
  endforeach()
  message(STATUS "Fetching the sources that are missing")
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -E env "HINDSIGHT_DEPS_DIR=${HINDSIGHT_DEPS_DIR}"
            "${PROJECT_SOURCE_DIR}/tools/fetch-dependencies" ${wanted}
    RESULT_VARIABLE status ERROR_VARIABLE errors)
  if(NOT status EQUAL 0)
    string(TOUPPER ${name} upper)
    message(FATAL_ERROR
      "The source tarball of ${name} is missing and could not be fetched.\n"
      "  file     ${HINDSIGHT_DEPS_DIR}/tarballs/${tarball}\n"
      "  reason   ${errors}\n"
      "Run tools/fetch-dependencies with a network, put the file there by hand,\n"
      "or configure with -DHINDSIGHT_${upper}_DIR=PATH to use a local copy of its sources.")
  endif()
endfunction()

function(_hindsight_check name tarball sha256)
  set(path "${HINDSIGHT_DEPS_DIR}/tarballs/${tarball}")
  file(SHA256 "${path}" actual)
  if(NOT actual STREQUAL sha256)
    message(FATAL_ERROR
      "The source tarball of ${name} is not the pinned one.\n"
      "  file     ${path}\n"
      "  expected ${sha256}\n"
      "  actual   ${actual}\n"
      "Delete the file and run tools/fetch-dependencies again. If the change is meant, write the new SHA-256 to cmake/dependencies.txt.")
  endif()
endfunction()

# Unpacks beside the target and renames at the end, so that an interrupted configure leaves no half-filled folder.
function(_hindsight_unpack tarball destination)
  set(scratch "${destination}.partial")
  file(REMOVE_RECURSE "${scratch}")
  file(ARCHIVE_EXTRACT INPUT "${HINDSIGHT_DEPS_DIR}/tarballs/${tarball}" DESTINATION "${scratch}" PATTERNS ${ARGN})
  file(GLOB children "${scratch}/*")
  list(LENGTH children count)
  if(count EQUAL 1 AND IS_DIRECTORY "${children}")
    file(RENAME "${children}" "${destination}")
    file(REMOVE_RECURSE "${scratch}")
  else()
    file(RENAME "${scratch}" "${destination}")
  endif()
endfunction()

function(hindsight_dependency name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PATTERNS")
  string(TOUPPER ${name} upper)
  set(HINDSIGHT_${upper}_DIR "" CACHE PATH "A local copy of ${name}'s sources, used instead of the pinned tarball")
  if(HINDSIGHT_${upper}_DIR)
    if(NOT IS_DIRECTORY "${HINDSIGHT_${upper}_DIR}")
      message(FATAL_ERROR "HINDSIGHT_${upper}_DIR is not a folder: ${HINDSIGHT_${upper}_DIR}")
    endif()
    set(${name}_SOURCE_DIR "${HINDSIGHT_${upper}_DIR}" PARENT_SCOPE)
    return()
  endif()

  _hindsight_dependency_row(${name} version tarball sha256)
  _hindsight_fetch(${name} "${tarball}")
  _hindsight_check(${name} "${tarball}" ${sha256})
  string(SUBSTRING ${sha256} 0 8 short)
  set(destination "${HINDSIGHT_DEPS_DIR}/src/${name}-${version}-${short}")
  if(NOT EXISTS "${destination}")
    file(MAKE_DIRECTORY "${HINDSIGHT_DEPS_DIR}/src")
    file(LOCK "${HINDSIGHT_DEPS_DIR}/src/.lock" GUARD FUNCTION TIMEOUT 120)
    if(NOT EXISTS "${destination}")
      message(STATUS "Unpacking ${name} ${version}")
      _hindsight_unpack("${tarball}" "${destination}" ${arg_PATTERNS})
    endif()
  endif()
  set(${name}_SOURCE_DIR "${destination}" PARENT_SCOPE)
endfunction()
