#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"

/// A document as sections with blocks, whatever opens a section: a heading of any level, a paragraph or a list's item that is only a
/// label ("**Impact**", "- **Timeline**:", "Action items:"), a numbered line. Days and clocks that head the events of a timeline belong to
/// it, on whatever level they stand.
namespace hindsight::record {

constexpr std::size_t kNoSection = static_cast<std::size_t>(-1);
/// Of lists and mappings within each other, so far as they are read.
constexpr int kDeepestNesting = 12;

struct Block {
  const markdown::Node* node = nullptr;
  std::size_t section = kNoSection;  ///< index into Outline::sections; kNoSection before the first heading
};

struct OutlineSection {
  std::string title;
  std::string kind;  ///< canonical, or ""
  int level = 1;
  int line = 0;
  std::size_t parent = kNoSection;
  std::size_t first_block = 0;  ///< its own blocks, up to the next heading of any level
  std::size_t last_block = 0;   ///< one past
  bool is_heading = true;       ///< false where a label that is no heading opened it
  bool is_label_alone = false;  ///< its title is a known heading, word for word
};

/// Views a document, which must outlive it.
struct Outline {
  std::vector<Block> blocks;  ///< without the headings
  std::vector<OutlineSection> sections;
  std::size_t title_section = kNoSection;  ///< the heading that is the document's title
  std::deque<markdown::Node> parts;        ///< blocks of which a label was taken off; `blocks` points at them

  Outline() = default;
  Outline(Outline&&) = default;
  Outline& operator=(Outline&&) = default;
  Outline(const Outline&) = delete;
  Outline& operator=(const Outline&) = delete;

  [[nodiscard]] std::string_view kind_of(std::size_t section) const {
    return section == kNoSection ? std::string_view{} : std::string_view(sections[section].kind);
  }
};

Outline read_outline(const markdown::Document& document, const Labels& labels);

/// The section, or its nearest ancestor, of one of the kinds; kNoSection where there is none.
std::size_t enclosing(const Outline& outline, std::size_t section, std::string_view kind);

/// "action_items" or "timeline" where the section or one that it belongs to is of that kind and nothing in between
/// speaks of something else.
bool is_within(const Outline& outline, std::size_t section, std::string_view kind);

/// "Actions taken": a heading that tells how the incident was handled, where another one says what is to be done.
bool names_actions_taken(std::string_view heading);

/// Lists that stand in a list item.
std::vector<const markdown::Node*> nested_lists(const markdown::Node& item);
/// A list item's own text, without its nested lists.
std::string own_text(const markdown::Node& item);

}  // namespace hindsight::record
