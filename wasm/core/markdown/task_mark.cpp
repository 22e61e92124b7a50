#include "task_mark.hpp"

#include "hindsight/base/text.hpp"

namespace hindsight::markdown {
namespace {

struct Box {
  std::string_view mark;
  TaskState state;
  bool wants_space;  ///< `[x]y` is a link's beginning or plain text, not a box
};

constexpr Box kBoxes[] = {
    {"[ ]", TaskState::open, true},
    {"[]", TaskState::open, true},
    {"[x]", TaskState::done, true},
    {"[X]", TaskState::done, true},
    {"[\u2713]", TaskState::done, true},
    {"[\u2714]", TaskState::done, true},
    {"[\u2705]", TaskState::done, true},
    {"\u2610", TaskState::open, false},
    {"\u2B1C", TaskState::open, false},
    {"\u2705", TaskState::done, false},
    {"\u2611", TaskState::done, false},
    {"\u2713", TaskState::done, false},
    {"\u2714", TaskState::done, false},
    {":white_check_mark:", TaskState::done, true},
    {":heavy_check_mark:", TaskState::done, true},
    {":ballot_box_with_check:", TaskState::done, true},
};

constexpr std::string_view kEmojiPresentation = "\uFE0F";

bool begins_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

}  // namespace

TaskMark task_mark(std::string_view text) {
  for (const Box& box : kBoxes) {
    if (!begins_with(text, box.mark)) continue;
    std::size_t size = box.mark.size();
    if (begins_with(text.substr(size), kEmojiPresentation)) size += kEmojiPresentation.size();
    if (box.wants_space && size < text.size() && !text::is_space(text[size])) return {};
    while (size < text.size() && text::is_space(text[size])) ++size;
    return {box.state, size};
  }
  return {};
}

}  // namespace hindsight::markdown
