// Metrics of links: those that a project may enlarge or that pass a region's customs, where the
// bottlenecks are.
#include <algorithm>

#include "model/metric_lists.h"

namespace tumen {
namespace {

std::vector<MetricIndex> list_bottlenecks(const Structure& s) {
  std::vector<MetricIndex> list;
  for (LinkId e : s.every_link()) {
    const bool enlarged =
        std::ranges::any_of(s.projects, [&](const Project& p) { return p.link == e; });
    if (enlarged || s[e].customs) list.push_back({s[e].id, e.index(), 0});
  }
  return list;
}

Real flow(const World& w, std::size_t e, std::size_t) { return w.link.flow[LinkId(e)]; }
Real load(const World& w, std::size_t e, std::size_t) {
  const Real capacity = w.link.capacity[LinkId(e)] + w.link.added[LinkId(e)];
  return select(capacity > 0.0, w.link.flow[LinkId(e)] / max(capacity, 1e-12), 0.0);
}

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"FLOW", "Mt/yr", "Cargo carried by a link", list_bottlenecks, flow},
    {"LOAD", "1", "Cargo carried over capacity of a link", list_bottlenecks, load},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> link_metrics() { return kFamilies; }

}  // namespace tumen
