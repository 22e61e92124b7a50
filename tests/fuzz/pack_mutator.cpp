#include "pack_mutator.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include <libdeflate.h>

#include "hindsight/git/inflate.hpp"
#include "hindsight/git/pack_entry.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;

constexpr std::size_t kHeaderSize = 12;
constexpr std::size_t kTrailerSize = 20;
constexpr std::size_t kLargestEntry = 1 << 16;

/// An entry taken apart. An ofs_delta's base is the number of an entry, or a distance where none begins there.
struct Part {
  EntryType type = EntryType::blob;
  std::string data;
  ObjectId base_id;
  std::ptrdiff_t base = -1;
  std::uint64_t distance = 0;
};

/// The entries up to the first that cannot be read.
std::vector<Part> take_apart(Bytes pack) {
  std::vector<Part> parts;
  std::vector<std::uint64_t> offsets;
  Inflater inflater;
  std::uint64_t at = kHeaderSize;
  while (at + kTrailerSize < pack.size()) {
    const auto entry = parse_pack_entry(pack, at);
    if (!entry || entry->size > kLargestEntry) break;
    std::string data(std::size_t(entry->size), '\0');
    const auto consumed = inflater.inflate(pack.subspan(std::size_t(entry->data_offset)), std::as_writable_bytes(std::span(data)));
    if (!consumed) break;
    Part part{entry->type, std::move(data), entry->base_id, -1, at - entry->base_offset};
    const auto base = std::find(offsets.begin(), offsets.end(), entry->base_offset);
    if (entry->type == EntryType::ofs_delta && base != offsets.end()) part.base = base - offsets.begin();
    parts.push_back(std::move(part));
    offsets.push_back(at);
    at = entry->data_offset + *consumed;
  }
  return parts;
}

/// Quick rather than small: most of a fuzzer's time would go into it.
std::string deflated(std::string_view data) {
  static libdeflate_compressor* const compressor = libdeflate_alloc_compressor(1);
  std::string out(libdeflate_zlib_compress_bound(compressor, data.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor, data.data(), data.size(), out.data(), out.size()));
  return out;
}

std::string put_together(const std::vector<Part>& parts) {
  testing::PackBuilder pack;
  std::vector<std::uint64_t> offsets;
  for (const Part& part : parts) {
    offsets.push_back(pack.end());
    std::string head = testing::entry_head(int(part.type), part.data.size());
    if (part.type == EntryType::ref_delta) head += as_text(part.base_id.bytes);
    if (part.type == EntryType::ofs_delta) {
      const bool is_known = part.base >= 0 && std::size_t(part.base) + 1 < offsets.size();
      head += testing::base_distance(is_known ? pack.end() - offsets[std::size_t(part.base)] : part.distance);
    }
    pack.raw(head + deflated(part.data));
  }
  return pack.bytes();
}

class PartsMutator {
 public:
  PartsMutator(std::vector<Part>& parts, unsigned random, const ChangeBytes& change) : parts_(parts), random_(random + 1), change_(change) {}

  void mutate() {
    const std::size_t at = pick(parts_.size());
    Part& part = parts_[at];
    switch (pick(10)) {
      case 0: part.type = EntryType("\1\2\3\4\6\7"[pick(6)]); break;
      case 1: part.base = std::ptrdiff_t(pick(parts_.size())); break;
      case 2: part.base_id = id_of(parts_[pick(parts_.size())]); break;
      case 3: std::swap(part, parts_[pick(parts_.size())]); break;
      case 4: parts_.push_back(Part(part)); break;
      case 5:
        if (parts_.size() > 1) parts_.erase(parts_.begin() + std::ptrdiff_t(at));
        break;
      default: part.data = change_(std::move(part.data), 2 * part.data.size() + 64);
    }
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }
  static ObjectId id_of(const Part& part) {
    const bool is_delta = part.type == EntryType::ofs_delta || part.type == EntryType::ref_delta;
    return is_delta ? part.base_id : hash_object(ObjectKind(part.type), as_bytes(part.data));
  }

  std::vector<Part>& parts_;
  std::minstd_rand random_;
  const ChangeBytes& change_;
};

}  // namespace

std::string mutate_pack(Bytes pack, std::size_t max_size, unsigned random, const ChangeBytes& change) {
  std::vector<Part> parts = random % 4 == 0 ? std::vector<Part>() : take_apart(pack);
  if (parts.empty()) return change(std::string(as_text(pack)), max_size);
  PartsMutator(parts, random / 4, change).mutate();
  return put_together(parts);
}

std::string mutate_bundle(Bytes bundle, std::size_t max_size, unsigned random, const ChangeBytes& change) {
  const std::string_view text = as_text(bundle);
  const std::size_t pack_at = text.find("PACK");
  if (pack_at == std::string_view::npos || random % 5 == 0) return change(std::string(text), max_size);
  return std::string(text.substr(0, pack_at)) + mutate_pack(bundle.subspan(pack_at), max_size, random / 5, change);
}

}  // namespace hindsight::fuzz
