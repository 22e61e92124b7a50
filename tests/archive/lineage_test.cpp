#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "hindsight/archive/archive.hpp"
#include "tests/support/corpora.hpp"
#include "tests/support/memory_repository.hpp"

namespace hindsight::archive {
namespace {

using testing::MemoryRepository;

using Files = std::map<std::string, std::string>;
using Strings = std::vector<std::string>;

/// A report with prose enough to be known again, and items below "Action items".
std::string report(const std::string& title, const std::string& items) {
  std::string text = "# " + title + "\n\nDate: 2026-03-02\n\n- Severity: sev2\n\n";
  for (int i = 0; i < 10; ++i) text += title + " went on for " + std::to_string(i) + " minutes, and more was learnt of it.\n";
  return text + "\n## Action items\n\n" + items;
}

/// Histories in which a commit's day is its number, and what became of it as "opened [closed by commit] text" lines.
class Lineage : public ::testing::Test {
 protected:
  git::ObjectId commit(const std::vector<git::ObjectId>& parents, const Files& files) {
    const git::ObjectId id = repository->commit(repository->tree(files), parents, 86400 * ++day, "change\n");
    day_of[id] = day;
    return id;
  }

  /// Commits on top of each other.
  void history(const std::vector<Files>& versions) {
    std::vector<git::ObjectId> parents;
    for (const Files& files : versions) parents = {commit(parents, files)};
    tip = parents.front();
  }

  void load(const std::string& folder = "") {
    repository->name("HEAD", tip);
    loader = std::make_unique<Loader>(std::move(repository), Options{"", folder});
    const Status status = load_fully(*loader);
    ASSERT_TRUE(status.ok()) << status.error().text();
  }

  Strings items_of(const std::string& path, const std::string& folder = "") {
    if (!loader) load(folder);
    const Postmortem* found = loader->archive().find(path);
    if (!found) return {"no such report"};
    Strings lines;
    for (std::size_t i = 0; i < found->action_history.size(); ++i) {
      const ActionHistory& item = found->action_history[i];
      std::string line = std::to_string(item.opened_at->seconds / 86400);
      if (item.closed_at) line += ", closed " + std::to_string(item.closed_at->seconds / 86400) + " by " + std::to_string(day_of[*item.closed_by_commit]);
      lines.push_back(line + ": " + found->facts->actions[i].text);
    }
    return lines;
  }

  Strings versions_of(const std::string& path, const std::string& folder = "") {
    if (!loader) load(folder);
    Strings lines;
    for (const Version& version : loader->archive().find(path)->versions) lines.push_back(std::to_string(day_of[version.commit]) + " " + version.path);
    return lines;
  }

