#include "delta_resolver.hpp"

#include <utility>

#include "hindsight/git/delta.hpp"

namespace hindsight::git {

DeltaResolver::DeltaResolver(Bytes pack, PackScan& scan, const PackLimits& limits, ProblemList& problems, const BaseFinder& elsewhere)
    : pack_(pack), scan_(scan), limits_(limits), problems_(problems), elsewhere_(elsewhere) {
  link_children();
}

void DeltaResolver::link_children() {
  auto& entries = scan_.entries;
  // Backwards: a base lies before its deltas, so that its weight is complete when it is added to its own base.
  for (std::uint32_t i = std::uint32_t(entries.size()); i-- > 0;) {
    ScannedEntry& entry = entries[i];
    if (entry.resolved) continue;
    ++deltas_;
    if (entry.type == EntryType::ref_delta) {
      RefChildren& children = ref_children_[scan_.ids[i]];
      entry.next_sibling = std::exchange(children.first, i);
      children.weight += entry.weight;
    } else if (entry.base != kNoEntry) {
      entry.next_sibling = std::exchange(entries[entry.base].first_child, i);
      entries[entry.base].weight += entry.weight;
    }
  }
}

bool DeltaResolver::step(std::size_t budget_bytes) {
  const std::uint64_t target = scan_.produced_bytes + budget_bytes;
  while (!done_ && scan_.produced_bytes < target) {
    if (frames_.empty()) {
      if (!push_next_root() && !push_next_foreign_root()) {
        report_absent_bases();
        done_ = true;
      }
    } else {
      resolve_child();
    }
  }
  return done_;
}

double DeltaResolver::progress() const { return done_ || deltas_ == 0 ? 1 : double(resolved_deltas_) / double(deltas_); }

/// Deltas that name this object by its id join those that name it by its place.
void DeltaResolver::adopt_ref_children(std::uint32_t entry) {
  if (ref_children_.empty()) return;
  const auto found = ref_children_.find(scan_.ids[entry]);
  if (found == ref_children_.end()) return;
  auto& entries = scan_.entries;
  std::uint32_t last = found->second.first;
  while (entries[last].next_sibling != kNoEntry) last = entries[last].next_sibling;
  entries[last].next_sibling = std::exchange(entries[entry].first_child, found->second.first);
  ref_children_.erase(found);
}

bool DeltaResolver::push_next_root() {
  auto& entries = scan_.entries;
  for (; next_root_ < entries.size(); ++next_root_) {
    const ScannedEntry& entry = entries[next_root_];
    if (entry.type == EntryType::ofs_delta || entry.type == EntryType::ref_delta) continue;
    adopt_ref_children(next_root_);
    if (entry.first_child == kNoEntry) continue;
    auto data = inflate_root(entry);
    if (!data) {
      report_unreadable(next_root_, std::move(data).error());
      continue;
    }
    push(entry.first_child, static_cast<ObjectKind>(entry.type), std::move(data).value(), {});
    ++next_root_;
    return true;
  }
  return false;
}

/// A thin pack's deltas are built on objects that are stored elsewhere.
bool DeltaResolver::push_next_foreign_root() {
  if (!elsewhere_) return false;
  for (; next_orphan_ < scan_.entries.size(); ++next_orphan_) {
    const ScannedEntry& entry = scan_.entries[next_orphan_];
    if (entry.resolved || entry.type != EntryType::ref_delta) continue;
    const auto children = ref_children_.find(scan_.ids[next_orphan_]);
    if (children == ref_children_.end()) continue;
    const SharedObject base = elsewhere_(scan_.ids[next_orphan_]);
    if (!base) continue;
    const std::uint32_t first_child = children->second.first;
    ref_children_.erase(children);
    scan_.produced_bytes += base->data.size();
    push(first_child, base->kind, base->data, {});
    ++next_orphan_;
    return true;
  }
  return false;
}

Result<ByteBuffer> DeltaResolver::inflate_root(const ScannedEntry& entry) {
  ByteBuffer data = std::move(spare_);
  scan_.produced_bytes += entry.size;
  if (entry.kept_at != kNotKept) {
    data.clear();
    data.append(Bytes(scan_.kept).subspan(entry.kept_at, std::size_t(entry.size)));
    return data;
  }
  HINDSIGHT_TRY(const PackEntry head, parse_pack_entry(pack_, entry.offset));
  data.resize(std::size_t(entry.size));
  if (auto consumed = inflater_.inflate(pack_.subspan(std::size_t(head.data_offset)), data); !consumed) return std::move(consumed).error();
  return data;
}

void DeltaResolver::push(std::uint32_t first_child, ObjectKind kind, ByteBuffer data, HashTrail trail) {
  const auto& entries = scan_.entries;
  Frame frame;
  frame.kind = kind;
  frame.data = std::move(data);
  frame.trail = std::move(trail);
  frame.next_child = first_child;
  frame.heaviest_child = frame.next_child;
  for (std::uint32_t child = frame.next_child; child != kNoEntry; child = entries[child].next_sibling) {
    if (entries[child].weight > entries[frame.heaviest_child].weight) frame.heaviest_child = child;
  }
  live_bytes_ += frame.data.size();
  frames_.push_back(std::move(frame));
}

void DeltaResolver::pop() {
  live_bytes_ -= frames_.back().data.size();
  spare_ = std::move(frames_.back().data);
  frames_.pop_back();
}

/// The heaviest child comes after all others, then kNoEntry.
std::uint32_t DeltaResolver::take_child(Frame& frame) {
  if (frame.next_child == frame.heaviest_child && frame.next_child != kNoEntry) {
    frame.next_child = scan_.entries[frame.next_child].next_sibling;
  }
  if (frame.next_child == kNoEntry) return std::exchange(frame.heaviest_child, kNoEntry);
  return std::exchange(frame.next_child, scan_.entries[frame.next_child].next_sibling);
}

void DeltaResolver::resolve_child() {
  Frame& frame = frames_.back();
  const std::uint32_t child = take_child(frame);
  if (child == kNoEntry) {
    pop();
    return;
  }
  ScannedEntry& entry = scan_.entries[child];
  ByteBuffer data = std::move(spare_);
  if (auto rebuilt = rebuild(frame, entry, data); !rebuilt) {
    spare_ = std::move(data);
    report_unreadable(child, std::move(rebuilt).error());
    return;
  }
  const ObjectKind kind = frame.kind;
  HashTrail trail;
  scan_.ids[child] = HashTrail::hash(kind, data, frame.trail, frame.data, trail);
  entry.resolved = true;
  ++resolved_deltas_;
  scan_.produced_bytes += data.size() + 1;

  adopt_ref_children(child);
  if (frame.heaviest_child == kNoEntry) pop();
  if (entry.first_child == kNoEntry) {
    spare_ = std::move(data);
    return;
  }
  if (live_bytes_ + data.size() > limits_.live_bytes) {
    report_unreadable(entry.first_child, {ErrorCode::limit, "too many large bases would be held at a time", ""});
    return;
  }
  push(entry.first_child, kind, std::move(data), std::move(trail));
}

Status DeltaResolver::rebuild(const Frame& base, const ScannedEntry& entry, ByteBuffer& out) {
  HINDSIGHT_TRY(const Bytes delta, delta_bytes(entry));
  HINDSIGHT_TRY(const DeltaSizes sizes, parse_delta_sizes(delta));
  const std::uint64_t budget = total_budget(limits_, pack_.size());
  if (sizes.result <= limits_.max_object_bytes && scan_.produced_bytes + sizes.result > budget) {
    return Error{ErrorCode::limit, "the pack's deltas produce more than the " + std::to_string(budget) + " bytes allowed in all", ""};
  }
  return apply_delta(base.data, delta, limits_.max_object_bytes, out);
}

Result<Bytes> DeltaResolver::delta_bytes(const ScannedEntry& entry) {
  const std::size_t size = std::size_t(entry.size);
  if (entry.kept_at != kNotKept) return Bytes(scan_.kept).subspan(std::size_t(entry.kept_at), size);
  HINDSIGHT_TRY(const PackEntry head, parse_pack_entry(pack_, entry.offset));
  if (delta_scratch_.size() < size) delta_scratch_.resize(size);
  const std::span<std::byte> out(delta_scratch_.data(), size);
  if (auto consumed = inflater_.inflate(pack_.subspan(std::size_t(head.data_offset)), out); !consumed) return std::move(consumed).error();
  return Bytes(out);
}

void DeltaResolver::report_unreadable(std::uint32_t entry, Error error) {
  const std::uint32_t built_on_it = scan_.entries[entry].weight - 1;
  if (built_on_it != 0) error.message += "; " + std::to_string(built_on_it) + " more built on it cannot be read";
  error.where = pack_place(scan_.entries[entry].offset);
  problems_.add(std::move(error));
}

void DeltaResolver::report_absent_bases() {
  for (std::uint32_t i = 0; i < scan_.entries.size(); ++i) {
    const ScannedEntry& entry = scan_.entries[i];
    if (entry.resolved) continue;
    if (entry.type == EntryType::ofs_delta && entry.base == kNoEntry) {
      const auto head = parse_pack_entry(pack_, entry.offset);
      const std::uint64_t base = head ? head->base_offset : 0;
      report_unreadable(i, {ErrorCode::malformed, "no readable object begins at the delta's base, " + pack_place(base), ""});
    }
    if (entry.type != EntryType::ref_delta) continue;
    const auto found = ref_children_.find(scan_.ids[i]);
    if (found == ref_children_.end()) continue;
    const std::uint32_t waiting = found->second.weight;
    problems_.add({ErrorCode::not_found,
                   "the delta's base " + scan_.ids[i].hex() + " is not in the pack; " + std::to_string(waiting) +
                       (waiting == 1 ? " object needs it" : " objects need it"),
                   pack_place(entry.offset)});
    ref_children_.erase(found);
  }
}

}  // namespace hindsight::git
