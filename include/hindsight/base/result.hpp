#pragma once

#include <string>
#include <utility>
#include <variant>

namespace hindsight {

enum class ErrorCode {
  not_found,    ///< a named object, file or revision does not exist here
  malformed,    ///< the bytes break their format
  truncated,    ///< the bytes end too early
  mismatch,     ///< a hash or a stated size disagrees with the content
  unsupported,  ///< well formed, but a kind that is not read
  limit,        ///< a budget (bytes, depth, count) would be exceeded
  usage,        ///< the caller asked for something that makes no sense
};

/// Why something could not be read. `where` names the file, object id, line or offset.
struct Error {
  ErrorCode code = ErrorCode::malformed;
  std::string message;
  std::string where;

  /// "where: message", or the message alone when there is no place to name.
  [[nodiscard]] std::string text() const { return where.empty() ? message : where + ": " + message; }
};

/// A value or the reason why there is none. Taking the value of a failed result traps.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & { return *checked(); }
  [[nodiscard]] const T& value() const& { return *const_cast<Result*>(this)->checked(); }
  [[nodiscard]] T value() && { return std::move(*checked()); }
  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
  [[nodiscard]] Error error() && { return std::get<1>(std::move(state_)); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return checked(); }
  const T* operator->() const { return const_cast<Result*>(this)->checked(); }

 private:
  T* checked() {
    if (T* held = std::get_if<0>(&state_)) return held;
    __builtin_trap();
  }

  std::variant<T, Error> state_;
};

/// Success without a value.
struct Done {};
using Status = Result<Done>;

}  // namespace hindsight

#define HINDSIGHT_CONCAT_INNER(a, b) a##b
#define HINDSIGHT_CONCAT(a, b) HINDSIGHT_CONCAT_INNER(a, b)

/// `HINDSIGHT_TRY(auto x, expression);` binds the value or returns the error from the enclosing function.
#define HINDSIGHT_TRY(declaration, ...)                                          \
  auto HINDSIGHT_CONCAT(result_, __LINE__) = (__VA_ARGS__);                      \
  if (!HINDSIGHT_CONCAT(result_, __LINE__).ok())                                 \
    return std::move(HINDSIGHT_CONCAT(result_, __LINE__)).error();               \
  declaration = std::move(HINDSIGHT_CONCAT(result_, __LINE__)).value()
