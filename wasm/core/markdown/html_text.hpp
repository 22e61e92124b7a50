#pragma once

#include <string>
#include <string_view>

namespace hindsight::markdown {

/// What a reader sees of raw HTML: tags, comments, scripts and styles left out, the usual entities decoded. A tag that
/// breaks the line (`<br>`, `</p>`, `<td>` …) is a blank.
std::string html_text(std::string_view html);

/// The lower-case name of the tag at the start of `html` ("div" for `<div`, "/div" for `</div`), or "".
std::string tag_name(std::string_view html);

}  // namespace hindsight::markdown
