#pragma once

#include "hindsight/base/bytes.hpp"

namespace hindsight::archive {

enum class FileKind { bundle, zip, other };

/// By how the bytes begin.
FileKind recognise(Bytes bytes);

/// What the bytes seem to be, for people: "a PDF document".
const char* describe(Bytes bytes);

}  // namespace hindsight::archive
