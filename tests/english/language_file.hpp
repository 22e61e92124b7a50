#pragma once

#include <fstream>
#include <sstream>
#include <string>

namespace hindsight::testing {

/// The text of a file of data/language.
inline std::string language_file(const std::string& code) {
  std::ostringstream text;
  text << std::ifstream(HINDSIGHT_SOURCE_DIR "/data/language/" + code + ".json", std::ios::binary).rdbuf();
  return std::move(text).str();
}

}  // namespace hindsight::testing
