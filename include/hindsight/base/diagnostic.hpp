#pragma once

#include <string>

namespace hindsight {

enum class DiagnosticLevel { note, warning, error };

/// Something about a document that a person should look at. The document is kept.
struct Diagnostic {
  std::string rule;  ///< the id of one of the rules in rules.hpp
  DiagnosticLevel level = DiagnosticLevel::warning;
  int line = 0;  ///< 1-based; 0 where no line applies
  std::string message;
};

inline const char* to_string(DiagnosticLevel level) {
  switch (level) {
    case DiagnosticLevel::note: return "note";
    case DiagnosticLevel::warning: return "warning";
    case DiagnosticLevel::error: return "error";
  }
  return "warning";
}

}  // namespace hindsight
