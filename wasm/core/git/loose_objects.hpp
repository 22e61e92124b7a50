#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hindsight/git/loose_object.hpp"
#include "hindsight/git/pack_reader.hpp"

namespace hindsight::git {

/// Objects in files of their own. Each is verified when it is first read; one that is not what its name says becomes a
/// problem and is there no more.
class LooseObjects {
 public:
  /// `place` names the file, for problems.
  void add(const ObjectId& id, std::string place, ByteBuffer file);

  [[nodiscard]] bool contains(const ObjectId& id) const;
  Result<SharedObject> read(const ObjectId& id);
  [[nodiscard]] std::vector<ObjectId> ids() const;

  /// Reads what has not been read yet; true at the end.
  bool verify(std::size_t budget_bytes);
  [[nodiscard]] std::size_t size_bytes() const { return bytes_; }
  [[nodiscard]] std::size_t verified_bytes() const { return verified_bytes_; }

  [[nodiscard]] std::vector<Error> take_problems() { return std::exchange(problems_, {}); }

 private:
  enum class State { unknown, good, bad };
  struct File {
    ObjectId id;
    std::string place;
    ByteBuffer bytes;
    State state = State::unknown;
  };

  Result<SharedObject> open(std::uint32_t index);
  Result<Object> parse(File& file);

  std::vector<File> files_;
  std::unordered_multimap<ObjectId, std::uint32_t, ObjectIdHash> by_id_;
  Inflater inflater_;
  ObjectCache cache_{PackLimits{}.base_cache_bytes};
  std::size_t bytes_ = 0;
  std::size_t verified_bytes_ = 0;
  std::size_t next_unverified_ = 0;
  std::vector<Error> problems_;
};

}  // namespace hindsight::git
