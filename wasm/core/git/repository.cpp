#include "hindsight/git/repository.hpp"

namespace hindsight::git {

Status prepare_fully(Repository& repository) {
  constexpr std::size_t kSlice = std::size_t(1) << 26;
  for (;;) {
    HINDSIGHT_TRY(const bool ready, repository.prepare(kSlice));
    if (ready) return Done{};
    for (const FileRequest& request : repository.take_requests()) {
      repository.supply(request, Error{ErrorCode::not_found, "there is nobody who holds this file", request.path});
    }
  }
}

Result<Commit> read_commit(Repository& repository, const ObjectId& id) {
  constexpr int kMostTags = 64;
  ObjectId at = id;
  for (int tags = 0; tags <= kMostTags; ++tags) {
    HINDSIGHT_TRY(const SharedObject object, repository.share(at));
    if (object->kind == ObjectKind::commit) return parse_commit(at, object->data);
    if (object->kind != ObjectKind::tag) {
      return Error{ErrorCode::usage, std::string("this is a ") + to_string(object->kind) + ", not a commit", at.hex()};
    }
    constexpr std::string_view kTarget = "object ";
    const std::string_view tag = as_text(object->data);
    const auto target = tag.substr(0, kTarget.size()) == kTarget ? ObjectId::from_hex(tag.substr(kTarget.size(), 40)) : std::nullopt;
    if (!target) return Error{ErrorCode::malformed, "the tag does not begin with its object", at.hex()};
    at = *target;
  }
  return Error{ErrorCode::limit, "more than 64 tags lead from one to the next", id.hex()};
}

}  // namespace hindsight::git
