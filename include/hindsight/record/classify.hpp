#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hindsight/record/evidence.hpp"
#include "hindsight/record/facts.hpp"

namespace hindsight::record {

enum class FileRole : std::uint8_t {
  report,   ///< a postmortem
  skipped,  ///< could have been one: listed with the reason
  ignored,  ///< no document: code, images, configuration
};

struct Classification {
  FileRole role = FileRole::ignored;
  std::string reason;  ///< for `skipped`: "readme", "template", "index", "licence", …, in a few plain words
};

/// By name alone: what need not be opened. Files that may be reports come back as `report`.
Classification classify_path(std::string_view path);

/// "not read: AsciiDoc" for a text in a form that is not read, else "".
std::string unread_format(std::string_view path);

/// By name and content, where nothing is known of the files beside it.
Classification classify(std::string_view path, const Facts& facts);

/// How much must speak for a report that has the form of the reports beside it, …
inline constexpr int kEnoughForKin = 0;
/// … where those beside it are reports, whatever their form, …
inline constexpr int kEnoughAmongReports = 3;
/// … and where it is alone among documents of other kinds.
inline constexpr int kEnoughAmongOthers = 8;

/// What the file alone settles, whatever is beside it: configuration, a template, a README that is no report. Nothing otherwise.
std::optional<Classification> settle(std::string_view path, const Facts& facts, const Evidence& evidence);
/// How much speaks for a report, in the place where the file lies.
int weigh(const Evidence& evidence, DocumentKind place);
/// What is not settled, by how much must speak for a report.
Classification decide(std::string_view path, const Facts& facts, const Evidence& evidence, DocumentKind place, int enough);

}  // namespace hindsight::record
