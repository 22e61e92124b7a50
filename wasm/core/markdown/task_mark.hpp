#pragma once

#include <cstddef>
#include <string_view>

#include "hindsight/markdown/document.hpp"

namespace hindsight::markdown {

/// A task box at the start of an item's text: `[ ]`, `[]`, `[x]`, `[X]`, ☐, ✅, ☑, ✔ or ✓, or `:white_check_mark:`.
struct TaskMark {
  TaskState state = TaskState::none;
  std::size_t size = 0;  ///< bytes of the box and the blanks behind it
};

TaskMark task_mark(std::string_view text);

}  // namespace hindsight::markdown
