#include "pack_repository.hpp"

#include <sys/stat.h>

#include <cstdio>
#include <utility>
#include <vector>

#include "hindsight/git/bundle.hpp"
#include "hindsight/git/pack_index_file.hpp"
#include "hindsight/git/pack_reader.hpp"

namespace hindsight::bench {
namespace {

/// The objects of one pack, without names.
class PackRepository final : public git::Repository {
 public:
  PackRepository(ByteBuffer pack, git::PackIndex index, std::string name)
      : pack_(std::move(pack)), reader_(pack_, std::move(index), std::move(name)) {}

  std::string_view kind() const override { return "repository"; }
  const std::vector<git::Ref>& refs() const override { return refs_; }
  Result<git::Object> read(const git::ObjectId& id) override {
    HINDSIGHT_TRY(const git::SharedObject object, reader_.read_verified(id));
    return git::Object(*object);
  }
  Result<git::SharedObject> share(const git::ObjectId& id) override { return reader_.read(id); }
  Result<git::SharedTree> tree(const git::ObjectId& id) override { return reader_.tree(id); }
  bool contains(const git::ObjectId& id) const override { return !reader_.index().find(id).empty(); }
  std::size_t object_count() const override { return reader_.index().size(); }
  std::vector<git::ObjectId> object_ids() const override { return reader_.index().ids(); }
  const std::vector<Error>& problems() const override { return problems_; }
  Result<bool> prepare(std::size_t) override { return true; }
  double prepared() const override { return 1; }

 private:
  ByteBuffer pack_;
  git::PackReader reader_;
  std::vector<git::Ref> refs_;
  std::vector<Error> problems_;
};

Result<ByteBuffer> read_file(const std::string& path) {
  const Error error{ErrorCode::not_found, "the file cannot be read", path};
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return error;
  struct stat status {};
  ByteBuffer bytes(fstat(fileno(file), &status) == 0 ? std::size_t(status.st_size) : 0);
  const bool is_whole = std::fread(bytes.data(), 1, bytes.size(), file) == bytes.size();
  std::fclose(file);
  if (!is_whole) return error;
  return bytes;
}

}  // namespace

Result<std::unique_ptr<git::Repository>> open_file(const std::string& path) {
  constexpr std::string_view kPackEnding = ".pack";
  HINDSIGHT_TRY(ByteBuffer bytes, read_file(path));
  if (!path.ends_with(kPackEnding)) {
    HINDSIGHT_TRY(auto bundle, git::open_bundle(std::move(bytes), path));
    HINDSIGHT_TRY(const Done done, git::prepare_fully(*bundle));
    (void)done;
    return bundle;
  }
  HINDSIGHT_TRY(const ByteBuffer idx, read_file(path.substr(0, path.size() - kPackEnding.size()) + ".idx"));
  HINDSIGHT_TRY(git::PackIndex index, git::parse_pack_index(idx, bytes.size()));
  return std::unique_ptr<git::Repository>(std::make_unique<PackRepository>(std::move(bytes), std::move(index), path));
}

}  // namespace hindsight::bench
