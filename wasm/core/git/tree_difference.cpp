#include "tree_difference.hpp"

#include <algorithm>

#include "common_bytes.hpp"
#include "entry_block.hpp"

namespace hindsight::git {

Bytes TreeDifference::Cursor::bytes_left_in_run() const { return block().bytes(at_, run_->last); }

std::uint32_t TreeDifference::Cursor::whole_entries(std::size_t bytes) const { return block().entry_around(std::uint32_t(at_ + bytes)) - at_; }

std::uint32_t TreeDifference::Cursor::entry_size() const { return block().entry_end(at_) - at_; }

void TreeDifference::Cursor::advance(std::uint32_t bytes) {
  at_ += bytes;
  if (at_ != run_->last) return;
  ++run_;
  enter();
}

bool TreeDifference::next() {
  skip_equal();
  if (a_.at_end() && b_.at_end()) return false;
  if (!a_.at_end()) a_entry_ = a_.block().entry(a_.at());
  if (!b_.at_end()) b_entry_ = b_.block().entry(b_.at());
  const int order = a_.at_end() ? 1 : b_.at_end() ? -1 : compare_entries(a_entry_, b_entry_);
  has_a_ = order <= 0;
  has_b_ = order >= 0;
  if (has_a_) a_.advance(a_.entry_size());
  if (has_b_) b_.advance(b_.entry_size());
  return true;
}

void TreeDifference::skip_equal() {
  while (!a_.at_end() && !b_.at_end()) {
    std::uint32_t equal = 0;
    if (&a_.block() == &b_.block() && a_.at() == b_.at()) {
      equal = std::min(a_.left_in_run(), b_.left_in_run());
    } else {
      equal = a_.whole_entries(common_prefix(a_.bytes_left_in_run(), b_.bytes_left_in_run()));
    }
    if (equal == 0) return;
    a_.advance(equal);
    b_.advance(equal);
  }
}

}  // namespace hindsight::git
