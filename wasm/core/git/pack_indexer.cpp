#include "hindsight/git/pack_indexer.hpp"

#include <utility>

#include "delta_resolver.hpp"
#include "pack_scanner.hpp"
#include "problem_list.hpp"

namespace hindsight::git {

class PackIndexer::State {
 public:
  State(Bytes pack, std::string name, PackLimits limits, BaseFinder elsewhere)
      : pack_(pack), limits_(limits), elsewhere_(std::move(elsewhere)), problems_(std::move(name), limits.listed_problems), scanner_(pack_, limits_, problems_) {}

  bool step(std::size_t budget_bytes) {
    if (done_) return true;
    if (!resolver_) {
      if (!scanner_.step(budget_bytes)) return false;
      resolver_.emplace(pack_, scanner_.scan(), limits_, problems_, elsewhere_);
      return false;
    }
    done_ = resolver_->step(budget_bytes);
    return done_;
  }

  double progress() const {
    // Rebuilding takes far longer than reading where a pack has many deltas.
    constexpr double kScanShare = 0.25;
    return kScanShare * scanner_.progress() + (1 - kScanShare) * (resolver_ ? resolver_->progress() : 0);
  }

  PackIndex take_index() {
    PackScan scan = std::exchange(scanner_.scan(), {});
    resolver_.reset();
    std::vector<PackIndex::Item> items;
    items.reserve(scan.entries.size());
    for (std::size_t i = 0; i < scan.entries.size(); ++i) {
      if (scan.entries[i].resolved) items.push_back({scan.ids[i], scan.entries[i].offset});
    }
    return PackIndex(std::move(items), IndexOrigin::computed);
  }

  std::vector<Error> take_problems() { return problems_.take(); }

 private:
  Bytes pack_;
  PackLimits limits_;
  BaseFinder elsewhere_;
  ProblemList problems_;
  PackScanner scanner_;
  std::optional<DeltaResolver> resolver_;
  bool done_ = false;
};

PackIndexer::PackIndexer(Bytes pack, std::string name, PackLimits limits, BaseFinder elsewhere)
    : state_(std::make_unique<State>(pack, std::move(name), limits, std::move(elsewhere))) {}
PackIndexer::~PackIndexer() = default;
PackIndexer::PackIndexer(PackIndexer&&) noexcept = default;

bool PackIndexer::step(std::size_t budget_bytes) { return state_->step(budget_bytes); }
double PackIndexer::progress() const { return state_->progress(); }
PackIndex PackIndexer::take_index() { return state_->take_index(); }
std::vector<Error> PackIndexer::take_problems() { return state_->take_problems(); }

}  // namespace hindsight::git
