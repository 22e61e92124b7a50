#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

/// References as a Git directory spreads them over files, https://git-scm.com/docs/gitrepository-layout:
///
///   HEAD, refs/…  = id LF | "ref: " name LF
///   packed-refs   = *( "#" comment LF | id SP name LF | "^" peeled-id LF )
///   info/refs     = *( id TAB name [ "^{}" ] LF )
///
/// A reference in a file of its own beats one in a list, and info/refs, which is made of all of them, packed-refs. Lines that are none become problems, with the file's name.
class RefTable {
 public:
  void add_packed_refs(std::string_view text, const std::string& file);
  void add_info_refs(std::string_view text, const std::string& file);
  /// The content of the file of that name. False when it holds neither an id nor another reference's name.
  bool add_file(const std::string& name, std::string_view content);

  /// Whether an id of 64 digits occurred: the repository names its objects by SHA-256.
  [[nodiscard]] bool has_sha256() const { return has_sha256_; }
  /// The name behind HEAD or another symbolic reference; nothing for others.
  [[nodiscard]] std::optional<std::string> symbolic_target(const std::string& name) const;

  /// HEAD first, then by name, symbolic ones followed to their ids (at most five deep). Those that lead nowhere are left out.
  [[nodiscard]] std::vector<Ref> refs() const;
  [[nodiscard]] bool contains(const std::string& name) const { return follow(name).has_value(); }
  [[nodiscard]] std::vector<Error> take_problems() { return std::exchange(problems_, {}); }

 private:
  using List = std::map<std::string, ObjectId>;

  void add_line(List& list, std::string_view line, char separator, const std::string& where);
  void problem(std::string message, std::string where);
  std::optional<ObjectId> follow(const std::string& name) const;

  List packed_;
  List served_;
  List direct_;
  std::map<std::string, std::string> symbolic_;
  std::vector<Error> problems_;
  bool has_sha256_ = false;
};

}  // namespace hindsight::git
