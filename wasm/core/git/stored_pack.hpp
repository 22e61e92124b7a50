#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hindsight/git/pack_indexer.hpp"
#include "hindsight/git/pack_reader.hpp"
#include "problem_list.hpp"

namespace hindsight::git {

/// A pack and its index, each as it is supplied. Without an index that fits, one is made of the pack.
class StoredPack {
 public:
  /// `name` is the file's name, for messages; `elsewhere` finds what deltas are built on and this pack lacks.
  StoredPack(std::string name, BaseFinder elsewhere, PackLimits limits = {});

  /// An idx file that cannot be used is a problem, which says that the index is made anew.
  void supply_index(Bytes idx, const std::string& idx_name);
  /// There is none. `problem` says so; nothing where none is to be expected.
  void lack_index(std::optional<Error> problem);
  /// The pack begins at `pack_offset`.
  void supply_bytes(ByteBuffer bytes, std::size_t pack_offset = 0);
  /// The pack cannot be had: from now on it holds nothing.
  void lack_bytes(Error problem);

  /// Whether it is known what the pack holds, by its idx file or its own bytes.
  [[nodiscard]] bool has_index() const { return reader_ || (has_idx_ && !is_lost_); }
  [[nodiscard]] bool needs_indexing() const { return has_bytes_ && !reader_; }
  [[nodiscard]] bool is_readable() const { return reader_.has_value(); }
  [[nodiscard]] bool is_lost() const { return is_lost_; }

  [[nodiscard]] const PackIndex& index() const { return reader_ ? reader_->index() : index_; }
  [[nodiscard]] bool contains(const ObjectId& id) const { return !index().find(id).empty(); }
  /// On the word of the index. Only when it is readable.
  Result<SharedObject> read(const ObjectId& id) { return reader_->read(id); }
  Result<SharedObject> read_verified(const ObjectId& id) { return reader_->read_verified(id); }
  Result<SharedTree> tree(const ObjectId& id) { return reader_->tree(id); }

  /// Makes the index where one is needed; true when nothing is left to be done.
  bool prepare(std::size_t budget_bytes);
  [[nodiscard]] double prepared() const { return indexer_ ? indexer_->progress() : 1; }

  /// Hashes every object and puts what was found in the place of what the idx file said; true at the end.
  bool verify(std::size_t budget_bytes);
  [[nodiscard]] double verified() const;
  [[nodiscard]] std::size_t size_bytes() const { return pack().size(); }

  [[nodiscard]] std::vector<Error> take_problems() { return std::exchange(problems_, {}); }

 private:
  [[nodiscard]] Bytes pack() const { return Bytes(bytes_).subspan(pack_offset_); }
  [[nodiscard]] bool is_index_of_this_pack() const;
  void begin_indexing();
  void begin_reading(PackIndex index);
  void compare(const PackIndex& claimed, const PackIndex& found);

  std::string name_;
  BaseFinder elsewhere_;
  PackLimits limits_;
  ByteBuffer bytes_;
  std::size_t pack_offset_ = 0;
  bool has_bytes_ = false;
  bool is_lost_ = false;
  bool has_idx_ = false;
  std::string idx_name_;
  PackIndex index_;  ///< of the idx file, until there is a reader
  ObjectId stated_checksum_;
  std::optional<PackIndexer> indexer_;
  std::optional<PackReader> reader_;
  std::vector<Error> problems_;
};

}  // namespace hindsight::git
