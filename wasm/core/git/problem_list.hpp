#pragma once

#include <string>
#include <utility>
#include <vector>

#include "hindsight/base/result.hpp"

namespace hindsight::git {

/// Problems of one file, with its name put before each place. A hostile file may have millions: only the first are listed.
class ProblemList {
 public:
  ProblemList(std::string name, std::size_t most) : name_(std::move(name)), most_(most) {}

  void add(Error error) {
    if (problems_.size() >= most_) {
      ++unlisted_;
      return;
    }
    error.where = error.where.empty() ? name_ : name_ + ", " + error.where;
    problems_.push_back(std::move(error));
  }

  [[nodiscard]] std::vector<Error> take() {
    if (unlisted_ != 0) {
      problems_.push_back({ErrorCode::limit, std::to_string(unlisted_) + " further problems are not listed", name_});
      unlisted_ = 0;
    }
    return std::exchange(problems_, {});
  }

 private:
  std::string name_;
  std::size_t most_;
  std::size_t unlisted_ = 0;
  std::vector<Error> problems_;
};

}  // namespace hindsight::git
