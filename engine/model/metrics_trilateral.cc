// Metrics of projects through a third state, and of provocations (equation 22).
#include <algorithm>

#include "model/docket_project.h"
#include "model/metric_lists.h"
#include "model/trilateral.h"

namespace tumen {
namespace {

std::vector<MetricIndex> list_through_projects(const Structure& s) {
  std::vector<MetricIndex> list = list_projects(s);
  std::erase_if(list, [&](const MetricIndex& m) { return !s.projects[m.first].through; });
  return list;
}

std::vector<MetricIndex> list_states_between(const Structure& s) {
  std::vector<MetricIndex> list;
  for (StateId k : s.every_state()) {
    const bool between =
        std::ranges::any_of(s.projects, [&](const Project& p) { return p.through == k; });
    if (between) list.push_back({s[k].id, k.index(), 0});
  }
  return list;
}

Real joined(const World& w, std::size_t p, std::size_t) {
  return w.trilateral.joined[ProjectId(p)];
}
Real carried(const World& w, std::size_t p, std::size_t) {
  const ProjectId id(p);
  const Real use = let_through(w, id, w.project.potential[id]);
  return select(at_stage(w, id, Stage::operating), use, 0.0);
}
Real prov(const World& w, std::size_t k, std::size_t) { return w.trilateral.prov[StateId(k)]; }

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"joined", "1", "1 while the state in between takes part", list_through_projects, joined},
    {"carried", "units/yr", "What it carries through the state in between", list_through_projects,
     carried},
    {"prov", "1", "1 during a provocation by the state", list_states_between, prov},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> trilateral_metrics() { return kFamilies; }

}  // namespace tumen
