#include <gtest/gtest.h>

#include <set>

#include "hindsight/archive/archive.hpp"
#include "tests/support/memory_repository.hpp"

namespace hindsight::archive {
namespace {

using testing::MemoryRepository;

const std::string kReport = "# Disk full\n\nDate: 2026-03-02\n\n- Severity: sev2\n\n## Action items\n\n- [ ] Add a disk alert\n";
const std::string kOther = "# Queue stuck\n\nDate: 2026-04-02\n\n- Severity: sev3\n\n## Action items\n\n- [ ] Page on age\n";

/// A repository that finds damage when it verifies, has to be supplied with files, or came without Git.
class FickleRepository final : public MemoryRepository {
 public:
  bool has_history() const override { return history; }
  const std::vector<Error>& problems() const override { return found_; }

  Result<git::Object> read(const git::ObjectId& id) override {
    if (absent.count(id) == 0) return MemoryRepository::read(id);
    if (asked_.insert(id).second) requests_.push_back({git::FileRequest::Kind::content, "objects/" + id.hex()});
    return Error{ErrorCode::not_found, "the object is not here yet", id.hex()};
  }
  std::vector<git::FileRequest> take_requests() override { return std::exchange(requests_, {}); }
  void supply(const git::FileRequest& request, git::FileAnswer answer) override {
    if (answer.ok()) absent.erase(*git::ObjectId::from_hex(request.path.substr(8)));
  }

  bool verify(std::size_t) override {
    if (verified_ < 1) verified_ += 0.5;
    if (verified_ == 1 && damaged) {
      found_.push_back({ErrorCode::mismatch, "the object's content has another id", damaged->hex()});
      remove(*damaged);
      damaged.reset();
    }
    return verified_ == 1;
  }
  double verified() const override { return verified_; }

  bool history = true;
  std::optional<git::ObjectId> damaged;
  std::set<git::ObjectId> absent;

