#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/record/extract.hpp"

/// Attributes that stand together: in a bracket, behind a dash, in a last sentence, or behind labels of their own.
namespace hindsight::record {

/// Where they stand tells how much else has to speak for them.
enum class PartPlace : std::uint8_t {
  bracket,      ///< anywhere in the text
  tag,          ///< the same in square brackets, where a kind of work is named as well
  end_bracket,  ///< what the text ends with
  end_tag,      ///< the same in square brackets or behind an arrow: a name alone is the owner's
  dash,
  sentence,
};

/// Reads the parts between commas, each of which has to be an attribute; nothing of them otherwise. `beside_attributes`: there are
/// sure ones right behind.
bool read_parts(std::string_view inner, PartPlace place, bool beside_attributes, const Settings& settings, ActionItem& item);

/// "DONE", "Done (2024-05-02)", "TODO due 2024-05-21": a state, with a day or without, and nothing else.
bool read_state_and_day(std::string_view text, DateOrder order, ActionItem& item);

struct InlineLabel {
  std::size_t at = 0;     ///< where it begins
  std::size_t value = 0;  ///< behind its colon
  std::string column;
  bool is_sure = false;   ///< it hardly means anything else, wherever it stands
};
/// "Owner: …", "responsable : …", "担当：…" within a text, in its order.
std::vector<InlineLabel> find_labels(std::string_view text, const Labels& labels);

}  // namespace hindsight::record
