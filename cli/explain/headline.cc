#include "cli/explain/headline.h"

#include <algorithm>

#include "model/metrics.h"

namespace tumen {
namespace {

void add(MetricGroup& group, std::string metric, std::string label) {
  group.metrics.push_back(std::move(metric));
  group.labels.push_back(std::move(label));
}

void cut(MetricGroup& group, std::size_t most) {
  if (group.metrics.size() <= most) return;
  group.metrics.resize(most);
  group.labels.resize(most);
}

/// What projects have in common, those of most projects first, else in the order of the projects.
template <class T>
class Ranked {
 public:
  void add(const T& item, std::size_t projects = 1) {
    const auto found = std::ranges::find(items_, item, &Item::value);
    if (found != items_.end()) {
      found->projects += projects;
    } else {
      items_.push_back({item, projects, items_.size()});
    }
  }
  std::vector<T> list() {
    std::ranges::sort(items_, [](const Item& a, const Item& b) {
      return a.projects != b.projects ? a.projects > b.projects : a.order < b.order;
    });
    std::vector<T> values;
    for (const Item& item : items_) values.push_back(item.value);
    return values;
  }

 private:
  struct Item {
    T value;
    std::size_t projects, order;
  };
  std::vector<Item> items_;
};

/// Pairs of states that decide and share a project.
std::vector<std::pair<StateId, StateId>> partners(const Structure& s) {
  Ranked<std::pair<StateId, StateId>> pairs;
  for (const Project& p : s.projects) {
    if (!s[p.host].active || !s[p.partner].active || p.host == p.partner) continue;
    pairs.add({std::min(p.host, p.partner), std::max(p.host, p.partner)});
  }
  return pairs.list();
}

/// Ports, those with projects first.
std::vector<NodeId> ports(const Structure& s) {
  Ranked<NodeId> list;
  for (const Project& p : s.projects) {
    if (p.node && s[p.node].kind == NodeKind::port) list.add(p.node);
  }
  for (NodeId n : s.every_node()) {
    if (s[n].kind == NodeKind::port) list.add(n, 0);
  }
  return list.list();
}

std::vector<std::string> names_of(std::string_view family, const Structure& s) {
  std::vector<std::string> names;
  for (const MetricFamily& f : metric_families()) {
    if (f.id != family) continue;
    for (const MetricIndex& index : f.list(s)) names.push_back(index.text);
  }
  return names;
}

}  // namespace

std::vector<MetricGroup> headline_metrics(const Structure& s, std::size_t most) {
  std::vector<MetricGroup> groups;
  MetricGroup alignment{"Alignment A, 0 to 1", {}, {}}, trade{"Trade X, bn USD a year", {}, {}};
  const std::vector<std::string> pairs = names_of("A", s);
  for (const auto& [i, j] : partners(s)) {
    std::string pair = s[i].id + "," + s[j].id;
    const std::string reverse = s[j].id + "," + s[i].id;
    if (std::ranges::count(pairs, pair) == 0) pair = reverse;
    std::string label = pair;
    label.replace(label.find(','), 1, ", ");
    add(alignment, "A[" + pair + "]", label);
    add(trade, "X[" + pair + "]", label);
  }
  cut(alignment, most);
  cut(trade, most);
  groups.push_back(std::move(alignment));
  groups.push_back(std::move(trade));
  for (const std::string& level : names_of("RR", s)) {
    MetricGroup group{level + " level, bn USD", {}, {}};
    add(group, "DEC[" + level + "]", "declared DEC");
    add(group, "PV[" + level + "]", "due by now PV");
    add(group, "EV[" + level + "]", "realised EV");
    add(group, "RR[" + level + "]", "ratio RR = EV / PV");
    groups.push_back(std::move(group));
  }
  MetricGroup throughput{"Throughput of ports THR, Mt a year", {}, {}};
  for (NodeId n : ports(s)) add(throughput, "THR[" + s[n].id + "]", s[n].id);
  cut(throughput, most);
  groups.push_back(std::move(throughput));
  MetricGroup capital{"Share in a region's foreign capital", {}, {}};
  for (const Project& p : s.projects) {
    const RegionId r = s[p.region].parent ? s[p.region].parent : p.region;
    const std::string name = "capital_share[" + s[r].id + "," + s[p.partner].id + "]";
    if (s[p.partner].active && std::ranges::count(capital.metrics, name) == 0) {
      add(capital, name, s[r].id + ", " + s[p.partner].id);
    }
  }
  cut(capital, most);
  groups.push_back(std::move(capital));
  std::erase_if(groups, [](const MetricGroup& g) { return g.metrics.empty(); });
  return groups;
}

}  // namespace tumen
