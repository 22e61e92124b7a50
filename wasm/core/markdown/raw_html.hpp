#pragma once

#include <string>
#include <string_view>

namespace hindsight::markdown {

/// Passes an author's raw HTML on, piece by piece, as long as its elements do not nest absurdly deep: what would is
/// escaped and so is shown as text. Nothing else is checked: the sanitiser does that.
class RawHtml {
 public:
  std::string pass(std::string_view html);

 private:
  int depth_ = 0;
};

}  // namespace hindsight::markdown
