#include "inheritance.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "hindsight/archive/links.hpp"
#include "hindsight/base/sort.hpp"
#include "item_match.hpp"

namespace hindsight::archive {
namespace {

constexpr std::size_t kMostItemsCompared = 200'000;  ///< items, of all links together

/// "https://jira.example.com/browse/LIN-7" and "LIN-7" are the same ticket.
std::string_view ticket_name(std::string_view ticket) {
  const std::string_view last = ticket.substr(ticket.rfind('/') + 1);
  const bool is_key = !last.empty() && last[0] >= 'A' && last[0] <= 'Z' && last.find('-') != std::string_view::npos;
  return is_key ? last : ticket;
}

class Inheritance {
 public:
  explicit Inheritance(std::vector<Postmortem>& reports) : reports_(reports) {
    for (std::size_t r = 0; r < reports.size(); ++r) {
      first_item_.push_back(items_.size());
      for (std::size_t i = 0; i < reports[r].facts->actions.size(); ++i) items_.push_back({r, i, items_.size()});
    }
  }

  void run() {
    join_by_ticket();
    join_by_link();
    tell();
  }

 private:
  struct Item {
    std::size_t report, index;
    std::size_t earlier;  ///< of items_: the same item in an earlier report, or itself
  };
  struct Ticket {
    std::string_view name;
    std::size_t item;
  };

  const record::ActionItem& action(std::size_t item) const { return reports_[items_[item].report].facts->actions[items_[item].index]; }

  std::int64_t opened(std::size_t item) const {
    const auto& histories = reports_[items_[item].report].action_history;
    const std::size_t index = items_[item].index;
    return index < histories.size() && histories[index].opened_at ? histories[index].opened_at->seconds : std::numeric_limits<std::int64_t>::min();
  }

  std::size_t first(std::size_t item) {
    while (items_[item].earlier != item) item = items_[item].earlier = items_[items_[item].earlier].earlier;
    return item;
  }

  void join(std::size_t a, std::size_t b) {
    a = first(a);
    b = first(b);
    const bool b_is_earlier = opened(a) != opened(b) ? opened(b) < opened(a) : b < a;
    if (b_is_earlier) items_[a].earlier = b;
    else items_[b].earlier = a;
  }

  void join_by_ticket() {
    std::vector<Ticket> tickets;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (!action(i).ticket.empty()) tickets.push_back({ticket_name(action(i).ticket), i});
    sort_stably(tickets.begin(), tickets.end(), [](const Ticket& a, const Ticket& b) { return a.name < b.name; });
    for (std::size_t begin = 0, end = 0; begin < tickets.size(); begin = end) {
      while (end < tickets.size() && tickets[end].name == tickets[begin].name) ++end;
      join_alone_in_report(tickets.data() + begin, tickets.data() + end);
    }
  }

  /// A ticket that several items of a report name is an umbrella, and tells nothing of these.
  void join_alone_in_report(const Ticket* begin, const Ticket* end) {
    const Ticket* known = nullptr;
    for (const Ticket* at = begin; at != end; ++at) {
      const auto is_beside = [&](const Ticket& other) { return items_[other.item].report == items_[at->item].report; };
      if ((at != begin && is_beside(at[-1])) || (at + 1 != end && is_beside(at[1]))) continue;
      if (known != nullptr && (at->name[0] != '#' || are_alike(known->item, at->item))) join(known->item, at->item);
      known = at;
    }
  }

  bool are_alike(std::size_t a, std::size_t b) const {
    ItemKey key_a = key_of(action(a)), key_b = key_of(action(b));
    key_a.ticket = key_b.ticket = 0;
    return match_items({&key_b}, {&key_a}, Likeness::reworded).front() == 0;
  }

  void join_by_link() {
    std::vector<std::size_t> by_path;
    for (std::size_t r = 0; r < reports_.size(); ++r)
      for (const std::string& target : reports_[r].facts->action_sources) {
        if (by_path.empty()) by_path = order_of_paths();
        const std::string path = resolve_path(reports_[r].path, target);
        const auto found = std::lower_bound(by_path.begin(), by_path.end(), path,
                                            [this](std::size_t report, const std::string& wanted) { return reports_[report].path < wanted; });
        if (found != by_path.end() && reports_[*found].path == path && *found != r) join_alike(r, *found);
      }
  }

  std::vector<std::size_t> order_of_paths() const {
    std::vector<std::size_t> order;
    for (std::size_t r = 0; r < reports_.size(); ++r) order.push_back(r);
    sort_stably(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return reports_[a].path < reports_[b].path; });
    return order;
  }

  void join_alike(std::size_t report, std::size_t linked) {
    const std::size_t cost = reports_[report].facts->actions.size() + reports_[linked].facts->actions.size();
    if (cost > items_to_compare_) return;
    items_to_compare_ -= cost;
    const std::vector<ItemKey> own = keys_of(report), others = keys_of(linked);
    const auto views = [](const std::vector<ItemKey>& keys) {
      std::vector<const ItemKey*> pointers;
      for (const ItemKey& key : keys) pointers.push_back(&key);
      return pointers;
    };
    const std::vector<std::size_t> match = match_items(views(own), views(others), Likeness::reworded);
    for (std::size_t i = 0; i < match.size(); ++i)
      if (match[i] != kNoItem) join(first_item_[linked] + match[i], first_item_[report] + i);
  }

  std::vector<ItemKey> keys_of(std::size_t report) const {
    std::vector<ItemKey> keys;
    for (const record::ActionItem& item : reports_[report].facts->actions) keys.push_back(key_of(item));
    return keys;
  }

  void tell() {
    for (Postmortem& report : reports_) report.inherited_from.clear();
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const std::size_t origin = items_[first(i)].report;
      Postmortem& report = reports_[items_[i].report];
      if (origin == items_[i].report) continue;
      report.inherited_from.resize(report.facts->actions.size());
      report.inherited_from[items_[i].index] = reports_[origin].path;
    }
  }

  std::vector<Postmortem>& reports_;
  std::vector<Item> items_;
  std::size_t items_to_compare_ = kMostItemsCompared;
  std::vector<std::size_t> first_item_;  ///< of each report
};

}  // namespace

bool is_inherited(const Postmortem& report, std::size_t item) {
  return item < report.inherited_from.size() && !report.inherited_from[item].empty();
}

void find_inherited(std::vector<Postmortem>& reports) { Inheritance(reports).run(); }

}  // namespace hindsight::archive
