#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/markdown/yaml.hpp"

namespace hindsight::markdown {

/// One node of a YAML document in the order in which it is written; a collection's children follow it.
struct TapeNode {
  enum class Kind : std::uint8_t { scalar, sequence, mapping, alias };
  static constexpr std::size_t kNoTarget = static_cast<std::size_t>(-1);

  Kind kind = Kind::scalar;
  bool quoted = false;
  int line = 0;
  std::string text;                 ///< scalar: its value; alias: its name
  std::size_t end = 0;              ///< the tape's index behind this node and all below it
  std::size_t target = kNoTarget;   ///< alias: the finished node that it repeats

  // What the node becomes once each alias below it is a copy; saturated.
  std::uint64_t nodes = 1;
  std::uint64_t bytes = 0;
  std::uint64_t height = 1;
};

/// Runs libyaml over the first document of `source`. Aliases are resolved to tape indexes, not expanded.
/// What cannot be read ends the tape and is a diagnostic; open collections are closed there.
std::vector<TapeNode> read_tape(std::string_view source, int first_line, const YamlLimits& limits,
                                std::vector<Diagnostic>& diagnostics);

}  // namespace hindsight::markdown
