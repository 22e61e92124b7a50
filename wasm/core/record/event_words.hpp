#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "timeline.hpp"

/// What the words of an event tell.
namespace hindsight::record {

/// What was not told by then is not told by words.
inline constexpr std::size_t kEventsToRead = 500;

/// What the label in front of an event's text, a remark in brackets or the whole of a short text says that it is.
EventRole role_of(std::string_view text);

/// "deployment", "update", "configuration", or "" where an event is no change. `words` are those of its text.
std::string change_in(const Event& event, std::string_view words);

/// Tells of an impact, or of how it was detected.
bool tells_of_the_incident(const Event& event);
/// Tells of a change, and of nothing that came of it.
bool is_mere_change(const Event& event);

}  // namespace hindsight::record
