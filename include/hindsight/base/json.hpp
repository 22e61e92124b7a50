#pragma once

#include <nlohmann/json.hpp>

namespace hindsight {

/// Keys keep the order in which they were added, so that output is the same on every build.
using Json = nlohmann::ordered_json;

/// Text of any bytes; what is not UTF-8 is replaced, never thrown upon.
inline std::string dump(const Json& json, int indent = -1) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace hindsight
