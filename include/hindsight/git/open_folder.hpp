#pragma once

#include <memory>
#include <string>

#include "hindsight/git/plain_files.hpp"

namespace hindsight::git {

/// What a person calls a folder: a work tree (with .git, a folder or a file that names one), a bare repository, the copy
/// of one on a web server, which cannot list names, or files without Git, of which `wanted` says which count. What it is
/// is found out by requests; until prepare() has got that far kind() is "folder".
///
/// Preparing fails as that of git_directory.hpp or plain_files.hpp; a `.git` file that names a directory which cannot be
/// reached is not_found, and the message says which folder to open instead.
std::unique_ptr<Repository> open_folder(std::string name, FileFilter wanted);

}  // namespace hindsight::git
