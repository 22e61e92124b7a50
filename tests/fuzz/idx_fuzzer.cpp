// The index that lies beside a pack, and the pack read on its word.

#include <algorithm>

#include "fuzz_target.hpp"
#include "hindsight/git/pack_index_file.hpp"
#include "hindsight/git/pack_reader.hpp"
#include "small_limits.hpp"
#include "tests/support/small_repository.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;

void run(Bytes input) {
  static const std::string pack = testing::SmallRepository().pack();
  auto index = parse_pack_index(input, pack.size());
  if (!index) {
    require(!index.error().message.empty(), "an error says something");
    return;
  }
  const std::vector<ObjectId> ids = index->ids();
  require(ids.size() <= input.size() / 24, "no more objects than there is room for");
  require(std::is_sorted(ids.begin(), ids.end()), "ids ascend");
  PackReader reader(as_bytes(pack), std::move(index).value(), "x.pack", small_limits());
  for (const ObjectId& id : ids) {
    for (const std::uint64_t offset : reader.index().find(id)) require(offset < pack.size() - 20, "an object begins within the pack");
    require(!reader.index().find(id).empty(), "what is listed is found");
    (void)reader.read(id);
    const auto verified = reader.read_verified(id);
    require(!verified || hash_object((*verified)->kind, (*verified)->data) == id, "what is verified has its id");
  }
}

std::vector<Seed> seeds() {
  const testing::SmallRepository small;
  testing::IndexBuilder twice(small.pack());
  for (const auto& entry : small.entries()) twice.add(entry.id, entry.start).add(entry.id, 12);
  testing::IndexBuilder far(small.pack());
  far.add(small.entries()[0].id, std::uint64_t(1) << 40).add(small.entries()[1].id, 12);
  return {{"Version1", small.idx(1)}, {"Version2", small.idx(2)}, {"Empty", testing::IndexBuilder(small.pack()).bytes()},
          {"Twice", twice.bytes()},   {"Far", far.bytes()}};
}

/// The index's own checksum would otherwise stop nearly every change.
std::string mutate(Bytes input, std::size_t max_size, unsigned random, const ChangeBytes& change) {
  std::string changed = change(std::string(as_text(input)), max_size);
  if (changed.size() < 20 || random % 8 == 0) return changed;
  changed.resize(changed.size() - 20);
  return testing::with_checksum(changed);
}

const Registration registered({"idx", run, seeds, mutate});

}  // namespace
}  // namespace hindsight::fuzz
