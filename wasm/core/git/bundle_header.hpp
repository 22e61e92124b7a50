#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

struct Prerequisite {
  ObjectId commit;
  std::string comment;
};

struct BundleHeader {
  std::vector<Prerequisite> prerequisites;
  std::vector<Ref> refs;
  std::string filter;  ///< "blob:none" of "@filter=blob:none"; empty where objects are complete
  std::size_t pack_offset = 0;
  std::vector<Error> problems;  ///< lines that were passed over
};

/// The grammar is in hindsight/git/bundle.hpp. Fails as open_bundle does; the error names the line.
Result<BundleHeader> parse_bundle_header(Bytes bundle);

}  // namespace hindsight::git
