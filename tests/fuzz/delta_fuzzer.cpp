// A delta against the plainest way to apply one. Input: the base's size (one byte), the base, the delta.

#include "fuzz_target.hpp"
#include "hindsight/git/delta.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;

constexpr std::uint64_t kMostBytes = 64 << 10;

/// Byte by byte and without any check but that of the end; for deltas that are known to be sound.
std::string applied_plainly(Bytes base, Bytes delta, std::size_t at) {
  std::string out;
  const auto next = [&] { return std::to_integer<unsigned>(delta[at++]); };
  while (at < delta.size()) {
    const unsigned op = next();
    if (op < 128) {
      for (unsigned i = 0; i < op; ++i) out += char(delta[at++]);
      continue;
    }
    std::uint64_t offset = 0, size = 0;
    for (unsigned i = 0; i < 4; ++i) offset |= op >> i & 1 ? std::uint64_t(next()) << (8 * i) : 0;
    for (unsigned i = 0; i < 3; ++i) size |= op >> (4 + i) & 1 ? std::uint64_t(next()) << (8 * i) : 0;
    if (size == 0) size = 65'536;
    for (std::uint64_t i = 0; i < size; ++i) out += char(base[std::size_t(offset + i)]);
  }
  return out;
}

void run(Bytes input) {
  if (input.empty()) return;
  const std::size_t base_size = std::min(std::to_integer<std::size_t>(input[0]), input.size() - 1);
  const Bytes base = input.subspan(1, base_size), delta = input.subspan(1 + base_size);
  const auto sizes = parse_delta_sizes(delta);
  ByteBuffer out = testing::buffer_of("what was there before");
  const auto applied = apply_delta(base, delta, kMostBytes, out);
  if (!applied) {
    require(!applied.error().message.empty(), "an error says something");
    return;
  }
  require(sizes.ok() && sizes->base == base.size(), "a delta is applied to a base of the size it states");
  require(sizes->result == out.size() && out.size() <= kMostBytes, "the result has the size that was declared");
  require(as_text(out) == applied_plainly(base, delta, sizes->header_bytes), "the result is what the instructions say");
}

std::vector<Seed> seeds() {
  using testing::DeltaBuilder;
  const std::string base = "the base of it all";
  const auto with_base = [&](const std::string& delta) { return std::string(1, char(base.size())) + base + delta; };
  return {{"Append", with_base(testing::appending_delta(base, "."))},
          {"Mixed", with_base(DeltaBuilder(base.size(), 13).copy(4, 4).insert("12345").copy(0, 4).bytes())},
          {"Nothing", with_base(DeltaBuilder(base.size(), 0).bytes())},
          {"Reserved", with_base(DeltaBuilder(base.size(), 1).raw(std::string(1, '\0')).bytes())}};
}

const Registration registered({"delta", run, seeds});

}  // namespace
}  // namespace hindsight::fuzz
