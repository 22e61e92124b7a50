// YAML, as front matter and as settings hold it.

#include "fuzz_target.hpp"
#include "hindsight/markdown/yaml.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::markdown;

constexpr YamlLimits kLimits{1000, 20, 1 << 16};
constexpr int kFirstLine = 5;

struct Walk {
  int last_line = 0;
  std::size_t nodes = 0;

  void check(const YamlNode& node, int depth) {
    ++nodes;
    require(depth <= kLimits.max_depth + 1, "nothing lies deeper than allowed");
    require(node.line >= 0 && node.line <= last_line, "a value stands in a line of the file");
    require(node.kind == YamlKind::scalar || node.text.empty(), "only scalars have a text");
    require(node.kind == YamlKind::sequence || node.items.empty(), "only sequences have items");
    require(node.kind == YamlKind::mapping || node.entries.empty(), "only mappings have entries");
    for (const YamlNode& item : node.items) check(item, depth + 1);
    for (const YamlNode::Entry& entry : node.entries) {
      require(node.find(entry.key) != nullptr, "a key that is there is found");
      check(entry.value, depth + 1);
    }
  }
};

void run(Bytes input) {
  const std::string_view source = as_text(input);
  Walk walk;
  walk.last_line = kFirstLine;
  for (const char c : source) walk.last_line += c == '\n' || c == '\r';
  const YamlDocument document = parse_yaml(source, kFirstLine, kLimits);
  walk.check(document.root, 0);
  require(walk.nodes <= kLimits.max_nodes + 1, "there are no more values than allowed");
  for (const Diagnostic& diagnostic : document.diagnostics) {
    require(diagnostic.line >= 0 && diagnostic.line <= walk.last_line, "a diagnostic names a line of the file");
  }
}

std::vector<Seed> seeds() {
  return {
      {"Mapping", "a: b\nc:\n  - d\n  - e: f\n    g: |\n      h\n"},
      {"Anchors", "a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]\n<<: *x\n"},
      {"Duplicate", "a: 1\nA: 2\na: 3\n"},
      {"Quotes", "a: 'b''c'\nd: \"e\\u00e4\\n\"\nf: >-\n  g\n  h\n? [i]\n: j\n"},
      {"Broken", "a: [b, {c: d\n\te: f\n"},
      {"Documents", "%YAML 1.1\n---\na: !!python/object x\n...\n---\nb: c\n"},
  };
}

const Registration registration({"yaml", run, seeds, nullptr});

}  // namespace
}  // namespace hindsight::fuzz
