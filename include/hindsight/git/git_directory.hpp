#pragma once

#include <memory>
#include <string>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

/// A Git directory, https://git-scm.com/docs/gitrepository-layout: ".git" of a work tree or what its file of that name
/// points at, a bare repository, or the copy of one on a web server. Files are asked for (Repository::take_requests).
///
/// `folder` is the directory's request path, "" where it is what was opened; `name` is what was opened, for messages.
///
/// Where names can be listed, all references, packs and loose objects are brought. Where they cannot, `git
/// update-server-info` must have been run: info/refs and objects/info/packs tell what there is, and of packs and loose
/// objects those are brought that the wanted revision needs: all of its commits, its tree as a whole, and of older trees
/// what lies in no pack. What is missed later is asked for when it is read.
///
/// Preparing fails where there is no HEAD (not_found), and for a repository that names its objects by SHA-256 or keeps its
/// references in a reftable (unsupported). Partial and shallow clones are read as far as they go. Problems name: packs
/// whose index is absent or wrong (a new one is made), damaged loose objects, references to what is not there, alternates
/// that cannot be reached, a damaged multi-pack-index or commit-graph.
std::unique_ptr<Repository> open_git_directory(std::string folder, std::string name);

}  // namespace hindsight::git
