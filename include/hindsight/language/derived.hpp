#pragma once

#include "hindsight/language/data.hpp"

namespace hindsight::language {

/// What is made of the files of all languages, and made anew once there are others. The value stays in its place: a reference to it
/// holds for good, one into it until the next get() after an add().
template <class Value>
class Derived {
 public:
  using Make = Value (*)();
  explicit Derived(Make make) : make_(make), value_(make()), generation_(generation()) {}

  const Value& get() {
    if (generation_ != generation()) {
      value_ = make_();
      generation_ = generation();
    }
    return value_;
  }

 private:
  Make make_;
  Value value_;
  unsigned generation_;
};

}  // namespace hindsight::language