  std::unique_ptr<MemoryRepository> repository = std::make_unique<MemoryRepository>();
  std::unique_ptr<Loader> loader;
  std::map<git::ObjectId, int> day_of;
  git::ObjectId tip;
  int day = 0;
};

struct Case {
  const char* name;
  Strings versions;  ///< the items of one version each
  Strings expected;
};

class Items : public Lineage, public ::testing::WithParamInterface<Case> {};

TEST_P(Items, AreFollowed) {
  std::vector<Files> versions;
  for (const std::string& items : GetParam().versions) versions.push_back({{"a.md", report("Disk", items)}});
  history(versions);
  EXPECT_EQ(items_of("a.md"), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    OfOneReport, Items,
    ::testing::Values(
        Case{"Reordered", {"- [ ] Add a disk alert\n- [ ] Rotate logs\n", "- [x] Rotate logs\n- [ ] Add a disk alert\n"}, {"1, closed 2 by 2: Rotate logs", "1: Add a disk alert"}},
        Case{"ToAnotherSection",
             {"- [ ] Add a disk alert\n- [ ] Rotate logs\n", "- [ ] Rotate logs\n\n## Follow-ups\n\n- [x] Add a disk alert\n"},
             {"1: Rotate logs", "1, closed 2 by 2: Add a disk alert"}},
        Case{"FromAListToATable",
             {"- [ ] Add a disk alert (Owner: Ana, due 2026-05-01)\n", "| Action | Owner | Status |\n|---|---|---|\n| Add a disk alert | Bo | Done |\n"},
             {"1, closed 2 by 2: Add a disk alert"}},
        Case{"HalfTheWords", {"- [ ] Rotate logs\n", "- [x] Rotate all logs daily\n"}, {"1, closed 2 by 2: Rotate all logs daily"}},
        Case{"AllWordsOfAShortOne", {"- [ ] Rotate logs\n", "- [x] Rotate the access logs of the web hosts\n"}, {"1, closed 2 by 2: Rotate the access logs of the web hosts"}},
        Case{"AWordOfAShortOneIsNotEnough", {"- [ ] Logs\n", "- [x] Logs are to be rotated\n"}, {"2: Logs are to be rotated"}},
        Case{"SingularAndPlural", {"- [ ] Test the backup\n", "- [x] Test all backups\n"}, {"1, closed 2 by 2: Test all backups"}},
        Case{"WithoutBlanks", {"- [ ] 为数据库添加磁盘告警\n", "- [x] 为数据库添加新的磁盘告警\n"}, {"1, closed 2 by 2: 为数据库添加新的磁盘告警"}},
        Case{"OtherWords", {"- [ ] Rotate logs\n", "- [x] Buy larger disks\n"}, {"2: Buy larger disks"}},
        Case{"TheBestPairFirst",
             {"- [ ] Write a runbook for the queue\n- [ ] Write a runbook for the cache\n", "- [x] Write a better runbook for the cache\n- [ ] Write a good runbook for the queue\n"},
             {"1, closed 2 by 2: Write a better runbook for the cache", "1: Write a good runbook for the queue"}},
        Case{"ATemplatePhraseIsNotEnough",
             {"- [x] Add an alert for disks\n- [ ] Add an alert for queues\n- [ ] Add an alert for keys\n", "- [ ] Add an alert for tokens\n- [ ] Add an alert for queues\n- [ ] Add an alert for keys\n"},
             {"2: Add an alert for tokens", "1: Add an alert for queues", "1: Add an alert for keys"}},
        Case{"TheSameTicket", {"- [ ] Rotate logs (LIN-7)\n", "- [x] Move to the new journal (LIN-7)\n"}, {"1, closed 2 by 2: Move to the new journal"}},
        Case{"ATicketOfSeveralItemsTellsNothing",
             {"- [ ] Rotate logs (LIN-7)\n- [ ] Buy disks (LIN-7)\n", "- [x] Buy disks (LIN-7)\n- [ ] Train everyone again (LIN-7)\n"},
             {"1, closed 2 by 2: Buy disks", "2: Train everyone again"}},
        Case{"AnotherTicketIsAnotherItem", {"- [ ] Rotate the access logs (LIN-7)\n", "- [ ] Rotate the error logs daily (LIN-8)\n"}, {"2: Rotate the error logs daily"}},
        Case{"TheSameWordsTwice",
             {"- [ ] Update the docs (Owner: Ana)\n- [ ] Update the docs (Owner: Bo)\n", "- [x] Update the docs (Owner: Bo)\n- [ ] Update the docs (Owner: Ana)\n"},
             {"1, closed 2 by 2: Update the docs", "1: Update the docs"}},
        Case{"Reopened", {"- [ ] Rotate logs\n", "- [x] Rotate logs\n", "- [ ] Rotate logs\n", "- [x] Rotate logs daily\n", "- [x] Rotate logs\n"}, {"1, closed 4 by 4: Rotate logs"}},
        Case{"ReopenedAndOpen", {"- [ ] Rotate logs\n", "- [x] Rotate logs\n", "- [ ] Rotate logs\n"}, {"1: Rotate logs"}},
        Case{"DoneFromTheStart", {"- [x] Rotate logs\n", "- [x] Rotate logs\n- [ ] Buy disks\n"}, {"1: Rotate logs", "2: Buy disks"}},
        Case{"GoneAndBack", {"- [ ] Rotate logs\n- [ ] Buy disks\n", "- [ ] Buy disks\n", "- [ ] Buy disks\n- [x] Rotate logs\n"}, {"1: Buy disks", "1, closed 3 by 3: Rotate logs"}},
        Case{"DoneGoneAndBack",
             {"- [ ] Rotate logs\n- [ ] Buy disks\n", "- [x] Rotate logs\n- [ ] Buy disks\n", "- [ ] Buy disks\n", "- [ ] Buy disks\n- [x] Rotate logs\n"},
             {"1: Buy disks", "1, closed 2 by 2: Rotate logs"}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST_F(Lineage, ChangesOfStateAreListed) {
  std::vector<Files> versions;
  for (const char* box : {"[ ]", "[x]", "[x]", "[ ]", "[x]"}) versions.push_back({{"a.md", report("Disk", std::string("- ") + box + " Rotate logs\n") + std::to_string(versions.size())}});
  history(versions);
  load();
  Strings changes;
  for (const StatusChange& change : loader->archive().find("a.md")->action_history[0].changes)
    changes.push_back(std::to_string(day_of[change.commit]) + " " + to_string(change.from) + " → " + to_string(change.to));
  EXPECT_EQ(changes, (Strings{"2 open → done", "4 done → open", "5 open → done"}));
}

TEST_F(Lineage, AnItemGoesFromReportToReport) {
  const std::string rotate = "- [ ] Rotate logs\n", done = "- [x] Rotate logs\n";
  history({{{"a.md", report("Disk", rotate)}, {"b.md", report("Queue", "- [ ] Drain it\n")}, {"c.md", report("Cache", "- [ ] Warm it\n")}},
           {{"a.md", report("Disk", "- [ ] Buy disks\n")}, {"b.md", report("Queue", "- [ ] Drain it\n" + rotate)}, {"c.md", report("Cache", "- [ ] Warm it\n")}},
           {{"a.md", report("Disk", "- [ ] Buy disks\n")}, {"b.md", report("Queue", "- [ ] Drain it\n" + done)}, {"c.md", report("Cache", "- [ ] Warm it\n")}},
           {{"a.md", report("Disk", "- [ ] Buy disks\n")}, {"b.md", report("Queue", "- [ ] Drain it\n")}, {"c.md", report("Cache", "- [ ] Warm it\n" + done)}}});
  EXPECT_EQ(items_of("c.md"), (Strings{"1: Warm it", "1, closed 3 by 3: Rotate logs"}));
  EXPECT_EQ(items_of("a.md"), Strings{"2: Buy disks"});
}

TEST_F(Lineage, AnItemThatIsStillThereWasCopied) {
  const std::string rotate = "- [ ] Rotate logs\n";
  history({{{"a.md", report("Disk", rotate)}, {"b.md", report("Queue", "- [ ] Drain it\n")}},
           {{"a.md", report("Disk", rotate + "- [ ] Buy disks\n")}, {"b.md", report("Queue", "- [ ] Drain it\n" + rotate)}}});
  EXPECT_EQ(items_of("b.md"), (Strings{"1: Drain it", "2: Rotate logs"}));
}

TEST_F(Lineage, EachBranchKeepsItsClosings) {
  const git::ObjectId base = commit({}, {{"a.md", report("Disk", "- [ ] Rotate logs\n- [ ] Buy disks\n- [ ] Train us\n")}});
  const git::ObjectId ours = commit({base}, {{"a.md", report("Disk", "- [x] Rotate logs\n- [ ] Buy disks\n- [ ] Train us\n")}});
  const git::ObjectId theirs = commit({base}, {{"a.md", report("Disk", "- [ ] Rotate logs\n- [x] Buy disks\n- [ ] Train us\n")}});
  tip = commit({ours, theirs}, {{"a.md", report("Disk", "- [x] Rotate logs\n- [x] Buy disks\n- [x] Train us\n")}});
  EXPECT_EQ(items_of("a.md"), (Strings{"1, closed 2 by 2: Rotate logs", "1, closed 3 by 3: Buy disks", "1, closed 4 by 4: Train us"}));
}

TEST_F(Lineage, WhatBothBranchesClosedWasClosedByTheFirst) {
  const git::ObjectId base = commit({}, {{"a.md", report("Disk", "- [ ] Rotate logs\n")}});
  const git::ObjectId ours = commit({base}, {{"a.md", report("Disk", "- [x] Rotate logs\n")}});
  const git::ObjectId theirs = commit({base}, {{"a.md", report("Disk", "- [x] Rotate logs\n")}});
  const git::ObjectId merge = commit({theirs, ours}, {{"a.md", report("Disk", "- [x] Rotate logs\n")}});
  tip = commit({merge}, {{"a.md", report("Disk", "- [x] Rotate logs\n- [ ] Buy disks\n")}});
  EXPECT_EQ(items_of("a.md"), (Strings{"1, closed 2 by 2: Rotate logs", "5: Buy disks"}));
}

TEST_F(Lineage, AMergeMayTakeNothingOfABranch) {
  const git::ObjectId base = commit({}, {{"a.md", report("Disk", "- [ ] Rotate logs\n- [ ] Buy disks\n")}});
  const git::ObjectId ours = commit({base}, {{"a.md", report("Disk", "- [x] Rotate logs\n- [ ] Buy disks\n")}});
  const git::ObjectId theirs = commit({base}, {{"a.md", report("Disk", "- [ ] Rotate logs\n- [x] Buy disks\n")}});
  tip = commit({ours, theirs}, {{"a.md", report("Disk", "- [x] Rotate logs\n- [ ] Buy disks\n")}});
  EXPECT_EQ(items_of("a.md"), (Strings{"1, closed 2 by 2: Rotate logs", "1: Buy disks"}));
}

TEST_F(Lineage, ARenameWithEditsIsFollowed) {
  history({{{"old/disk.md", report("Disk", "- [ ] Rotate logs\n")}, {"old/queue.md", report("Queue", "- [ ] Drain it\n")}},
           {{"new/full disk.md", report("Disk", "- [x] Rotate logs\n")}, {"new/slow queue.md", report("Queue", "- [ ] Drain it\n- [ ] Watch it\n")}}});
  EXPECT_EQ(items_of("new/full disk.md"), Strings{"1, closed 2 by 2: Rotate logs"});
  EXPECT_EQ(items_of("new/slow queue.md"), (Strings{"1: Drain it", "2: Watch it"}));
  EXPECT_EQ(versions_of("new/slow queue.md"), (Strings{"1 old/queue.md", "2 new/slow queue.md"}));
}

TEST_F(Lineage, ASourceIsTakenOnceAndBestFirst) {
  const std::string disk = report("Disk", "- [ ] Rotate logs\n");
  history({{{"disk.md", disk}}, {{"one.md", disk + "\nOne line more.\n"}, {"two.md", disk + "\nOne line more.\n\nAnd a second one.\n"}}});
  EXPECT_EQ(versions_of("one.md"), (Strings{"1 disk.md", "2 one.md"}));
  EXPECT_EQ(versions_of("two.md"), Strings{"2 two.md"});
}

TEST_F(Lineage, LessThanHalfInCommonIsAnotherFile) {
  const std::string disk = report("Disk", "- [ ] Rotate logs\n");
  history({{{"disk.md", disk}}, {{"queue.md", report("Queue", "- [ ] Rotate logs\n")}}});
  EXPECT_EQ(versions_of("queue.md"), Strings{"2 queue.md"});
}

TEST_F(Lineage, AFolderThatIsRenamedKeepsEachReportItsOwn) {
  Files before, after;
  for (int i = 0; i < 30; ++i) {
    const std::string name = std::to_string(2020 + i % 3) + "/" + std::to_string(i) + "/report.md";
    before["docs/" + name] = report("Outage", "- [ ] Rotate logs of host " + std::to_string(i) + "\n");
    after["postmortems/" + name] = report("Outage", "- [x] Rotate logs of host " + std::to_string(i) + "\n");
  }
  history({before, after});
  EXPECT_EQ(versions_of("postmortems/2021/4/report.md"), (Strings{"1 docs/2021/4/report.md", "2 postmortems/2021/4/report.md"}));
  EXPECT_EQ(versions_of("postmortems/2022/29/report.md"), (Strings{"1 docs/2022/29/report.md", "2 postmortems/2022/29/report.md"}));
  EXPECT_EQ(items_of("postmortems/2020/6/report.md"), Strings{"1, closed 2 by 2: Rotate logs of host 6"});
}

TEST_F(Lineage, BothNamesOfARenameOnABranchBelongToTheReport) {
  const git::ObjectId base = commit({}, {{"old.md", report("Disk", "- [ ] Rotate logs\n- [ ] Buy disks\n")}});
  const git::ObjectId renamed = commit({base}, {{"new.md", report("Disk", "- [ ] Rotate logs\n- [x] Buy disks\n")}});
  const git::ObjectId changed = commit({base}, {{"old.md", report("Disk", "- [x] Rotate logs\n- [ ] Buy disks\n")}});
  tip = commit({changed, renamed}, {{"new.md", report("Disk", "- [x] Rotate logs\n- [x] Buy disks\n")}});
  EXPECT_EQ(versions_of("new.md"), (Strings{"1 old.md", "2 new.md", "3 old.md", "4 new.md"}));
  EXPECT_EQ(items_of("new.md"), (Strings{"1, closed 3 by 3: Rotate logs", "1, closed 2 by 2: Buy disks"}));
}

TEST_F(Lineage, AMergeMovesAFileIntoARenamedFolder) {
  const std::string disk = report("Disk", "- [ ] Rotate logs\n"), queue = report("Queue", "- [ ] Drain it\n");
  const git::ObjectId base = commit({}, {{"old/disk.md", disk}});
  const git::ObjectId renamed = commit({base}, {{"new/disk.md", disk}});
  const git::ObjectId added = commit({base}, {{"old/disk.md", disk}, {"old/queue.md", queue}});
  tip = commit({renamed, added}, {{"new/disk.md", disk}, {"new/queue.md", queue}});
  EXPECT_EQ(versions_of("new/queue.md"), (Strings{"3 old/queue.md", "4 new/queue.md"}));
  EXPECT_EQ(items_of("new/queue.md"), Strings{"3: Drain it"});
}

TEST_F(Lineage, ARemovalOnABranchThatWasOverruled) {
  const git::ObjectId base = commit({}, {{"a.md", report("Disk", "- [ ] Rotate logs\n")}, {"b.md", "x"}});
  const git::ObjectId removed = commit({base}, {{"b.md", "x"}});
  const git::ObjectId changed = commit({base}, {{"a.md", report("Disk", "- [x] Rotate logs\n")}, {"b.md", "x"}});
  tip = commit({removed, changed}, {{"a.md", report("Disk", "- [x] Rotate logs\n")}, {"b.md", "x"}});
  EXPECT_EQ(items_of("a.md"), Strings{"1, closed 3 by 3: Rotate logs"});
}

TEST_F(Lineage, ARemovalThatWasTakenBack) {
  const std::string disk = report("Disk", "- [ ] Rotate logs\n");
  history({{{"a.md", disk}, {"b.md", "x"}}, {{"b.md", "x"}}, {{"a.md", disk}, {"b.md", "x"}}});
  EXPECT_EQ(versions_of("a.md"), (Strings{"1 a.md", "3 a.md"}));
  EXPECT_EQ(items_of("a.md"), Strings{"1: Rotate logs"});
}

TEST_F(Lineage, OfAFolderBeginsThere) {
  const std::string disk = report("Disk", "- [ ] Rotate logs\n");
  history({{{"a/disk.md", disk}}, {{"b/disk.md", disk}}});
  EXPECT_EQ(versions_of("b/disk.md", "b"), Strings{"2 b/disk.md"});
}

TEST_F(Lineage, AVersionThatIsAbsentCountsAsUnchangedAndIsNamed) {
  const std::string lost = report("Disk", "- [x] Rotate logs\n");
  history({{{"a.md", report("Disk", "- [ ] Rotate logs\n")}}, {{"a.md", lost}}, {{"a.md", lost + "\nMore.\n"}}});
  const git::ObjectId blob = git::hash_object(git::ObjectKind::blob, as_bytes(lost));
  repository->remove(blob);
  EXPECT_EQ(items_of("a.md"), Strings{"1, closed 3 by 3: Rotate logs"});
  ASSERT_EQ(loader->archive().problems.size(), 1u);
  EXPECT_EQ(loader->archive().problems[0].text(), blob.hex() + ": the object is not there");
}

TEST_F(Lineage, BothDatesOfACommitAreKept) {
  const git::ObjectId blob = repository->tree({{"a.md", report("Disk", "- [ ] Rotate logs\n")}});
  tip = repository->put(git::ObjectKind::commit, "tree " + blob.hex() + "\nauthor Ann <a@x> 864000 +0000\ncommitter Bo <b@x> 950400 +0000\n\nx\n");
  load();
  const Version& version = loader->archive().find("a.md")->versions.at(0);
  EXPECT_EQ(version.date.seconds, 864000);
  EXPECT_EQ(version.committed.seconds, 950400);
}

TEST_F(Lineage, IsFoundInSmallSteps) {
  std::vector<Files> versions;
  Files files;
  for (int i = 0; i < 200; ++i) files[std::to_string(i) + "-disk.md"] = report("Disk " + std::to_string(i), "- [ ] Rotate logs\n");
  versions.push_back(files);
  for (auto& [path, text] : files) text += "\nMore of " + path + ".\n";
  versions.push_back(files);
  history(versions);
  repository->name("HEAD", tip);
  Loader stepped(std::move(repository), Options{});
  int steps = 0;
  double last = 0;
  for (Progress progress; !progress.finished;) {
    const auto result = stepped.step();
    ASSERT_TRUE(result.ok());
    progress = *result;
    if (progress.stage != "Reading their history") continue;
    EXPECT_GE(progress.done, last);
    last = progress.done;
    ++steps;
    EXPECT_FALSE(stepped.archive().history_read);
  }
  EXPECT_GT(steps, 3);
  EXPECT_TRUE(stepped.archive().history_read);
}

}  // namespace
}  // namespace hindsight::archive
