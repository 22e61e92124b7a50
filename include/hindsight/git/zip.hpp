#pragma once

#include <memory>
#include <string>

#include "hindsight/git/plain_files.hpp"

namespace hindsight::git {

/// A zip as code hosts offer them, or of a folder, packed by anybody: what it holds is opened as open_folder does, a
/// repository where there is one. Where everything lies in one folder, that folder is what is opened. Takes the bytes over.
///
/// Stored and deflated files are read, zip64 included. What is encrypted, otherwise compressed or damaged is a problem.
/// Fails where the list of files at the end is missing or cannot be read.
Result<std::unique_ptr<Repository>> open_zip(ByteBuffer bytes, std::string name, FileFilter wanted);

}  // namespace hindsight::git
