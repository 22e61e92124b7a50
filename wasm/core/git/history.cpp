#include "hindsight/git/history.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "hindsight/base/problems.hpp"
#include "tree_comparer.hpp"
#include "tree_path.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kMostVersions = 1'000'000;

}  // namespace

struct HistoryWalk::State {
  enum class Phase { loading, comparing, ended };
  struct Node {
    ObjectId id;
    ObjectId tree;
    ObjectId folder;  ///< the folder's tree; all zeros where there is none
    SharedObject object;  ///< of the commit, as long as that is affordable
    std::int64_t seconds = 0;
    std::vector<std::uint32_t> parents;  ///< those that are there
    std::vector<std::uint32_t> children;
    std::uint32_t waiting_for = 0;  ///< parents that have not been compared
  };

  State(Repository& repository_, const ObjectId& tip, std::string folder_)
      : repository(repository_), folder_text(std::move(folder_)), components(path_components(folder_text)), comparer(repository_, history.problems) {
    for (const std::string_view component : components) folder += (folder.empty() ? "" : "/") + std::string(component);
    load_tip(tip);
  }

  Repository& repository;
  std::string folder_text;
  std::vector<std::string_view> components;  ///< views into folder_text
  std::string folder;
  History history;
  TreeComparer comparer;
  Phase phase = Phase::loading;

  std::vector<Node> nodes;
  std::vector<std::pair<std::uint32_t, ObjectId>> awaited;  ///< a child and the parent it names
  std::unordered_map<ObjectId, std::uint32_t, ObjectIdHash> node_of;
  std::unordered_map<ObjectId, ObjectId, ObjectIdHash> folder_of_root;
  std::vector<std::uint32_t> ready;  ///< a heap
  std::size_t kept_bytes = 0;
  std::size_t compared = 0;
  std::size_t path_bytes = 0;
  bool is_full = false;

  void problem(Error error) {
    list_problem(history.problems, std::move(error));
  }

  void load_tip(const ObjectId& tip) {
    const auto commit = read_commit(repository, tip);
    if (!commit) return problem(commit.error());
    add_node(commit->id, {commit->tree, commit->parents, commit->committer.seconds}, nullptr);
  }

  std::uint32_t add_node(const ObjectId& id, const CommitLinks& links, SharedObject object) {
    constexpr std::size_t kMostKeptBytes = std::size_t(16) << 20;
    if (object) kept_bytes += object->data.size();
    if (kept_bytes > kMostKeptBytes) object = nullptr;
    const std::uint32_t index = std::uint32_t(nodes.size());
    nodes.push_back({id, links.tree, kNoObject, std::move(object), links.committer_seconds, {}, {}, 0});
    node_of.emplace(id, index);
    for (auto parent = links.parents.rbegin(); parent != links.parents.rend(); ++parent) awaited.push_back({index, *parent});
    return index;
  }

  void load_next() {
    const auto [child, parent] = awaited.back();
    awaited.pop_back();
    const auto known = node_of.find(parent);
    if (known != node_of.end()) return link(child, known->second);
    const auto object = repository.share(parent);
    if (!object) return cut(child, object.error());
    if ((*object)->kind != ObjectKind::commit) return cut(child, {ErrorCode::malformed, "a commit was expected", parent.hex()});
    const auto links = parse_commit_links(parent, (*object)->data);
    if (!links) return cut(child, links.error());
    link(child, add_node(parent, *links, *object));
  }

  void link(std::uint32_t child, std::uint32_t parent) {
    nodes[child].parents.push_back(parent);
    nodes[parent].children.push_back(child);
  }

  void cut(std::uint32_t child, Error error) {
    error.message = "the history is cut before " + nodes[child].id.hex() + ": " + error.message;
    problem(std::move(error));
  }

