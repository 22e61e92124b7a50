#include "hindsight/git/loose_object.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"

namespace hindsight::git {
namespace {

std::optional<ObjectKind> parse_kind(std::string_view name) {
  for (const ObjectKind kind : {ObjectKind::commit, ObjectKind::tree, ObjectKind::blob, ObjectKind::tag}) {
    if (name == to_string(kind)) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::string loose_object_path(const ObjectId& id) {
  std::string path = id.hex();
  path.insert(2, "/");
  return path;
}

Result<Object> parse_loose_object(Bytes file, Inflater& inflater, const PackLimits& limits) {
  constexpr std::size_t kLongestHead = 32;
  if (file.empty()) return Error{ErrorCode::truncated, "the loose object is empty", ""};
  HINDSIGHT_TRY(const ByteBuffer content, inflater.inflate_unsized(file, limits.max_object_bytes + kLongestHead));
  const std::string_view text = as_text(content);
  const std::size_t end = text.substr(0, kLongestHead).find('\0');
  const std::size_t blank = text.find(' ');
  if (end == std::string_view::npos || blank > end) return Error{ErrorCode::malformed, "the loose object does not begin with its kind and size", ""};
  const auto kind = parse_kind(text.substr(0, blank));
  const auto size = text::parse_integer(text.substr(blank + 1, end - blank - 1));
  if (!kind || !size || *size < 0) return Error{ErrorCode::malformed, "the loose object does not begin with its kind and size", ""};
  const std::size_t held = content.size() - end - 1;
  if (static_cast<unsigned long long>(*size) != held) {
    return Error{ErrorCode::mismatch, "the loose object states a size of " + std::to_string(*size) + " bytes and holds " + std::to_string(held), ""};
  }
  return Object{*kind, ByteBuffer(Bytes(content).subspan(end + 1))};
}

}  // namespace hindsight::git
