#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "file_requests.hpp"
#include "object_store.hpp"

namespace hindsight::git {

/// Finds and brings what object directories hold (https://git-scm.com/docs/gitrepository-layout, objects/), their
/// alternates included.
///
/// Where names can be listed, all packs and loose objects are brought. Where they cannot (a web server), packs are found by
/// objects/info/packs; the bytes of a pack and loose objects are brought when they are needed.
class ObjectFiles {
 public:
  ObjectFiles(FileRequests& requests, ObjectStore& store, FileReporter reporter);

  /// Asks for what the folder ("objects") holds; further requests follow from the answers.
  void open(std::string folder);

  /// Whether names can be listed; known when the first answers are there.
  [[nodiscard]] bool can_list() const { return can_list_; }
  [[nodiscard]] bool has_promisor_packs() const { return has_promisor_packs_; }

  /// A folder that objects are borrowed from and that cannot be reached; "" where there is none.
  [[nodiscard]] const std::string& lost_alternate() const { return lost_alternate_; }

  enum class Presence { at_hand, coming, absent };
  /// Asks for the object's bytes unless they are at hand, or are known not to be there.
  Presence bring(const ObjectId& id);

 private:
  struct PackFile {
    StoredPack* pack = nullptr;
    std::string path;
    bool is_asked_for = false;
  };
  struct Search {
    std::size_t next_folder = 0;
    bool is_waiting = false;
  };

  void open(std::string folder, int depth);
  void list_objects(const std::string& folder, FileAnswer answer);
  void list_fan_out(const std::string& folder, const std::string& digits, FileAnswer answer);
  void list_packs(const std::string& folder, FileAnswer answer);
  void read_pack_list(const std::string& folder, int depth, FileAnswer answer);
  void read_alternates(const std::string& folder, int depth, FileAnswer answer);
  void lose_alternate(const std::string& folder, const Error& error);
  void check_info(const std::string& folder, const FolderNames& names);
  void check_extra_index(const std::string& path, std::string_view signature);
  void add_pack(const std::string& path, bool has_index, bool is_wanted);
  void ask_for_bytes(PackFile& file);
  void ask_for_loose(const std::string& path, const ObjectId& id);
  void search_on(const ObjectId& id);
  void problem(ErrorCode code, std::string message, const std::string& path);
  void unreadable(Error error, const std::string& path);

  FileRequests& requests_;
  ObjectStore& store_;
  FileReporter reporter_;
  std::vector<std::string> folders_;
  std::vector<std::unique_ptr<PackFile>> packs_;
  std::unordered_map<ObjectId, Search, ObjectIdHash> searches_;
  std::string lost_alternate_;
  std::size_t loose_files_ = 0;
  bool can_list_ = true;
  bool has_promisor_packs_ = false;
};

}  // namespace hindsight::git
