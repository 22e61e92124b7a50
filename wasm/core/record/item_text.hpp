#pragma once

#include <string>
#include <vector>

#include "action_text.hpp"
#include "hindsight/markdown/document.hpp"

/// What a list's item, a cell or a paragraph says itself, with its links and what is struck through.
namespace hindsight::record {

enum class Lists { left_out, too };
void collect_links(const markdown::Node& node, std::vector<ItemLink>& links, Lists lists, int depth = 0);

/// Initials in bold at one end of a text, or a name in front of what is to be done: "**KL** Add an alert", "Add an alert **OP**/ST",
/// "**Ana** to write it down".
struct Signature {
  std::string name;      ///< "" for none
  std::string whole;     ///< with what stands beside them
  bool is_in_front = false;
};

struct OwnText {
  std::string text;    ///< without what is struck through
  std::string struck;
  std::vector<ItemLink> links;
  Signature signature;

  explicit OwnText(const markdown::Node& node);
  /// What a reader takes it for.
  [[nodiscard]] const std::string& shown() const { return text.empty() ? struck : text; }

 private:
  void read_around_struck(markdown::Node node);
  void read(const markdown::Node& node);
};

}  // namespace hindsight::record
