// Runs every fuzz target without libFuzzer: over its seeds, over inputs that once went wrong, and over a few hundred changed seeds.
// A broken promise ends the program; the last test named is the one.

#include <gtest/gtest.h>

#include <dirent.h>

#include <algorithm>
#include <random>

#include "fuzz_target.hpp"
#include "tests/support/corpora.hpp"

namespace hindsight::fuzz {
namespace {

struct Input {
  std::string name;
  const Target* target = nullptr;
  std::string bytes;
};

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  DIR* listing = opendir(folder.c_str());
  if (!listing) return names;
  while (const dirent* entry = readdir(listing)) names.push_back(entry->d_name);
  closedir(listing);
  std::sort(names.begin(), names.end());
  return names;
}

std::string only_word_characters(std::string name) {
  std::replace_if(name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}

std::vector<Input> all_inputs() {
  const std::string folder = testing::source_path("tests/fuzz/regressions");
  std::vector<Input> inputs;
  for (const Target& target : targets()) {
    for (Seed& seed : target.seeds()) inputs.push_back({std::string(target.name) + "_" + seed.name, &target, std::move(seed.bytes)});
    for (const std::string& name : names_in(folder)) {
      if (name.rfind(std::string(target.name) + "-", 0) != 0) continue;
      inputs.push_back({only_word_characters(name), &target, testing::read_file(folder + "/" + name).value_or("")});
    }
  }
  return inputs;
}

/// A poor man's libFuzzer: a few flipped, inserted, removed and repeated bytes.
class RandomChanges {
 public:
  explicit RandomChanges(unsigned seed) : random_(seed) {}

  std::string operator()(std::string bytes, std::size_t max_size) {
    for (std::size_t n = 1 + random_() % 4; n != 0; --n) {
      const std::size_t at = bytes.empty() ? 0 : random_() % bytes.size();
      switch (random_() % 5) {
        case 0: bytes.insert(at, 1, char(random_())); break;
        case 1: bytes.insert(at, bytes.substr(at, random_() % 40)); break;
        case 2: bytes.erase(at, random_() % 8); break;
        case 3:
          if (!bytes.empty()) bytes[at] = "\0\1\x7f\x80\xff"[random_() % 5];
          break;
        default:
          if (!bytes.empty()) bytes[at] = char(bytes[at] ^ (1 << random_() % 8));
      }
    }
    bytes.resize(std::min(bytes.size(), max_size));
    return bytes;
  }

 private:
  std::minstd_rand random_;
};

class ReplayTest : public ::testing::TestWithParam<Input> {};

TEST_P(ReplayTest, KeepsItsPromises) { GetParam().target->run(as_bytes(GetParam().bytes)); }

TEST_P(ReplayTest, KeepsThemWhenChanged) {
  constexpr std::size_t kMostBytes = 8192;
  const Target& target = *GetParam().target;
  for (unsigned i = 1; i <= 40; ++i) {
    const ChangeBytes change = RandomChanges(i);
    std::string changed;
    if (target.mutate) {
      changed = target.mutate(as_bytes(GetParam().bytes), kMostBytes, i * 7919, change);
    } else {
      changed = change(GetParam().bytes, kMostBytes);
    }
    target.run(as_bytes(changed));
  }
}

INSTANTIATE_TEST_SUITE_P(Every, ReplayTest, ::testing::ValuesIn(all_inputs()), [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace hindsight::fuzz
