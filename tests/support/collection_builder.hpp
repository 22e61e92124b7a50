#pragma once

#include <string>
#include <vector>

#include "hindsight/analytics/selection.hpp"
#include "tests/support/report_builder.hpp"
#include "wasm/core/archive/written_together.hpp"

namespace hindsight::testing {

/// Reports made from text, and pointers to them.
class Collection {
 public:
  /// Dated on the first of a month, counted from January 2025; returns its number.
  std::size_t add(int month, const std::string& text) {
    const std::string date = to_string(*make_date(2025 + month / 12, month % 12 + 1, 1));
    const std::string name = "r" + std::to_string(reports.size());
    reports.push_back(make_report(name + ".md", "# Report " + name + "\n\n- Date: " + date + "\n" + text + "\n"));
    return reports.size() - 1;
  }
  [[nodiscard]] analytics::Selection selection() const {
    analytics::Selection all;
    for (const archive::Postmortem& report : reports) all.push_back(&report);
    return all;
  }
  /// The n-th action item of a report appeared on one day and, where there is another, was done on that.
  void trace(std::size_t report, std::size_t item, Date opened, std::optional<Date> closed = {}) {
    auto& history = reports[report].action_history;
    history.resize(reports[report].facts->actions.size());
    history[item].opened_at = start_of(opened);
    if (closed) history[item].closed_at = start_of(*closed);
  }
  /// Its first version is from that day, in a commit of its own unless `commit` is given.
  void write(std::size_t report, Date day, int commit = -1) {
    archive::Version version;
    version.commit = git::ObjectId{};
    version.commit.bytes[0] = std::byte(commit < 0 ? report + 1 : std::size_t(200 + commit));
    version.date = start_of(day);
    version.path = reports[report].path;
    reports[report].versions = {version};
    archive::count_written_together(reports);
  }

  std::vector<archive::Postmortem> reports;
};

}  // namespace hindsight::testing
