#include "hindsight/git/object.hpp"

#include "hindsight/base/sha1.hpp"
#include "hindsight/base/text.hpp"
#include "tree_entry.hpp"

namespace hindsight::git {
namespace {

constexpr std::int8_t hex_value_of(int c) {
  if (c >= '0' && c <= '9') return std::int8_t(c - '0');
  const int letter = (c | 0x20) - 'a';
  return std::int8_t(letter >= 0 && letter < 6 ? letter + 10 : -1);
}

int hex_value(char c) {
  static constexpr auto kValues = [] {
    std::array<std::int8_t, 256> values{};
    for (int i = 0; i < 256; ++i) values[std::size_t(i)] = hex_value_of(i);
    return values;
  }();
  return kValues[static_cast<unsigned char>(c)];
}

/// "+0130" → 90; what is not a sign and digits is 0.
int parse_zone(std::string_view zone) {
  if (zone.size() != 5 || (zone[0] != '+' && zone[0] != '-')) return 0;
  const auto digits = text::parse_integer(zone.substr(1));
  if (!digits || *digits < 0) return 0;
  const int minutes = int(*digits / 100 * 60 + *digits % 100);
  return zone[0] == '-' ? -minutes : minutes;
}

/// "Name <email> 1700000000 +0100", taken apart. A name may itself hold angle brackets: the last pair counts.
struct SignatureParts {
  std::string_view name;
  std::string_view email;
  std::string_view when;  ///< empty without an email
};

SignatureParts split_signature(std::string_view line) {
  const std::size_t close = line.rfind('>');
  const std::size_t open = close == std::string_view::npos ? close : line.rfind('<', close);
  if (open == std::string_view::npos) return {text::trim(line), {}, {}};
  return {text::trim(line.substr(0, open)), line.substr(open + 1, close - open - 1), text::trim(line.substr(close + 1))};
}

std::optional<std::int64_t> parse_seconds(std::string_view when) { return text::parse_integer(when.substr(0, when.find(' '))); }

Signature parse_signature(std::string_view line) {
  const SignatureParts parts = split_signature(line);
  Signature signature;
  signature.name = parts.name;
  signature.email = parts.email;
  if (const auto seconds = parse_seconds(parts.when)) {
    signature.seconds = *seconds;
    signature.time_known = true;
  }
  const std::size_t blank = parts.when.find(' ');
  if (blank != std::string_view::npos) signature.zone_minutes = parse_zone(text::trim(parts.when.substr(blank)));
  return signature;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

bool take_prefix(std::string_view& line, std::string_view prefix) {
  if (line.substr(0, prefix.size()) != prefix) return false;
  line.remove_prefix(prefix.size());
  return true;
}

/// The commit's first line.
Result<ObjectId> take_tree(const ObjectId& commit, std::string_view& rest) {
  std::string_view line = take_line(rest);
  const auto tree = take_prefix(line, "tree ") ? ObjectId::from_hex(line) : std::nullopt;
  if (!tree) return Error{ErrorCode::malformed, "the commit does not begin with its tree", commit.hex()};
  return *tree;
}

/// False at the empty line before the message.
bool take_header_line(std::string_view& rest, std::string_view& line) {
  if (rest.empty()) return false;
  line = take_line(rest);
  return !line.empty();
}

}  // namespace

std::string ObjectId::hex() const {
  constexpr char kHexadecimal[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::byte byte : bytes) {
    out += kHexadecimal[std::to_integer<unsigned>(byte) >> 4];
    out += kHexadecimal[std::to_integer<unsigned>(byte) & 15];
  }
  return out;
}

std::optional<ObjectId> ObjectId::from_hex(std::string_view hex) {
  ObjectId id;
  if (hex.size() != id.bytes.size() * 2) return std::nullopt;
  int wrong = 0;  // negative once a value is
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    const int high = hex_value(hex[2 * i]), low = hex_value(hex[2 * i + 1]);
    wrong |= high | low;
    id.bytes[i] = std::byte(unsigned(high) << 4 | unsigned(low));
  }
  return wrong < 0 ? std::nullopt : std::optional(id);
}

const char* to_string(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::commit: return "commit";
    case ObjectKind::tree: return "tree";
    case ObjectKind::blob: return "blob";
    case ObjectKind::tag: return "tag";
  }
  return "unknown";
}

ObjectId hash_object(ObjectKind kind, Bytes data) {
  std::string header = to_string(kind);
  header += ' ';
  header += std::to_string(data.size());
  header += '\0';
  return {Sha1().update(as_bytes(header)).update(data).finish()};
}

std::optional<ObjectId> tag_target(Bytes data) {
  std::string_view rest = as_text(data);
  return take_prefix(rest, "object ") ? ObjectId::from_hex(rest.substr(0, 2 * sizeof(ObjectId::bytes))) : std::nullopt;
}

std::string_view Commit::subject() const { return std::string_view(message).substr(0, message.find('\n')); }

Result<Commit> parse_commit(const ObjectId& id, Bytes data) {
  std::string_view rest = as_text(data);
  Commit commit;
  commit.id = id;
  HINDSIGHT_TRY(commit.tree, take_tree(id, rest));
  for (std::string_view line; take_header_line(rest, line);) {
    if (take_prefix(line, "parent ")) {
      if (const auto parent = ObjectId::from_hex(line)) commit.parents.push_back(*parent);
    } else if (take_prefix(line, "author ")) {
      commit.author = parse_signature(line);
    } else if (take_prefix(line, "committer ")) {
      commit.committer = parse_signature(line);
    }
  }
  commit.message = rest;
  return commit;
}

Result<CommitLinks> parse_commit_links(const ObjectId& id, Bytes data) {
  std::string_view rest = as_text(data);
  CommitLinks links;
  HINDSIGHT_TRY(links.tree, take_tree(id, rest));
  for (std::string_view line; take_header_line(rest, line);) {
    if (take_prefix(line, "parent ")) {
      if (const auto parent = ObjectId::from_hex(line)) links.parents.push_back(*parent);
    } else if (take_prefix(line, "committer ")) {
      links.committer_seconds = parse_seconds(split_signature(line).when).value_or(0);
    }
  }
  return links;
}

std::vector<TreeEntry> parse_tree(Bytes data, std::optional<Error>* damage) {
  constexpr std::size_t kTypicalEntrySize = 40;
  std::vector<TreeEntry> entries;
  entries.reserve(data.size() / kTypicalEntrySize + 1);
  const std::string_view tree = as_text(data);
  EntryShape shape;
  for (std::size_t at = 0; at < tree.size(); at = shape.end()) {
    if (const EntryFault fault = find_entry(tree, at, shape); fault != EntryFault::none) {
      if (damage) *damage = entry_error(fault, at);
      break;
    }
    entries.push_back(entry_at(tree, at, shape));
  }
  return entries;
}

}  // namespace hindsight::git
