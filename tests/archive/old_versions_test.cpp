#include <gtest/gtest.h>

#include "hindsight/archive/archive.hpp"
#include "hindsight/record/classify.hpp"
#include "hindsight/git/bundle.hpp"
#include "hindsight/record/classify.hpp"
#include "tests/support/corpora.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::archive {
namespace {

std::string listed(const std::vector<record::ActionItem>& items) {
  std::string out;
  for (const record::ActionItem& item : items)
    out += std::to_string(item.line) + " " + to_string(item.status) + " " + item.text + " | " + item.owner + " | " + item.due_raw + " | " + item.ticket + " | " + item.priority + "\n";
  return out;
}

/// Old versions are read without their prose: in real collections the items are the same all the same.
class OldVersions : public ::testing::TestWithParam<const char*> {};

TEST_P(OldVersions, OfARealCollectionHaveTheSameItems) {
  const std::string name = std::string(GetParam()) + ".bundle";
  HINDSIGHT_CORPUS_OR_SKIP(bytes, name);
  auto repository = git::open_bundle(testing::buffer_of(bytes), name);
  ASSERT_TRUE(repository.ok()) << repository.error().text();
  ASSERT_TRUE(git::prepare_fully(**repository).ok());
  const auto tip = git::resolve_revision(**repository, "HEAD");
  ASSERT_TRUE(tip.ok()) << tip.error().text();
  git::HistoryWalk walk(**repository, *tip, "");
  while (!walk.step(1000)) continue;
  const git::History history = walk.take();
  std::size_t compared = 0;
  for (const git::FileVersion& version : history.versions) {
    if (version.blob == git::ObjectId{} || record::classify_path(version.path).role == record::FileRole::ignored || is_yaml(version.path)) continue;
    const auto object = (*repository)->read(version.blob);
    ASSERT_TRUE(object.ok()) << object.error().text();
    const std::string_view text = as_text(object->data);
    ASSERT_EQ(listed(record::extract_actions(text, markdown::ParseOptions{})), listed(record::extract_actions(markdown::parse(text)))) << version.path << " " << version.blob.hex();
    ++compared;
  }
  EXPECT_GT(compared, 0u);
}

INSTANTIATE_TEST_SUITE_P(Bundles, OldVersions, ::testing::Values("dfds", "icco", "posthog", "templates"), [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace hindsight::archive
