#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hindsight::git {

/// One line of a configuration file, https://git-scm.com/docs/git-config#_syntax: `key = value` under `[section "part"]`.
struct ConfigEntry {
  std::string name;   ///< "core.bare", "remote.origin.promisor": section and key in lower case, the part between as it is
  std::string value;  ///< without quotes and comments; "true" for a key alone
};

/// Lines that cannot be read are passed over; nothing is included from other files.
std::vector<ConfigEntry> parse_config(std::string_view text);

/// What of a repository's configuration matters to reading it.
struct RepositorySettings {
  std::string object_format = "sha1";
  std::string reference_format = "files";
  bool is_partial = false;     ///< objects may be left at a promisor remote
  std::string partial_filter;  ///< "blob:none"; "" where it is not recorded
};
RepositorySettings read_settings(std::string_view config);

}  // namespace hindsight::git
