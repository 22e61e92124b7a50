#include "hindsight/analytics/digest.hpp"

#include <gtest/gtest.h>

#include "tests/support/collection_builder.hpp"

namespace hindsight::analytics {
namespace {

using testing::Collection;

std::string digest_of(const Collection& collection, Date since, Date as_of) {
  archive::Archive archive;
  archive.has_history = false;
  return digest(archive, collection.selection(), {as_of}, since);
}

Collection collection() {
  Collection made;
  made.add(0, "- Severity: sev1\n- TTD: 47 h\n- Failure class: unenforced key\n\n## Action items\n\n- [ ] Enforce the *key*, due: 2025-03-31, owner: @mira\n");
  made.add(5, "- Severity: sev2\n- TTD: 38\n- Detected by: alert\n- Failure class: unenforced key\n\n## Summary\n\nGuests were charged twice for \\*one stay.\n\n## Lessons\n\n- Say what was checked &lt;here&gt;.\n- \\- no list\n- 2\\. no number\n");
  return made;
}

TEST(Digest, TellsWhatHappenedWhatWasLearntAndWhatRepeats) {
  const std::string text = digest_of(collection(), *make_date(2025, 4, 1), *make_date(2025, 6, 30));
  for (const char* expected : {"# Postmortems from 2025-04-01 to 2025-06-30", "1 incident (1 sev2); 1 in as many days before, 2 in all.",
                               "- **2025-06-01** · sev2 · [Report r1](r1.md) – detected after 38 min by monitoring\n  Guests were charged twice for \\*one stay.",
                               "- Say what was checked \\<here\\>. ([Report r1](r1.md))", "- \\- no list ([", "| Median time to detection | 38 min (n = 1) | 47 h (n = 1) |",
                               "Enforce the", "due 2025-03-31, 91 days ago ([Report r0](r0.md))",
                               "[Report r1](r1.md) is of the class “unenforced key” and follows [Report r0](r0.md)", "As of 2025-06-30."})
    EXPECT_NE(text.find(expected), std::string::npos) << expected << "\n" << text;
}

TEST(Digest, OfQuietDaysSaysSo) {
  const std::string text = digest_of(collection(), *make_date(2025, 2, 1), *make_date(2025, 2, 28));
  for (const char* expected : {"No incident.", "No report of these days has written down a lesson.", "## What is overdue\n\nNothing.", "1 report without a date or later are left out"})
    EXPECT_NE(text.find(expected), std::string::npos) << expected << "\n" << text;
}

}  // namespace
}  // namespace hindsight::analytics
