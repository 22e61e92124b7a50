#pragma once

#include <functional>
#include <string>

#include "hindsight/base/byte_buffer.hpp"
#include "hindsight/base/result.hpp"

namespace hindsight::git {

/// The core does no input and output. What lies in several files it asks for, and whoever holds them (a disk, a web
/// server, a dropped folder) supplies it.
struct FileRequest {
  enum class Kind {
    content,  ///< the file's bytes
    names,    ///< what the folder holds: each name followed by a NUL, those of folders by "/" and a NUL
  };
  Kind kind = Kind::content;
  /// '/'-separated, from the folder that was opened; "" is that folder. Begins with "../" or "/" where a repository
  /// points outside of it.
  std::string path;

  bool operator==(const FileRequest&) const = default;
};

/// The bytes, or why there are none: `not_found` when nothing is there, `unsupported` when names cannot be listed here
/// (a web server), anything else when the file may be there and could not be had.
using FileAnswer = Result<ByteBuffer>;

/// Who answers requests.
using FileHolder = std::function<FileAnswer(const FileRequest&)>;

/// The holder's answer; without a holder nothing is there.
FileAnswer answer_of(const FileHolder& holder, const FileRequest& request);

}  // namespace hindsight::git
