#pragma once

#include <memory>
#include <string>

#include "hindsight/archive/archive.hpp"
#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"

namespace hindsight::testing {

/// A report as the archive would hold it, read from `source`.
inline archive::Postmortem make_report(const std::string& path, const std::string& source) {
  archive::Postmortem report;
  report.path = path;
  report.facts = std::make_shared<const record::Facts>(record::extract_facts(markdown::parse(source), source));
  report.title = report.facts->title ? report.facts->title->value : path;
  if (report.facts->date) report.date = archive::ReportDate{report.facts->date->value, archive::DateSource::stated};
  return report;
}

}  // namespace hindsight::testing
