#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/byte_buffer.hpp"
#include "hindsight/base/result.hpp"

/// Git's objects as https://git-scm.com/docs/gitformat-pack and git-hash-object describe them.
namespace hindsight::git {

/// The SHA-1 name of an object.
struct ObjectId {
  static constexpr std::size_t kDigits = 40;  ///< of hex()
  std::array<std::byte, 20> bytes{};
  bool operator==(const ObjectId& other) const { return first_difference(other) == bytes.size(); }
  std::strong_ordering operator<=>(const ObjectId& other) const {
    const std::size_t at = first_difference(other);
    return at == bytes.size() ? std::strong_ordering::equal : bytes[at] <=> other.bytes[at];
  }

  [[nodiscard]] std::string hex() const;
  /// Exactly kDigits hexadecimal digits.
  static std::optional<ObjectId> from_hex(std::string_view hex);

 private:
  /// By words: in WebAssembly the library compares byte by byte, and ids are compared all the time.
  [[nodiscard]] std::size_t first_difference(const ObjectId& other) const {
    std::size_t at = 0;
    for (std::uint32_t a = 0, b = 0; at < sizeof bytes; at += sizeof a) {
      std::memcpy(&a, bytes.data() + at, sizeof a);
      std::memcpy(&b, other.bytes.data() + at, sizeof b);
      if (a != b) break;
    }
    while (at < sizeof bytes && bytes[at] == other.bytes[at]) ++at;
    return at;
  }
};

/// Of an object's SHA-256 name, which is told and not supported.
constexpr std::size_t kSha256Digits = 64;

/// All zeros: where there is no object.
constexpr ObjectId kNoObject{};

struct ObjectIdHash {
  std::size_t operator()(const ObjectId& id) const {
    std::size_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) value = (value << 8) | std::size_t(id.bytes[i]);
    return value;
  }
};

/// Values are those of a pack entry's type field.
enum class ObjectKind : std::uint8_t { commit = 1, tree = 2, blob = 3, tag = 4 };

/// "commit", "tree", "blob", "tag".
const char* to_string(ObjectKind kind);

struct Object {
  ObjectKind kind = ObjectKind::blob;
  ByteBuffer data;
};

/// An object that its store may keep for others; never null in a successful result.
using SharedObject = std::shared_ptr<const Object>;

/// The id Git gives to these bytes.
ObjectId hash_object(ObjectKind kind, Bytes data);

struct Signature {
  std::string name;
  std::string email;
  std::int64_t seconds = 0;  ///< since 1970-01-01T00:00:00Z
  int zone_minutes = 0;      ///< east of UTC, as recorded
  bool time_known = false;   ///< false where no time is given or it does not fit 64 bits; `seconds` is then 0
};

struct Commit {
  ObjectId id;
  ObjectId tree;
  std::vector<ObjectId> parents;
  Signature author;
  Signature committer;
  std::string message;

  /// The message's first line.
  [[nodiscard]] std::string_view subject() const;
};

/// Fails without a tree line; a missing or odd signature is kept as far as it can be read.
Result<Commit> parse_commit(const ObjectId& id, Bytes data);

/// What a walk over commits needs of each.
struct CommitLinks {
  ObjectId tree;
  std::vector<ObjectId> parents;
  std::int64_t committer_seconds = 0;  ///< 0 where the time is not known
};

/// As parse_commit, and much cheaper.
Result<CommitLinks> parse_commit_links(const ObjectId& id, Bytes data);

/// What a tag's data names; nothing where it does not begin with its object.
std::optional<ObjectId> tag_target(Bytes data);

constexpr std::uint32_t kTreeMode = 0040000;

struct TreeEntry {
  std::uint32_t mode = 0;  ///< octal as Git writes it: 0100644, 040000, 0120000, 0160000
  std::string_view name;   ///< raw bytes, a view into the tree's data
  ObjectId id;

  [[nodiscard]] bool is_tree() const { return (mode & 0170000u) == kTreeMode; }
  [[nodiscard]] bool is_file() const { return (mode & 0170000u) == 0100000u; }
  [[nodiscard]] bool is_symlink() const { return (mode & 0170000u) == 0120000u; }
};

/// Entries in stored order, views into `data`. A cut or bad entry ends the reading and sets `*damage`
/// (if given); what came before is returned.
std::vector<TreeEntry> parse_tree(Bytes data, std::optional<Error>* damage = nullptr);

}  // namespace hindsight::git
