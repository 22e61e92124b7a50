#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/result.hpp"
#include "hindsight/markdown/document.hpp"
#include "hindsight/record/facts.hpp"
#include "hindsight/record/settings.hpp"

namespace hindsight::record {

/// What is known of a file besides its text.
struct Surroundings {
  std::optional<Date> day_of_name;  ///< that its file's name tells
};

/// Reads everything the text states. `source` is the file's text that `document` was parsed from: its numeric dates tell in which order
/// the file writes them.
Facts extract_facts(const markdown::Document& document, std::string_view source, const Settings& settings = Settings::standard(),
                    const Surroundings& surroundings = {});

/// Only what old versions of a file are needed for: title and action items, by the same rules.
std::vector<ActionItem> extract_actions(const markdown::Document& document, const Settings& settings = Settings::standard());
/// The same items from the file's text, in a fraction of the time: prose is not parsed.
std::vector<ActionItem> extract_actions(std::string_view source, const markdown::ParseOptions& options,
                                        const Settings& settings = Settings::standard());

}  // namespace hindsight::record
