#include "reachable_walk.hpp"

namespace hindsight::git {

bool ReachableWalk::step(std::size_t budget_bytes) {
  todo_.insert(todo_.end(), waiting_.begin(), waiting_.end());
  waiting_.clear();
  for (used_ = 0; !todo_.empty() && used_ < budget_bytes;) {
    const Wanted wanted = todo_.back();
    todo_.pop_back();
    visit(wanted);
  }
  return todo_.empty();
}

void ReachableWalk::visit(const Wanted& wanted) {
  switch (files_.bring(wanted.id)) {
    case ObjectFiles::Presence::absent: return;
    case ObjectFiles::Presence::coming: waiting_.push_back(wanted); return;
    case ObjectFiles::Presence::at_hand: break;
  }
  const auto object = store_.share(wanted.id);
  if (!object) return;
  used_ += (*object)->data.size() + 1;
  switch ((*object)->kind) {
    case ObjectKind::commit: follow_commit(wanted.id, (*object)->data, wanted.part); break;
    case ObjectKind::tree: follow_tree((*object)->data, wanted.part); break;
    case ObjectKind::tag:
      if (const auto target = tag_target((*object)->data)) follow(*target, wanted.part);
      break;
    case ObjectKind::blob: break;
  }
}

void ReachableWalk::follow_commit(const ObjectId& id, Bytes data, Part part) {
  const auto commit = parse_commit(id, data);
  if (!commit) return;
  if (part == Part::whole || !store_.contains(commit->tree)) follow(commit->tree, part);
  if (cut_.count(id) != 0) return;
  // A commit is always wanted itself, wherever it is; only of its tree less is.
  for (const ObjectId& parent : commit->parents) follow(parent, Part::outside_packs);
}

void ReachableWalk::follow_tree(Bytes data, Part part) {
  for (const TreeEntry& entry : parse_tree(data)) {
    if (!entry.is_tree() && !entry.is_file() && !entry.is_symlink()) continue;
    if (part == Part::outside_packs && store_.contains(entry.id)) continue;
    if (entry.is_tree()) {
      follow(entry.id, part);
    } else {
      files_.bring(entry.id);
    }
  }
}

void ReachableWalk::follow(const ObjectId& id, Part part) {
  if (seen_whole_.count(id) != 0) return;
  if ((part == Part::whole ? seen_whole_ : seen_).insert(id).second) todo_.push_back({id, part});
}

}  // namespace hindsight::git