 private:
  std::vector<Error> found_;
  std::vector<git::FileRequest> requests_;
  std::set<git::ObjectId> asked_;
  double verified_ = 0;
};

Progress step(Loader& loader) {
  auto progress = loader.step();
  EXPECT_TRUE(progress.ok()) << (progress.ok() ? "" : progress.error().text());
  return progress.ok() ? *progress : Progress{};
}

template <class Done>
Progress step_until(Loader& loader, Done done) {
  Progress progress;
  for (int steps = 0; steps < 1000; ++steps) {
    progress = step(loader);
    if (done(progress)) return progress;
  }
  ADD_FAILURE() << "it never came";
  return progress;
}

bool is_finished(const Progress& progress) { return progress.finished; }

TEST(LoaderStages, ReportsAreReadyBeforeTheHistoryIsComplete) {
  auto repository = std::make_unique<FickleRepository>();
  repository->advance({{"a.md", kReport}}, 20000);
  Loader loader(std::move(repository), {});
  const Progress ready = step_until(loader, [](const Progress& p) { return p.ready; });
  EXPECT_FALSE(ready.complete);
  EXPECT_EQ(loader.archive().postmortems.size(), 1u);
  EXPECT_TRUE(loader.archive().postmortems[0].versions.empty());
  const Progress complete = step_until(loader, [](const Progress& p) { return p.complete; });
  EXPECT_NE(complete.edition, ready.edition);
  EXPECT_FALSE(complete.finished);
  EXPECT_EQ(loader.archive().postmortems[0].versions.size(), 1u);
}

TEST(LoaderStages, SaysHowMuchIsVerified) {
  auto repository = std::make_unique<FickleRepository>();
  repository->advance({{"a.md", kReport}}, 20000);
  Loader loader(std::move(repository), {});
  const Progress complete = step_until(loader, [](const Progress& p) { return p.complete; });
  EXPECT_EQ(loader.archive().checked, 0);
  step(loader);
  EXPECT_EQ(loader.archive().checked, 0.5);
  const Progress finished = step_until(loader, is_finished);
  EXPECT_EQ(loader.archive().checked, 1);
  EXPECT_NE(finished.edition, complete.edition);
}

TEST(LoaderStages, DamageThatVerifyingFindsIsReportedAndItsReportIsGone) {
  auto repository = std::make_unique<FickleRepository>();
  repository->advance({{"a.md", kReport}, {"b.md", kOther}}, 20000);
  repository->damaged = testing::blob_id(kOther);
  Loader loader(std::move(repository), {});
  step_until(loader, [](const Progress& p) { return p.complete; });
  EXPECT_EQ(loader.archive().postmortems.size(), 2u);
  step_until(loader, [&](const Progress& p) {
    EXPECT_TRUE(p.ready) << "what was shown stays";
    return p.finished;
  });
  ASSERT_EQ(loader.archive().postmortems.size(), 1u);
  EXPECT_EQ(loader.archive().postmortems[0].path, "a.md");
  ASSERT_FALSE(loader.archive().problems.empty());
  EXPECT_EQ(loader.archive().problems[0].text(), testing::blob_id(kOther).hex() + ": the object's content has another id");
}

TEST(LoaderStages, WhatWasMissedIsAskedForAndReadAgain) {
  auto repository = std::make_unique<FickleRepository>();
  repository->advance({{"a.md", kReport}, {"b.md", kOther}}, 20000);
  repository->absent.insert(testing::blob_id(kOther));
  Loader loader(std::move(repository), {});
  std::vector<git::FileRequest> requests;
  step_until(loader, [&](const Progress& p) {
    for (const git::FileRequest& request : p.requests) {
      requests.push_back(request);
      loader.supply(request, ByteBuffer());
    }
    return p.finished;
  });
  ASSERT_EQ(requests.size(), 1u);
  EXPECT_EQ(requests[0].path, "objects/" + testing::blob_id(kOther).hex());
  EXPECT_EQ(loader.archive().postmortems.size(), 2u);
  EXPECT_TRUE(loader.archive().problems.empty());
}

TEST(LoaderStages, ALoneTipThatIsMissingIsAskedForBeforeAnythingFails) {
  auto repository = std::make_unique<FickleRepository>();
  const git::ObjectId tip = repository->advance({{"a.md", kReport}}, 20000);
  repository->absent.insert(tip);
  Loader loader(std::move(repository), {});
  const Status status = load_fully(loader, [](const git::FileRequest&) { return git::FileAnswer(ByteBuffer()); });
  ASSERT_TRUE(status.ok()) << status.error().text();
  EXPECT_EQ(loader.archive().postmortems.size(), 1u);
}

TEST(LoaderStages, WhatNobodySuppliesIsAProblemOnce) {
  auto repository = std::make_unique<FickleRepository>();
  repository->advance({{"a.md", kReport}, {"b.md", kOther}}, 20000);
  repository->absent.insert(testing::blob_id(kOther));
  Loader loader(std::move(repository), {});
  ASSERT_TRUE(load_fully(loader).ok());
  EXPECT_EQ(loader.archive().postmortems.size(), 1u);
  ASSERT_EQ(loader.archive().problems.size(), 1u);
  EXPECT_EQ(loader.archive().problems[0].text(), "b.md (" + testing::blob_id(kOther).hex() + "): the object is not here yet");
}

TEST(LoaderStages, FilesWithoutGitHaveNoVersions) {
  auto repository = std::make_unique<FickleRepository>();
  repository->advance({{"a.md", kReport}}, 20000);
  repository->history = false;
  Loader loader(std::move(repository), {});
  ASSERT_TRUE(load_fully(loader).ok());
  EXPECT_FALSE(loader.archive().has_history);
  EXPECT_TRUE(loader.archive().history_read);
  ASSERT_EQ(loader.archive().postmortems.size(), 1u);
  EXPECT_TRUE(loader.archive().postmortems[0].versions.empty());
}

TEST(LoaderStages, NamesAHeadThatIsOnNoBranch) {
  auto repository = std::make_unique<FickleRepository>();
  const git::ObjectId first = repository->advance({{"a.md", kReport}}, 20000);
  repository->advance({{"a.md", kReport}, {"b.md", kOther}}, 20001);
  repository->detach(first);
  Loader loader(std::move(repository), {});
  ASSERT_TRUE(load_fully(loader).ok());
  EXPECT_EQ(loader.archive().revisions, (std::vector<std::string>{"HEAD", "main"}));
  EXPECT_EQ(loader.archive().postmortems.size(), 1u);
}

TEST(LoaderStages, SelectsAnotherRevisionAndNamesThemAll) {
  auto repository = std::make_unique<FickleRepository>();
  const git::ObjectId first = repository->advance({{"a.md", kReport}}, 20000);
  repository->advance({{"a.md", kReport}, {"b.md", kOther}}, 20001);
  repository->name("refs/heads/old", first);
  repository->name("refs/tags/v1", first);
  repository->name("refs/remotes/origin/HEAD", first);
  repository->name("refs/remotes/origin/main", first);
  Loader loader(std::move(repository), {});
  ASSERT_TRUE(load_fully(loader).ok());
  EXPECT_EQ(loader.archive().revisions, (std::vector<std::string>{"main", "old", "v1", "origin/main"}));
  EXPECT_EQ(loader.archive().postmortems.size(), 2u);

  loader.select("v1");
  EXPECT_FALSE(step(loader).ready);
  ASSERT_TRUE(load_fully(loader).ok());
  EXPECT_EQ(loader.archive().revision, "v1");
  EXPECT_EQ(loader.archive().postmortems.size(), 1u);
  EXPECT_EQ(loader.archive().commit.id, first);
}

}  // namespace
}  // namespace hindsight::archive
