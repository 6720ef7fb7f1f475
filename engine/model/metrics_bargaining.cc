// Metrics of operating leases at ports and of the boycotts that answer their breach.
#include <algorithm>

#include "model/metric_lists.h"
#include "model/project_value.h"

namespace tumen {
namespace {

bool at_port(const Structure& s, const Project& p) {
  return p.node && s[p.node].kind == NodeKind::port;
}

std::vector<MetricIndex> list_port_projects(const Structure& s) {
  std::vector<MetricIndex> list;
  for (ProjectId p : s.every_project()) {
    if (at_port(s, s[p])) list.push_back({s[p].id, p.index(), 0});
  }
  return list;
}

/// Partner and host of projects at ports.
std::vector<MetricIndex> list_boycotts(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& pair : list_pairs(s)) {
    const StateId partner(pair.first), host(pair.second);
    const bool port = std::ranges::any_of(s.projects, [&](const Project& p) {
      return at_port(s, p) && p.partner == partner && p.host == host;
    });
    if (port) list.push_back(pair);
  }
  return list;
}

Real boycott(const World& w, std::size_t i, std::size_t j) {
  return w.boycott.imposed[w.structure.dyad(StateId(i), StateId(j))];
}
Real income(const World& w, std::size_t p, std::size_t) { return partner_income(w, ProjectId(p)); }

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"boycott", "1", "1 while the first avoids the ports of the second", list_boycotts, boycott},
    {"partner_income", "bn USD/yr", "The partner's income from a lease in operation, at design use",
     list_port_projects, income},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> bargaining_metrics() { return kFamilies; }

}  // namespace tumen
