#pragma once

#include <optional>

#include "hindsight/language/span.hpp"
#include "hindsight/record/facts.hpp"
#include "hindsight/record/labels.hpp"
#include "labelled.hpp"
#include "outline.hpp"
#include "timeline.hpp"

/// Spans that a report tells in a sentence and in no field.
namespace hindsight::record {

/// The one span of a sentence; nothing where it tells several, or one that is only a bound ("less than an hour").
std::optional<language::PlacedSpan> only_span(std::string_view sentence);

/// "Nine hours passed before anybody saw that nothing started any more": stated, though in words.
std::optional<Sourced<double>> told_detection(const Outline& outline);
/// "Bookings were out for roughly four hours", "total downtime would be about 50 mins".
std::optional<Sourced<double>> told_duration(const Outline& outline, const std::vector<Event>& events);

/// "About 2,300 residents got no address", where the impact, as a field or a section, names one number of people.
std::optional<Sourced<double>> told_people(const std::vector<Labelled>& values, const Outline& outline, const Labels& labels);

}  // namespace hindsight::record
