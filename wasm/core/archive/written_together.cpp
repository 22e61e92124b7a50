#include "written_together.hpp"

#include <algorithm>

namespace hindsight::archive {

void count_written_together(std::vector<Postmortem>& reports) {
  std::vector<git::ObjectId> commits;
  for (const Postmortem& report : reports)
    if (!report.versions.empty()) commits.push_back(report.versions.front().commit);
  std::sort(commits.begin(), commits.end());
  for (Postmortem& report : reports) {
    if (report.versions.empty()) continue;
    const auto [from, to] = std::equal_range(commits.begin(), commits.end(), report.versions.front().commit);
    report.written_together = int(to - from);
  }
}

}  // namespace hindsight::archive