  void begin_comparing() {
    phase = Phase::comparing;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      nodes[i].waiting_for = std::uint32_t(nodes[i].parents.size());
      if (nodes[i].waiting_for == 0) make_ready(i);
    }
  }

  bool is_later(std::uint32_t a, std::uint32_t b) const {
    return nodes[a].seconds != nodes[b].seconds ? nodes[a].seconds > nodes[b].seconds : nodes[a].id > nodes[b].id;
  }

  void make_ready(std::uint32_t node) {
    ready.push_back(node);
    std::push_heap(ready.begin(), ready.end(), [this](std::uint32_t a, std::uint32_t b) { return is_later(a, b); });
  }

  /// The earliest of the commits whose parents have been compared.
  std::uint32_t take_ready() {
    std::pop_heap(ready.begin(), ready.end(), [this](std::uint32_t a, std::uint32_t b) { return is_later(a, b); });
    const std::uint32_t node = ready.back();
    ready.pop_back();
    return node;
  }

  Result<ObjectId> folder_tree(const ObjectId& root) {
    if (components.empty()) return root;
    const auto known = folder_of_root.find(root);
    if (known != folder_of_root.end()) return known->second;
    HINDSIGHT_TRY(const auto found, find_at_path(repository, root, components));
    const ObjectId tree = found && found->is_tree() ? found->id : kNoObject;
    folder_of_root.emplace(root, tree);
    return tree;
  }

  void compare_next() {
    const std::uint32_t index = take_ready();
    compare(nodes[index]);
    nodes[index].object = nullptr;
    ++compared;
    for (const std::uint32_t child : nodes[index].children) {
      if (--nodes[child].waiting_for == 0) make_ready(child);
    }
  }

  void compare(Node& node) {
    const ObjectId before = node.parents.empty() ? kNoObject : nodes[node.parents.front()].folder;
    auto tree = folder_tree(node.tree);
    if (!tree) comparer.report(tree.error());
    node.folder = tree ? *tree : before;
    for (const std::uint32_t parent : node.parents) {
      if (nodes[parent].folder == node.folder) return;
    }
    // What cannot be opened counts as unchanged, so that the next commit is compared with the last good one.
    if (node.folder != kNoObject && !comparer.can_open(node.folder)) {
      node.folder = before;
      return;
    }
    if (!is_full) add_versions(node, changes_of(node, before));
  }

  /// What differs from every parent. A hostile commit names the same one a million times.
  std::vector<Change> changes_of(const Node& node, const ObjectId& before) {
    std::vector<Change> changes = comparer.compare(before, node.folder, folder);
    if (node.parents.size() < 2) return changes;
    std::unordered_set<ObjectId, ObjectIdHash> compared_with{before};
    for (std::size_t i = 1; i < node.parents.size() && !changes.empty(); ++i) {
      const ObjectId& parent_folder = nodes[node.parents[i]].folder;
      if (!compared_with.insert(parent_folder).second) continue;
      const std::vector<Change> other = comparer.compare(parent_folder, node.folder, folder);
      const auto is_same_as_in_other = [&](const Change& change) {
        const auto at = std::lower_bound(other.begin(), other.end(), change, [](const Change& a, const Change& b) { return a.path < b.path; });
        return at == other.end() || at->path != change.path;
      };
      changes.erase(std::remove_if(changes.begin(), changes.end(), is_same_as_in_other), changes.end());
    }
    return changes;
  }

  void add_versions(const Node& node, std::vector<Change> changes) {
    if (changes.empty()) return;
    auto commit = node.object ? parse_commit(node.id, node.object->data) : read_commit(repository, node.id);
    if (!commit) return problem(std::move(commit).error());
    const std::size_t index = history.commits.size();
    history.commits.push_back(std::move(commit).value());
    for (Change& change : changes) {
      path_bytes += change.path.size();
      is_full = history.versions.size() >= kMostVersions || path_bytes > kMostPathBytes;
      if (is_full) return problem({ErrorCode::limit, "the history has more than " + std::to_string(history.versions.size()) + " versions; later ones are not listed", ""});
      history.versions.push_back({std::move(change.path), change.blob, index, change.before});
    }
  }
};

HistoryWalk::HistoryWalk(Repository& repository, const ObjectId& tip, std::string folder)
    : state_(std::make_unique<State>(repository, tip, std::move(folder))) {}
HistoryWalk::~HistoryWalk() = default;
HistoryWalk::HistoryWalk(HistoryWalk&&) noexcept = default;

bool HistoryWalk::step(std::size_t max_commits) {
  State& state = *state_;
  for (std::size_t done = 0; done < max_commits && state.phase != State::Phase::ended; ++done) {
    if (state.phase == State::Phase::loading) {
      if (!state.awaited.empty()) {
        state.load_next();
        continue;
      }
      state.begin_comparing();
    }
    if (!state.ready.empty()) {
      state.compare_next();
    } else {
      state.phase = State::Phase::ended;
    }
  }
  return state.phase == State::Phase::ended;
}

double HistoryWalk::progress() const {
  constexpr double kLoadingShare = 0.2;
  switch (state_->phase) {
    case State::Phase::loading: {
      const double known = double(state_->nodes.size() + state_->awaited.size());
      return known == 0 ? 0 : kLoadingShare * double(state_->nodes.size()) / known / 2;
    }
    case State::Phase::comparing: return kLoadingShare + (1 - kLoadingShare) * double(state_->compared) / double(state_->nodes.size() + 1);
    case State::Phase::ended: return 1;
  }
  return 1;
}

History HistoryWalk::take() { return std::move(state_->history); }

}  // namespace hindsight::git
