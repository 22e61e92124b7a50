// A pack without an index.

#include <algorithm>

#include "fuzz_target.hpp"
#include "hindsight/git/pack_indexer.hpp"
#include "hindsight/git/pack_reader.hpp"
#include "pack_mutator.hpp"
#include "pack_seeds.hpp"
#include "small_limits.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;

struct Indexed {
  PackIndex index;
  std::vector<Error> problems;
};

Indexed index_of(Bytes pack, const PackLimits& limits, std::size_t slice_bytes) {
  PackIndexer indexer(pack, "x.pack", limits);
  while (!indexer.step(slice_bytes)) require(indexer.progress() >= 0 && indexer.progress() <= 1, "progress is between 0 and 1");
  PackIndex index = indexer.take_index();
  return {std::move(index), indexer.take_problems()};
}

bool is_same(const Indexed& a, const Indexed& b) {
  const auto same_text = [](const Error& x, const Error& y) { return x.code == y.code && x.text() == y.text(); };
  const auto same_offsets = [&](const ObjectId& id) {
    const auto in_a = a.index.find(id), in_b = b.index.find(id);
    return std::equal(in_a.begin(), in_a.end(), in_b.begin(), in_b.end());
  };
  return a.index.ids() == b.index.ids() && std::all_of(a.index.ids().begin(), a.index.ids().end(), same_offsets) &&
         std::equal(a.problems.begin(), a.problems.end(), b.problems.begin(), b.problems.end(), same_text);
}

void run(Bytes input) {
  const Indexed whole = index_of(input, small_limits(), std::size_t(1) << 30);
  require(is_same(whole, index_of(input, small_limits(), 1)), "slices of any size give the same index and problems");
  PackLimits nothing_kept = small_limits();
  nothing_kept.kept_bytes = 0;
  require(is_same(whole, index_of(input, nothing_kept, 1000)), "what is not kept is inflated again to the same");

  PackReader reader(input, whole.index, "x.pack", small_limits());
  for (const ObjectId& id : whole.index.ids()) {
    const auto object = reader.read(id);
    require(object.ok(), "what a computed index lists can be read");
    require(hash_object((*object)->kind, (*object)->data) == id, "what a computed index lists has its id");
  }
}

const Registration registered({"pack", run, pack_seeds, mutate_pack});

}  // namespace
}  // namespace hindsight::fuzz
