#pragma once

#include <string>

#include "hindsight/git/inflate.hpp"
#include "hindsight/git/object.hpp"
#include "hindsight/git/pack_limits.hpp"

/// An object in a file of its own, https://git-scm.com/docs/gitrepository-layout and git-hash-object(1):
///
///   file = zlib-stream of ( kind SP size NUL data )
namespace hindsight::git {

/// "ab/cdef…": where an object directory keeps it.
std::string loose_object_path(const ObjectId& id);

/// The object in the file, not verified against any id. The error names no place.
Result<Object> parse_loose_object(Bytes file, Inflater& inflater, const PackLimits& limits = {});

}  // namespace hindsight::git
