#include "object_files.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "hindsight/base/sha1.hpp"
#include "hindsight/base/text.hpp"
#include "ref_name.hpp"

namespace hindsight::git {
namespace {

constexpr int kDeepestAlternate = 5;  // as in Git
constexpr std::size_t kMostLooseFiles = 100'000;
constexpr std::size_t kFanOutDigits = 2;
constexpr std::size_t kFileDigits = 38;

bool is_id_digits(std::string_view name) { return name.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

bool is_pack_name(std::string_view name) {
  return name.ends_with(".pack") && name.size() > std::string_view(".pack").size() && name.find_first_of("/\\") == std::string_view::npos &&
         !name.starts_with('.');
}

std::string with_extension(std::string_view pack, std::string_view extension) {
  return std::string(pack.substr(0, pack.rfind('.'))) + std::string(extension);
}

/// Those files begin with a signature and end with the checksum of what stands before it.
bool is_sound(Bytes file, std::string_view signature) {
  constexpr std::size_t kChecksumSize = sizeof(ObjectId::bytes);
  if (file.size() < signature.size() + kChecksumSize || as_text(file.first(signature.size())) != signature) return false;
  const Bytes content = file.first(file.size() - kChecksumSize);
  const Sha1::Digest computed = Sha1().update(content).finish();
  return std::memcmp(computed.data(), file.data() + content.size(), kChecksumSize) == 0;
}

}  // namespace

ObjectFiles::ObjectFiles(FileRequests& requests, ObjectStore& store, FileReporter reporter)
    : requests_(requests), store_(store), reporter_(std::move(reporter)) {}

void ObjectFiles::problem(ErrorCode code, std::string message, const std::string& path) {
  reporter_.problem({code, std::move(message), reporter_.place(path)});
}

/// What is not there need not be reported; what is there and could not be had must be.
void ObjectFiles::unreadable(Error error, const std::string& path) {
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::unsupported) return;
  problem(error.code, std::move(error.message), path);
}

void ObjectFiles::open(std::string folder) { open(std::move(folder), 0); }

void ObjectFiles::open(std::string folder, int depth) {
  if (std::find(folders_.begin(), folders_.end(), folder) != folders_.end()) return;
  folders_.push_back(folder);
  requests_.ask_names(folder, [=, this](FileAnswer answer) {
    if (answer) return list_objects(folder, std::move(answer));
    if (answer.error().code == ErrorCode::unsupported) {
      can_list_ = false;
      requests_.ask_content(folder + "/info/packs", [=, this](FileAnswer packs) { read_pack_list(folder, depth, std::move(packs)); });
      return;
    }
    if (depth > 0) return lose_alternate(folder, answer.error());
    problem(answer.error().code, "the objects cannot be listed: " + answer.error().message, folder);
  });
  requests_.ask_content(folder + "/info/alternates", [=, this](FileAnswer answer) { read_alternates(folder, depth, std::move(answer)); });
}

void ObjectFiles::lose_alternate(const std::string& folder, const Error& error) {
  if (lost_alternate_.empty()) lost_alternate_ = folder;
  problem(ErrorCode::not_found, "the repository borrows objects from here, which cannot be reached: " + error.message, folder);
}

void ObjectFiles::list_objects(const std::string& folder, FileAnswer answer) {
  const FolderNames names = parse_names(*answer);
  for (const std::string& name : names.folders) {
    if (name.size() == kFanOutDigits && is_id_digits(name)) {
      requests_.ask_names(folder + "/" + name, [=, this](FileAnswer files) { list_fan_out(folder, name, std::move(files)); });
    } else if (name == "pack") {
      requests_.ask_names(folder + "/pack", [=, this](FileAnswer files) { list_packs(folder + "/pack", std::move(files)); });
    } else if (name == "info") {
      requests_.ask_names(folder + "/info", [=, this](FileAnswer files) {
        if (files) check_info(folder + "/info", parse_names(*files));
      });
    }
  }
}

void ObjectFiles::list_fan_out(const std::string& folder, const std::string& digits, FileAnswer answer) {
  if (!answer) return unreadable(std::move(answer).error(), folder + "/" + digits);
  for (const std::string& name : parse_names(*answer).files) {
    if (name.size() != kFileDigits || !is_id_digits(name)) continue;  // git leaves tmp_obj_… behind
    if (++loose_files_ > kMostLooseFiles) {
      if (loose_files_ == kMostLooseFiles + 1) {
        problem(ErrorCode::limit, "there are more than " + std::to_string(kMostLooseFiles) + " loose objects; the rest is not read. `git gc` packs them", folder);
      }
      return;
    }
    ask_for_loose(folder + "/" + digits + "/" + name, *ObjectId::from_hex(digits + name));
  }
}

void ObjectFiles::ask_for_loose(const std::string& path, const ObjectId& id) {
  requests_.ask_content(path, [=, this](FileAnswer answer) {
    if (!answer) return unreadable(std::move(answer).error(), path);
    store_.loose().add(id, reporter_.place(path), std::move(answer).value());
  });
}

void ObjectFiles::list_packs(const std::string& folder, FileAnswer answer) {
  if (!answer) return unreadable(std::move(answer).error(), folder);
  const std::vector<std::string> names = parse_names(*answer).files;
  const auto has = [&](const std::string& name) { return std::binary_search(names.begin(), names.end(), name); };
  for (const std::string& name : names) {
    if (!is_pack_name(name)) continue;
    // What nothing leads to any more is in packs with .mtimes: they are fetched only when something asks for them.
    const bool has_index = has(with_extension(name, ".idx"));
    add_pack(folder + "/" + name, has_index, !has_index || !has(with_extension(name, ".mtimes")));
    if (has(with_extension(name, ".promisor"))) has_promisor_packs_ = true;
  }
  if (has("multi-pack-index")) check_extra_index(folder + "/multi-pack-index", "MIDX");
}

void ObjectFiles::check_info(const std::string& folder, const FolderNames& names) {
  for (const std::string& name : names.files) {
    if (name == "commit-graph") check_extra_index(folder + "/" + name, "CGPH");
  }
  for (const std::string& name : names.folders) {
    if (name != "commit-graphs") continue;
    const std::string chain = folder + "/" + name;
    requests_.ask_names(chain, [=, this](FileAnswer files) {
      if (!files) return;
      for (const std::string& file : parse_names(*files).files) {
        if (file.ends_with(".graph")) check_extra_index(chain + "/" + file, "CGPH");
      }
    });
  }
}

/// Nothing is read by them, but a damaged one tells that something happened to the repository.
void ObjectFiles::check_extra_index(const std::string& path, std::string_view signature) {
  requests_.ask_content(path, [=, this](FileAnswer answer) {
    if (answer && is_sound(*answer, signature)) return;
    if (!answer) return unreadable(std::move(answer).error(), path);
    const char* what = signature == "MIDX" ? "the index of several packs" : "the commit graph";
    problem(ErrorCode::malformed, std::string(what) + " is damaged; it is not needed and was passed over", path);
  });
}

void ObjectFiles::read_pack_list(const std::string& folder, int depth, FileAnswer answer) {
  const std::string path = folder + "/info/packs";
  if (!answer) {
    if (depth > 0) return lose_alternate(folder, answer.error());
    return problem(answer.error().code, "the list of packs cannot be read (" + answer.error().message + "); `git update-server-info` makes it", path);
  }
  for (std::string_view line : text::split_lines(as_text(*answer))) {
    if (!line.starts_with("P ")) continue;
    line = text::trim(line.substr(2));
    if (!is_pack_name(line)) {
      problem(ErrorCode::malformed, quoted(line) + " is no name of a pack", path);
      continue;
    }
    add_pack(folder + "/pack/" + std::string(line), true, false);
  }
}

void ObjectFiles::read_alternates(const std::string& folder, int depth, FileAnswer answer) {
  const std::string path = folder + "/info/alternates";
  if (!answer) return unreadable(std::move(answer).error(), path);
  for (const std::string_view line : text::split_lines(as_text(*answer))) {
    if (line.empty() || line[0] == '#') continue;
    if (depth >= kDeepestAlternate) {
      problem(ErrorCode::limit, "repositories borrow objects from one another more than 5 deep; " + quoted(line) + " is passed over", path);
      continue;
    }
    open(resolve_path(folder, line), depth + 1);
  }
}

void ObjectFiles::add_pack(const std::string& path, bool has_index, bool is_wanted) {
  packs_.push_back(std::make_unique<PackFile>(PackFile{&store_.add_pack(reporter_.place(path)), path, false}));
  PackFile& file = *packs_.back();
  if (has_index) {
    const std::string idx = with_extension(path, ".idx");
    requests_.ask_content(idx, [this, idx, &file](FileAnswer answer) {
      if (answer) {
        file.pack->supply_index(*answer, reporter_.place(idx));
      } else {
        file.pack->lack_index(Error{answer.error().code, "the pack's index cannot be read (" + answer.error().message + "); it is made anew from the pack",
                                    reporter_.place(idx)});
      }
      if (!file.pack->has_index()) ask_for_bytes(file);
    });
  } else {
    file.pack->lack_index(Error{ErrorCode::not_found, "the pack has no index; one is made from the pack", reporter_.place(path)});
  }
  if (is_wanted) ask_for_bytes(file);
}

void ObjectFiles::ask_for_bytes(PackFile& file) {
  if (std::exchange(file.is_asked_for, true)) return;
  requests_.ask_content(file.path, [this, &file](FileAnswer answer) {
    if (answer) return file.pack->supply_bytes(std::move(answer).value());
    file.pack->lack_bytes({answer.error().code, "the pack cannot be read: " + answer.error().message, reporter_.place(file.path)});
  });
}

ObjectFiles::Presence ObjectFiles::bring(const ObjectId& id) {
  if (store_.is_at_hand(id)) return Presence::at_hand;
  for (const auto& file : packs_) {
    if (file->pack->is_lost() || !file->pack->contains(id)) continue;
    ask_for_bytes(*file);
    return Presence::coming;
  }
  if (can_list_) return Presence::absent;
  Search& search = searches_[id];
  if (!search.is_waiting) search_on(id);
  return search.is_waiting ? Presence::coming : Presence::absent;
}

/// Asks the next object directory for it, of those whose file of that name has not been seen.
void ObjectFiles::search_on(const ObjectId& id) {
  Search& search = searches_[id];
  search.is_waiting = false;
  while (!search.is_waiting && search.next_folder < folders_.size()) {
    const std::string path = folders_[search.next_folder++] + "/" + loose_object_path(id);
    search.is_waiting = requests_.ask_content(path, [=, this](FileAnswer answer) {
      if (answer) {
        store_.loose().add(id, reporter_.place(path), std::move(answer).value());
        searches_[id].is_waiting = false;
        return;
      }
      unreadable(std::move(answer).error(), path);
      search_on(id);
    });
  }
}

}  // namespace hindsight::git
