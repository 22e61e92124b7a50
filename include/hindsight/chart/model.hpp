#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/base/json.hpp"

/// Plain data that a chart is drawn from, shared by the core that makes it and the module that draws it.
namespace hindsight::chart {

enum class Kind {
  timeline_log,   ///< dots over time on a log axis, with a rolling line, a band and reference lines
  stacked_bars,   ///< one bar per period, stacked by series
  steps,          ///< cumulative step lines over time
};

enum class Scale { linear, log };
enum class Role {
  points,         ///< single observations
  hollow_points,  ///< observations of lesser certainty
  line,           ///< a derived line through the points
  band,           ///< area between `y` and `y2`
  bars,
  step,
};

struct Point {
  double x = 0;                  ///< time axis: days since 1970-01-01; category axis: index of the label
  double y = 0;
  std::optional<double> y2;      ///< band: the upper edge
  std::string label;             ///< what a tooltip says
  std::string name;              ///< what the point stands for, such as a report's title; "" where the label says it all
  std::string link;              ///< route that the point opens, relative: "?view=report&path=…"
};

struct Series {
  std::string name;
  Role role = Role::points;
  int color = 0;                 ///< index into the categorical palette; -1 for the accent, -2 for the muted ink
  std::vector<Point> points;
};

struct ReferenceLine {
  double y = 0;
  std::string label;
};

struct Axis {
  std::string label;
  Scale scale = Scale::linear;
  bool is_time = false;
  bool is_minutes = false;       ///< ticks are written as spans: 1 min, 1 h, 1 d
  double minimum = 0;
  double maximum = 1;
  std::vector<std::string> categories;  ///< one label per integer position, where not empty
};

struct Model {
  std::string id;                ///< stable: "detection", "categories", "actions"
  std::string title;
  std::string summary;           ///< one sentence in words
  Kind kind = Kind::timeline_log;
  Axis x;
  Axis y;
  std::vector<Series> series;
  std::vector<ReferenceLine> references;
  std::string empty;             ///< where there is nothing to draw: what is missing and how to supply it

  [[nodiscard]] bool is_empty() const;
};

Json to_json(const Model& model);
/// Unknown keys are ignored, absent ones keep their defaults: only our own core writes this.
Model from_json(const Json& json);

}  // namespace hindsight::chart
