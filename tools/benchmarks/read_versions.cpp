// Reads reports out of a repository, and prints how long that took as JSON:
//
//   read_versions head|versions FILE COMMIT [--digest] [--by-report]
//
// FILE is a bundle, or a pack with its idx beside it. `head`: every file of the commit with its content; `versions`: every
// version of every file, as the history lists them, with its content. --digest hashes what was read, so that it can be
// compared with what others read: the SHA-1 of the sorted lines "[commit SP] blob SP path LF", where blob is the id of the
// content that came out. --by-report reads the versions of one report after the other instead of commit by commit.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/sha1.hpp"
#include "hindsight/git/history.hpp"
#include "memory.hpp"
#include "pack_repository.hpp"

namespace {

using namespace hindsight;
using namespace hindsight::git;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kSlice = 64;  // commits or contents

struct Wanted {
  std::string commit;  ///< empty for the files of one commit
  std::string path;
  ObjectId blob;
};

struct Reading {
  Repository& repository;
  ObjectId commit;
  bool by_report = false;
  bool with_digest = false;
  std::optional<HistoryWalk> walk;
  std::vector<Wanted> wanted;
  std::size_t read = 0;  ///< of those wanted
  std::vector<std::string> lines;  ///< for the digest
  std::uint64_t bytes = 0;
};

/// A slice of the work, as the page does it; true when there is no more.
using Slice = Result<bool> (*)(Reading&);

double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

Result<bool> list_head(Reading& reading) {
  HINDSIGHT_TRY(const Commit commit, read_commit(reading.repository, reading.commit));
  HINDSIGHT_TRY(FileList list, list_files(reading.repository, commit.tree, ""));
  for (FileEntry& file : list.files) reading.wanted.push_back({"", std::move(file.path), file.id});
  return true;
}

Result<bool> list_versions(Reading& reading) {
  if (!reading.walk) reading.walk.emplace(reading.repository, reading.commit, "");
  if (!reading.walk->step(kSlice)) return false;
  History history = reading.walk->take();
  if (!history.problems.empty()) return history.problems.front();
  if (reading.by_report) {
    std::stable_sort(history.versions.begin(), history.versions.end(), [](const FileVersion& a, const FileVersion& b) { return a.path < b.path; });
  }
  for (FileVersion& version : history.versions) {
    if (version.blob != ObjectId{}) reading.wanted.push_back({history.commits[version.commit].id.hex() + ' ', std::move(version.path), version.blob});
  }
  return true;
}

Result<bool> read_contents(Reading& reading) {
  const std::size_t end = std::min(reading.read + kSlice, reading.wanted.size());
  for (; reading.read < end; ++reading.read) {
    const Wanted& wanted = reading.wanted[reading.read];
    HINDSIGHT_TRY(const SharedObject object, reading.repository.share(wanted.blob));
    reading.bytes += object->data.size();
    if (reading.with_digest) reading.lines.push_back(wanted.commit + hash_object(object->kind, object->data).hex() + ' ' + wanted.path + '\n');
  }
  return end == reading.wanted.size();
}

/// How long the longest slice took, in milliseconds.
Result<double> run(Slice slice, Reading& reading) {
  double longest = 0;
  for (bool ended = false; !ended;) {
    const auto start = Clock::now();
    HINDSIGHT_TRY(ended, slice(reading));
    longest = std::max(longest, ms_since(start));
  }
  return longest;
}

std::string digest_of(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  Sha1 hash;
  for (const std::string& line : lines) hash.update(as_bytes(line));
  return ObjectId{hash.finish()}.hex();
}

int fail(const Error& error) {
  std::fprintf(stderr, "read_versions: %s\n", error.text().c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto has = [&](std::string_view option) { return std::find(arguments.begin(), arguments.end(), option) != arguments.end(); };
  const auto id = arguments.size() >= 3 ? ObjectId::from_hex(arguments[2]) : std::nullopt;
  if (!id || (arguments[0] != "head" && arguments[0] != "versions")) {
    std::fputs("usage: read_versions head|versions FILE COMMIT [--digest] [--by-report]\n", stderr);
    return 2;
  }
  const auto start = Clock::now();
  auto repository = bench::open_file(arguments[1]);
  if (!repository) return fail(repository.error());
  const double open_ms = ms_since(start);
  Reading reading{**repository, *id, has("--by-report"), has("--digest"), {}, {}, 0, {}, 0};
  double longest_slice_ms = 0;
  std::vector<double> ended_ms;
  for (const Slice slice : {arguments[0] == "head" ? &list_head : &list_versions, &read_contents}) {
    const Result<double> longest = run(slice, reading);
    if (!longest) return fail(longest.error());
    longest_slice_ms = std::max(longest_slice_ms, *longest);
    ended_ms.push_back(ms_since(start));
  }
  const double listed_ms = ended_ms[0], total_ms = ended_ms[1];
  std::printf("{\"files\":%zu,\"bytes\":%llu,\"open_ms\":%.2f,\"list_ms\":%.2f,\"read_ms\":%.2f,\"total_ms\":%.2f,\"longest_slice_ms\":%.2f,"
              "\"peak_process_bytes\":%llu,\"peak_program_bytes\":%llu",
              reading.wanted.size(), static_cast<unsigned long long>(reading.bytes), open_ms, listed_ms - open_ms, total_ms - listed_ms, total_ms,
              longest_slice_ms, static_cast<unsigned long long>(bench::peak_process_bytes()),
              static_cast<unsigned long long>(bench::peak_program_bytes()));
  if (reading.with_digest) std::printf(",\"digest\":\"%s\"", digest_of(std::move(reading.lines)).c_str());
  std::puts("}");
  return 0;
}
