#include "bundle_header.hpp"

#include <unordered_set>

#include "hindsight/base/problems.hpp"
#include "hindsight/base/text.hpp"
#include "ref_name.hpp"

namespace hindsight::git {
namespace {

constexpr std::string_view kVersion2 = "# v2 git bundle\n";
constexpr std::string_view kVersion3 = "# v3 git bundle\n";
constexpr std::size_t kShownBytes = 80;

/// `git bundle create --all` lists these where the repository has several work trees; git clone passes them over as well.
bool is_head_of_other_work_tree(std::string_view name) {
  return name == "main-worktree/HEAD" || (name.starts_with("worktrees/") && name.ends_with("/HEAD"));
}

class HeaderParser {
 public:
  explicit HeaderParser(Bytes bundle) : text_(as_text(bundle)) {}

  Result<BundleHeader> parse() {
    if (auto signature = take_signature(); !signature) return std::move(signature).error();
    for (;;) {
      if (text_.substr(at_, 4) == "PACK") {
        problem(ErrorCode::malformed, "the blank line before the pack is missing");
        break;
      }
      const std::size_t end = text_.find('\n', at_);
      if (end == std::string_view::npos) return error(ErrorCode::truncated, "the bundle ends within its header");
      const std::string_view line = text_.substr(at_, end - at_);
      ++line_number_;
      at_ = end + 1;
      if (line.empty()) break;
      if (auto taken = take_line(line); !taken) return std::move(taken).error();
    }
    header_.pack_offset = at_;
    return std::move(header_);
  }

 private:
  Error error(ErrorCode code, std::string message) const { return {code, std::move(message), "line " + std::to_string(line_number_)}; }
  void problem(ErrorCode code, std::string message) {
    list_problem(header_.problems, error(code, std::move(message)));
  }

  Status take_signature() {
    if (text_.empty()) return Error{ErrorCode::truncated, "the file is empty", ""};
    is_version_3_ = text_.substr(0, kVersion3.size()) == kVersion3;
    if (!is_version_3_ && text_.substr(0, kVersion2.size()) != kVersion2) {
      return error(ErrorCode::malformed, "this is no Git bundle: it does not begin with \"# v2 git bundle\" or \"# v3 git bundle\"");
    }
    at_ = kVersion2.size();
    return Done{};
  }

  Status take_line(std::string_view line) {
    if (line[0] == '@' && is_version_3_) return take_capability(line.substr(1));
    if (line[0] == '-') {
      take_prerequisite(line.substr(1));
    } else {
      take_ref(line);
    }
    return Done{};
  }

  Status take_capability(std::string_view capability) {
    constexpr std::string_view kObjectFormat = "object-format=", kFilter = "filter=";
    if (capability.substr(0, kFilter.size()) == kFilter) {
      header_.filter = text::make_visible(capability.substr(kFilter.size(), kShownBytes));
      return Done{};
    }
    if (capability.substr(0, kObjectFormat.size()) == kObjectFormat) {
      const std::string_view format = capability.substr(kObjectFormat.size());
      if (format == "sha1") return Done{};
      return error(ErrorCode::unsupported, "the object format " + quoted(format) + " is not supported, only sha1 is");
    }
    return error(ErrorCode::unsupported, "the bundle needs the unknown capability " + quoted(capability));
  }

  void take_prerequisite(std::string_view line) {
    const auto id = ObjectId::from_hex(line.substr(0, ObjectId::kDigits));
    if (!id) return problem(ErrorCode::malformed, "the prerequisite " + quoted(line) + " is no object id");
    const std::string_view comment = text::trim(line.substr(ObjectId::kDigits));
    header_.prerequisites.push_back({*id, text::make_visible(comment.substr(0, kShownBytes))});
  }

  void take_ref(std::string_view line) {
    const std::size_t blank = line.find(' ');
    const auto id = ObjectId::from_hex(line.substr(0, blank));
    if (blank == kSha256Digits) return problem(ErrorCode::unsupported, "the reference " + quoted(line) + " has a SHA-256 id, which is not supported");
    if (!id || blank == std::string_view::npos) return problem(ErrorCode::malformed, "the line " + quoted(line) + " is no reference");
    const std::string_view name = line.substr(blank + 1);
    if (is_head_of_other_work_tree(name)) return;
    if (!is_sound_ref_name(name)) {
      return problem(ErrorCode::malformed, "the reference name " + quoted(name) + " is not allowed (" + std::to_string(name.size()) + " bytes)");
    }
    if (!names_.insert(name).second) return problem(ErrorCode::malformed, "the reference " + quoted(name) + " occurs twice; the first counts");
    header_.refs.push_back({std::string(name), *id});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_number_ = 1;
  bool is_version_3_ = false;
  std::unordered_set<std::string_view> names_;
  BundleHeader header_;
};

}  // namespace

Result<BundleHeader> parse_bundle_header(Bytes bundle) { return HeaderParser(bundle).parse(); }

}  // namespace hindsight::git
