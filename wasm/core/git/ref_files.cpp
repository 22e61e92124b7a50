#include "ref_files.hpp"

#include "ref_name.hpp"

namespace hindsight::git {
namespace {

constexpr int kDeepestFolder = 32;
constexpr std::size_t kMostFiles = 100'000;

}  // namespace

void RefFiles::unreadable(Error error, const std::string& path) {
  if (error.code == ErrorCode::not_found) return;
  error.where = reporter_.place(path);
  reporter_.problem(std::move(error));
}

void RefFiles::open(const std::string& common) {
  requests_.ask_content(common + "packed-refs", [=, this](FileAnswer answer) {
    if (answer) return table_.add_packed_refs(as_text(*answer), reporter_.place(common + "packed-refs"));
    unreadable(std::move(answer).error(), common + "packed-refs");
  });
  list(common, "refs", 0);
}

void RefFiles::list(const std::string& common, const std::string& name, int depth) {
  requests_.ask_names(common + name, [=, this](FileAnswer answer) {
    if (!answer && answer.error().code == ErrorCode::unsupported && depth == 0) {
      requests_.ask_content(common + "info/refs", [=, this](FileAnswer refs) {
        if (refs) return table_.add_info_refs(as_text(*refs), reporter_.place(common + "info/refs"));
        reporter_.problem({refs.error().code, "the list of references cannot be read (" + refs.error().message + "); `git update-server-info` makes it",
                           reporter_.place(common + "info/refs")});
      });
      return;
    }
    if (!answer) return unreadable(std::move(answer).error(), common + name);
    const FolderNames names = parse_names(*answer);
    for (const std::string& folder : names.folders) {
      if (depth < kDeepestFolder) list(common, name + "/" + folder, depth + 1);
    }
    for (const std::string& file : names.files) read_one(common, name + "/" + file);
  });
}

void RefFiles::read_one(const std::string& common, const std::string& name) {
  const std::string path = common + name;
  if (name.ends_with(".lock")) return;
  if (!is_sound_ref_name(name)) {
    return reporter_.problem({ErrorCode::malformed, "the reference name " + quoted(name) + " is not allowed (" + std::to_string(name.size()) + " bytes)", reporter_.place(common + "refs")});
  }
  if (++files_ > kMostFiles) {
    if (files_ == kMostFiles + 1) {
      reporter_.problem({ErrorCode::limit, "there are more than " + std::to_string(kMostFiles) + " references in files of their own; the rest is not read",
                         reporter_.place(common + "refs")});
    }
    return;
  }
  requests_.ask_content(path, [=, this](FileAnswer answer) {
    if (!answer) return unreadable(std::move(answer).error(), path);
    if (table_.add_file(name, as_text(*answer))) return;
    reporter_.problem({ErrorCode::malformed, "the reference holds neither an object id nor another reference's name: " + quoted(as_text(*answer)), reporter_.place(path)});
  });
}

}  // namespace hindsight::git
