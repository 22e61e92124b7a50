#include "hindsight/chart/model.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "hindsight/base/text.hpp"

namespace hindsight::chart {
namespace {

constexpr const char* kKinds[] = {"timeline_log", "stacked_bars", "steps"};
constexpr const char* kScales[] = {"linear", "log"};
constexpr const char* kRoles[] = {"points", "hollow_points", "line", "band", "bars", "step"};

template <class Enum, std::size_t N>
Enum read_enum(const Json& json, const char* key, const char* const (&names)[N], Enum fallback) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) return fallback;
  const auto& text = found->template get_ref<const std::string&>();
  const auto at = std::find(std::begin(names), std::end(names), std::string_view(text));
  return at == std::end(names) ? fallback : static_cast<Enum>(at - std::begin(names));
}

// JSON is built without exceptions, so a value of the wrong type must be looked at before it is taken.
std::string read_text(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double read_number(const Json& json, const char* key, double fallback) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? found->get<double>() : fallback;
}

bool read_flag(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

template <class T, class Read>
std::vector<T> read_list(const Json& json, const char* key, Read read) {
  std::vector<T> list;
  const auto found = json.find(key);
  if (found == json.end() || !found->is_array()) return list;
  list.reserve(found->size());
  for (const Json& item : *found) list.push_back(read(item));
  return list;
}

template <class T, class Write>
Json write_list(const std::vector<T>& list, Write write) {
  Json out = Json::array();
  for (const T& item : list) out.push_back(write(item));
  return out;
}

/// A reader meets a model's texts on a canvas, in a legend and in a tooltip.
std::string shown(const std::string& text) { return text::make_visible(text); }

Json write_point(const Point& point) {
  Json out = {{"x", point.x}, {"y", point.y}};
  if (point.y2) out["y2"] = *point.y2;
  if (!point.label.empty()) out["label"] = shown(point.label);
  if (!point.name.empty()) out["name"] = shown(point.name);
  if (!point.link.empty()) out["link"] = point.link;
  return out;
}

Point read_point(const Json& json) {
  Point point;
  if (!json.is_object()) return point;
  point.x = read_number(json, "x", 0);
  point.y = read_number(json, "y", 0);
  if (const auto found = json.find("y2"); found != json.end() && found->is_number()) point.y2 = found->get<double>();
  point.label = read_text(json, "label");
  point.name = read_text(json, "name");
  point.link = read_text(json, "link");
  return point;
}

Json write_series(const Series& series) {
  return {{"name", shown(series.name)},
          {"role", kRoles[static_cast<int>(series.role)]},
          {"color", series.color},
          {"points", write_list(series.points, write_point)}};
}

Series read_series(const Json& json) {
  Series series;
  if (!json.is_object()) return series;
  series.name = read_text(json, "name");
  series.role = read_enum(json, "role", kRoles, series.role);
  series.color = static_cast<int>(read_number(json, "color", 0));
  series.points = read_list<Point>(json, "points", read_point);
  return series;
}

Json write_reference(const ReferenceLine& line) { return {{"y", line.y}, {"label", shown(line.label)}}; }

ReferenceLine read_reference(const Json& json) {
  if (!json.is_object()) return {};
  return {read_number(json, "y", 0), read_text(json, "label")};
}

Json write_axis(const Axis& axis) {
  Json out = {{"label", shown(axis.label)},
              {"scale", kScales[static_cast<int>(axis.scale)]},
              {"is_time", axis.is_time},
              {"is_minutes", axis.is_minutes},
              {"minimum", axis.minimum},
              {"maximum", axis.maximum}};
  if (!axis.categories.empty()) out["categories"] = write_list(axis.categories, shown);
  return out;
}

Axis read_axis(const Json& json, const char* key) {
  Axis axis;
  const auto found = json.find(key);
  if (found == json.end() || !found->is_object()) return axis;
  axis.label = read_text(*found, "label");
  axis.scale = read_enum(*found, "scale", kScales, axis.scale);
  axis.is_time = read_flag(*found, "is_time");
  axis.is_minutes = read_flag(*found, "is_minutes");
  axis.minimum = read_number(*found, "minimum", axis.minimum);
  axis.maximum = read_number(*found, "maximum", axis.maximum);
  axis.categories = read_list<std::string>(
      *found, "categories", [](const Json& item) { return item.is_string() ? item.get<std::string>() : std::string(); });
  return axis;
}

}  // namespace

bool Model::is_empty() const {
  return std::all_of(series.begin(), series.end(), [](const Series& one) { return one.points.empty(); });
}

Json to_json(const Model& model) {
  return {{"id", model.id},
          {"title", shown(model.title)},
          {"summary", shown(model.summary)},
          {"kind", kKinds[static_cast<int>(model.kind)]},
          {"x", write_axis(model.x)},
          {"y", write_axis(model.y)},
          {"series", write_list(model.series, write_series)},
          {"references", write_list(model.references, write_reference)},
          {"empty", shown(model.empty)}};
}

Model from_json(const Json& json) {
  Model model;
  if (!json.is_object()) return model;
  model.id = read_text(json, "id");
  model.title = read_text(json, "title");
  model.summary = read_text(json, "summary");
  model.kind = read_enum(json, "kind", kKinds, model.kind);
  model.x = read_axis(json, "x");
  model.y = read_axis(json, "y");
  model.series = read_list<Series>(json, "series", read_series);
  model.references = read_list<ReferenceLine>(json, "references", read_reference);
  model.empty = read_text(json, "empty");
  return model;
}

}  // namespace hindsight::chart
