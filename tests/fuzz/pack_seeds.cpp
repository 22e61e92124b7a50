#include "pack_seeds.hpp"

#include "tests/support/pack_builder.hpp"
#include "tests/support/small_repository.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::testing;

std::string long_chain() {
  PackBuilder pack;
  std::string text = "0123456789";
  auto at = pack.blob(text);
  for (int i = 100; i < 140; ++i) {
    const std::string tail = std::to_string(i);
    at = pack.ofs_delta(at, DeltaBuilder(10, 10).copy(3, 7).insert(tail).bytes());
    text = text.substr(3) + tail;
  }
  return pack.bytes();
}

/// Deltas by id before their bases, of both kinds, two on one base.
std::string deltas_by_id() {
  PackBuilder pack;
  pack.ref_delta(blob_id("base1"), appending_delta("base1", "2"));
  const auto middle = pack.ref_delta(blob_id("base"), appending_delta("base", "1"));
  pack.ofs_delta(middle, appending_delta("base1", "3"));
  pack.blob("base");
  pack.ref_delta(blob_id("elsewhere"), appending_delta("elsewhere", "1"));
  return pack.bytes();
}

std::string copies_of_all_sizes() {
  const std::string base(70'000, 'b');
  PackBuilder pack;
  const auto at = pack.blob(base);
  pack.ofs_delta(at, DeltaBuilder(base.size(), 65'536 + 300 + 1 + 4).copy(0, 65'536).copy(256, 300).copy(69'999, 1).insert("tail").bytes());
  pack.ofs_delta(at, DeltaBuilder(base.size(), 0).bytes());
  return pack.bytes();
}

std::string multiplying() {
  PackBuilder pack;
  std::size_t size = 100;
  auto at = pack.blob(std::string(size, 'm'));
  for (int level = 0; level < 4; ++level) {
    DeltaBuilder delta(size, size * 8);
    for (int i = 0; i < 8; ++i) delta.copy(0, std::uint32_t(size));
    at = pack.ofs_delta(at, delta.bytes());
    size *= 8;
  }
  return pack.bytes();
}

std::string damaged_in_the_middle() {
  PackBuilder pack;
  pack.blob("before");
  std::string bad = entry_head(3, 4) + deflated("same");
  bad[6] = char(bad[6] ^ 0x10);
  pack.raw(bad);
  pack.blob("same");
  pack.blob("same");
  return pack.bytes();
}

}  // namespace

std::vector<Seed> pack_seeds() {
  return {{"Empty", PackBuilder().bytes()},
          {"Small", SmallRepository().pack()},
          {"LongChain", long_chain()},
          {"DeltasById", deltas_by_id()},
          {"Copies", copies_of_all_sizes()},
          {"Multiplying", multiplying()},
          {"Damaged", damaged_in_the_middle()}};
}

}  // namespace hindsight::fuzz
