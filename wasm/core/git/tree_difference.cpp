#include "tree_difference.hpp"

#include <algorithm>

#include "common_bytes.hpp"
#include "entry_block.hpp"

namespace hindsight::git {

Bytes TreeDifference::Cursor::bytes_left_in_run() const {
  const std::uint32_t start = block().start(index_);
  return block().bytes().subspan(start, block().start(run_->last) - start);
}

std::uint32_t TreeDifference::Cursor::entries_within(std::size_t bytes) const {
  return std::uint32_t(block().find(index_, run_->last, block().start(index_) + bytes)) - index_;
}

void TreeDifference::Cursor::advance(std::uint32_t entries) {
  index_ += entries;
  if (index_ != run_->last) return;
  ++run_;
  enter();
}

bool TreeDifference::next() {
  skip_equal();
  if (a_.at_end() && b_.at_end()) return false;
  if (!a_.at_end()) a_entry_ = a_.block().entry(a_.index());
  if (!b_.at_end()) b_entry_ = b_.block().entry(b_.index());
  const int order = a_.at_end() ? 1 : b_.at_end() ? -1 : compare_entries(a_entry_, b_entry_);
  has_a_ = order <= 0;
  has_b_ = order >= 0;
  if (has_a_) a_.advance(1);
  if (has_b_) b_.advance(1);
  return true;
}

void TreeDifference::skip_equal() {
  while (!a_.at_end() && !b_.at_end()) {
    std::uint32_t equal = 0;
    if (&a_.block() == &b_.block() && a_.index() == b_.index()) {
      equal = std::min(a_.left_in_run(), b_.left_in_run());
    } else {
      equal = a_.entries_within(common_prefix(a_.bytes_left_in_run(), b_.bytes_left_in_run()));
    }
    if (equal == 0) return;
    a_.advance(equal);
    b_.advance(equal);
  }
}

}  // namespace hindsight::git
