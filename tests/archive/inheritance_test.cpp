#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "hindsight/archive/archive.hpp"
#include "tests/support/memory_repository.hpp"

namespace hindsight::archive {
namespace {

using Files = std::map<std::string, std::string>;
using Strings = std::vector<std::string>;

std::string report(const std::string& title, const std::string& date, const std::string& items) {
  return "# " + title + "\n\n- Date: " + date + "\n- Severity: sev2\n\n## Summary\n\nThe ledger stood still.\n\n## Action items\n\n" + items;
}

/// "path: text <- report" of each inherited item, after these versions of the files.
Strings inherited(const std::vector<Files>& versions) {
  auto repository = std::make_unique<testing::MemoryRepository>();
  int day = 20000;
  for (const Files& files : versions) repository->advance(files, day += 10);
  Loader loader(std::move(repository), {});
  EXPECT_TRUE(load_fully(loader).ok());
  Strings out;
  for (const Postmortem& found : loader.archive().postmortems)
    for (std::size_t i = 0; i < found.facts->actions.size(); ++i)
      if (is_inherited(found, i)) out.push_back(found.path + ": " + found.facts->actions[i].text + " <- " + found.inherited_from[i]);
  return out;
}

struct Case {
  const char* name;
  const char* older;  ///< action items of old.md
  const char* newer;  ///< action items of new.md
  Strings inherited;  ///< texts in new.md
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Inheritance : public ::testing::TestWithParam<Case> {};
TEST_P(Inheritance, IsFound) {
  Strings expected;
  for (const std::string& text : GetParam().inherited) expected.push_back("new.md: " + text + " <- old.md");
  EXPECT_EQ(inherited({{{"old.md", report("Disk full", "2026-01-02", GetParam().older)}, {"new.md", report("Disk lost", "2026-03-02", GetParam().newer)}}}), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Items, Inheritance,
    ::testing::Values(
        Case{"same_ticket", "- [ ] Ask an outside firm (SEC-49)\n", "- [ ] Invite a dozen strangers each quarter (SEC-49)\n- [ ] Rotate logs\n", {"Invite a dozen strangers each quarter"}},
        Case{"ticket_as_a_link", "- [ ] Rotate logs (SEC-49)\n", "- [ ] Rotate the logs \xE2\x86\x92 https://jira.example.com/browse/SEC-49\n", {"Rotate the logs"}},
        Case{"other_ticket", "- [ ] Rotate logs (SEC-49)\n", "- [ ] Rotate logs (SEC-50)\n", {}},
        Case{"umbrella", "- [ ] Rotate logs (SEC-49)\n- [ ] Watch the disk (SEC-49)\n", "- [ ] Pin the model (SEC-49)\n", {}},
        Case{"number_with_the_same_words", "- [ ] Rotate logs of the ledger (#12)\n", "- [ ] Rotate the ledger's logs (#12)\n", {"Rotate the ledger's logs"}},
        Case{"number_of_another_repository", "- [ ] Rotate logs (#12)\n", "- [ ] Pin the model (#12)\n", {}},
        Case{"same_words_alone", "- [ ] Rotate logs\n", "- [ ] Rotate logs\n", {}},
        Case{"link_in_the_item", "- [ ] Rotate the logs of the ledger\n", "- [ ] Rotate the ledger's logs, as [there](old.md)\n", {"Rotate the ledger's logs, as there"}},
        Case{"link_below", "- [ ] Rotate the logs of the ledger\n- [ ] Tell people\n", "- [ ] Pin the model\n- [ ] Rotate the logs of the ledger\n\nThe last is inherited from [there](./old.md#action-items).\n",
             {"Rotate the logs of the ledger"}},
        Case{"link_to_what_has_no_such_item", "- [ ] Tell people\n", "- [ ] Rotate logs, as after [the full disk](old.md)\n", {}},
        Case{"link_back", "- [ ] Rotate the logs of the ledger (goes on in [the next](new.md))\n", "- [ ] Rotate the logs of the ledger\n", {"Rotate the logs of the ledger"}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(InheritanceOfThree, LeadsToTheFirst) {
  const auto items = [](const char* date) { return report(std::string("Disk ") + date, date, "- [ ] Rotate logs (SEC-49)\n"); };
  EXPECT_EQ(inherited({{{"a.md", items("2026-03-02")}, {"b.md", items("2026-01-02")}, {"c.md", items("2026-05-02")}}}),
            (Strings{"a.md: Rotate logs <- b.md", "c.md: Rotate logs <- b.md"}));
}

TEST(InheritanceInHistory, BelongsToTheReportWhereTheItemAppearedFirst) {
  const std::string early = report("Disk full", "2026-01-02", "- [ ] Tell people\n");
  const std::string late = report("Disk lost", "2026-03-02", "- [ ] Rotate logs (SEC-49)\n");
  EXPECT_EQ(inherited({{{"a.md", early}}, {{"a.md", early}, {"b.md", late}}, {{"a.md", early + "- [ ] Rotate logs at night (SEC-49)\n"}, {"b.md", late}}}),
            Strings{"a.md: Rotate logs at night <- b.md"});
}

TEST(InheritanceOfAMovedItem, IsNone) {
  const std::string without = report("Disk full", "2026-01-02", "- [ ] Tell people\n");
  EXPECT_EQ(inherited({{{"a.md", without + "- [ ] Rotate logs (SEC-49)\n"}, {"b.md", report("Disk lost", "2026-03-02", "- [ ] Pin it\n")}},
                       {{"a.md", without}, {"b.md", report("Disk lost", "2026-03-02", "- [ ] Pin it\n- [ ] Rotate logs (SEC-49)\n")}}}),
            Strings());
}

}  // namespace
}  // namespace hindsight::archive
