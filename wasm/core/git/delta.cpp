#include "hindsight/git/delta.hpp"

#include <bit>
#include <optional>
#include <string>

namespace hindsight::git {
namespace {

Error broken_delta(std::string message) { return {ErrorCode::malformed, std::move(message), ""}; }

/// Little-endian base 128; nothing when it is cut or does not fit 64 bits.
std::optional<std::uint64_t> take_size(Bytes delta, std::size_t& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; at < delta.size(); shift += 7) {
    const auto byte = std::to_integer<std::uint64_t>(delta[at++]);
    const std::uint64_t bits = byte & 0x7F;
    if (shift > 63 || (shift == 63 && bits > 1)) return std::nullopt;
    value |= bits << shift;
    if ((byte & 0x80) == 0) return value;
  }
  return std::nullopt;
}

struct Copy {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

constexpr bool is_copy(unsigned op) { return (op & 0x80) != 0; }
constexpr int operand_bytes(unsigned op) { return std::popcount(op & 0x7F); }

/// The operands must be there: `at` follows the instruction's first byte.
Copy take_copy(unsigned op, const std::byte* delta, std::size_t& at) {
  Copy copy;
  for (unsigned i = 0; i < 4; ++i) {
    if (op & (1u << i)) copy.offset |= std::to_integer<std::uint32_t>(delta[at++]) << (8 * i);
  }
  for (unsigned i = 0; i < 3; ++i) {
    if (op & (0x10u << i)) copy.size |= std::to_integer<std::uint32_t>(delta[at++]) << (8 * i);
  }
  if (copy.size == 0) copy.size = 0x10000;
  return copy;
}

/// What the instructions would produce, every one of them checked.
Result<std::uint64_t> checked_result_size(std::uint64_t base_size, Bytes delta, std::size_t at) {
  std::uint64_t total = 0;
  while (at < delta.size()) {
    const auto op = std::to_integer<unsigned>(delta[at++]);
    if (op == 0) return broken_delta("the delta has the reserved instruction 0");
    const std::size_t needed = is_copy(op) ? std::size_t(operand_bytes(op)) : op;
    if (delta.size() - at < needed) {
      return broken_delta(is_copy(op) ? "the delta's last copy instruction is cut off" : "the delta's last inserted bytes are cut off");
    }
    if (!is_copy(op)) {
      at += op;
      total += op;
      continue;
    }
    const Copy copy = take_copy(op, delta.data(), at);
    if (std::uint64_t(copy.offset) + copy.size > base_size) {
      return broken_delta("the delta copies " + std::to_string(copy.size) + " bytes from offset " + std::to_string(copy.offset) +
                    " of a base of " + std::to_string(base_size) + " bytes");
    }
    total += copy.size;
  }
  return total;
}

}  // namespace

Result<DeltaSizes> parse_delta_sizes(Bytes delta) {
  DeltaSizes sizes;
  const auto base = take_size(delta, sizes.header_bytes);
  const auto result = base ? take_size(delta, sizes.header_bytes) : std::nullopt;
  if (!result) return broken_delta("the delta does not begin with two sizes");
  sizes.base = *base;
  sizes.result = *result;
  return sizes;
}

Result<DeltaSizes> check_delta(std::uint64_t base_size, Bytes delta, std::uint64_t max_bytes) {
  HINDSIGHT_TRY(const DeltaSizes sizes, parse_delta_sizes(delta));
  if (sizes.base != base_size) {
    return Error{ErrorCode::mismatch,
                 "the delta is made for a base of " + std::to_string(sizes.base) + " bytes, its base has " + std::to_string(base_size), ""};
  }
  if (sizes.result > max_bytes) {
    return Error{ErrorCode::limit,
                 "the delta declares a result of " + std::to_string(sizes.result) + " bytes, more than the " + std::to_string(max_bytes) + " allowed", ""};
  }
  HINDSIGHT_TRY(const std::uint64_t total, checked_result_size(base_size, delta, sizes.header_bytes));
  if (total != sizes.result) {
    return Error{ErrorCode::mismatch,
                 "the delta declares a result of " + std::to_string(sizes.result) + " bytes and produces " + std::to_string(total), ""};
  }
  return sizes;
}

bool DeltaInstructions::next(DeltaInstruction& instruction) {
  if (at_ == delta_.size()) return false;
  const auto op = std::to_integer<unsigned>(delta_[at_++]);
  if (is_copy(op)) {
    const Copy copy = take_copy(op, delta_.data(), at_);
    instruction = {copy.offset, copy.size, {}};
  } else {
    instruction = {0, 0, delta_.subspan(at_, op)};
    at_ += op;
  }
  return true;
}

Status apply_delta(Bytes base, Bytes delta, std::uint64_t max_bytes, ByteBuffer& out) {
  HINDSIGHT_TRY(const DeltaSizes sizes, check_delta(base.size(), delta, max_bytes));
  out.clear();
  out.reserve(std::size_t(sizes.result));
  DeltaInstructions instructions(delta, sizes);
  for (DeltaInstruction instruction; instructions.next(instruction);) {
    out.append(instruction.copy_size != 0 ? base.subspan(std::size_t(instruction.copy_offset), std::size_t(instruction.copy_size)) : instruction.inserted);
  }
  return Done{};
}

}  // namespace hindsight::git
