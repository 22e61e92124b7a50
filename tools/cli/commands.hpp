#pragma once

#include <string>
#include <vector>

#include "hindsight/base/time.hpp"

namespace hindsight::cli {

/// What was asked for on the command line, still as text.
struct Request {
  std::string source;
  std::string path;  ///< cat: the file
  std::vector<std::string> paths;  ///< show: the reports; of several an array is written
  std::string folder;
  std::string revision;
  std::string config;  ///< a file of settings in place of the archive's own
  std::string as_of;
  std::string since, until, text;
  std::vector<std::string> severities, categories, where;
  bool csv = false;  ///< stats, actions: a table instead of JSON
  bool include_inferred = false;  ///< stats: detection times that are inferred from timelines count as well
};

/// Exit statuses.
inline constexpr int kGood = 0;
inline constexpr int kUnreadable = 1;
inline constexpr int kWrongUsage = 2;

int stats(const Request& request);
int list(const Request& request);
int show(const Request& request);
int search(const Request& request);
int actions(const Request& request);
int report(const Request& request);
int cat(const Request& request);
int settings(const Request& request);

}  // namespace hindsight::cli
