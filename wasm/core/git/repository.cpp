#include "hindsight/git/repository.hpp"

namespace hindsight::git {

FileAnswer answer_of(const FileHolder& holder, const FileRequest& request) {
  if (holder) return holder(request);
  return Error{ErrorCode::not_found, "there is nobody who holds this file", request.path};
}

Status prepare_fully(Repository& repository, const FileHolder& holder) {
  constexpr std::size_t kSlice = std::size_t(1) << 26;
  for (;;) {
    HINDSIGHT_TRY(const bool ready, repository.prepare(kSlice));
    if (ready) return Done{};
    for (const FileRequest& request : repository.take_requests()) repository.supply(request, answer_of(holder, request));
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
    const auto target = tag_target(object->data);
    if (!target) return Error{ErrorCode::malformed, "the tag does not begin with its object", at.hex()};
    at = *target;
  }
  return Error{ErrorCode::limit, "more than 64 tags lead from one to the next", id.hex()};
}

}  // namespace hindsight::git
