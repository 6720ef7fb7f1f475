// Declared against realised, by level of analysis (equation 25).
#include <algorithm>

#include "model/docket_project.h"
#include "model/metric_lists.h"
#include "model/progress.h"
#include "model/trilateral.h"

namespace tumen {
namespace {

constexpr double kNothingDue = 1e-9;  // bn USD

Level level_at(std::size_t k) { return static_cast<Level>(k); }

/// Adds `of(holding)` over wide regions and foreign investors.
template <class Of>
Real sum_flows(const World& w, Of&& of) {
  const Structure& s = w.structure;
  Real sum = 0.0;
  for (RegionId r : s.every_region()) {
    if (s[r].parent) continue;
    for (StateId j : s.every_state()) {
      if (j != s[r].owner) sum += of(s.holding(r, j));
    }
  }
  return sum;
}

template <class Of>
Real sum_projects(const World& w, Level level, Of&& of) {
  Real sum = 0.0;
  for (ProjectId p : w.structure.every_project()) {
    if (w.structure[p].level == level) sum += of(p);
  }
  return sum;
}

/// The levels that have `least` projects or more of this kind.
template <class Kind>
std::vector<MetricIndex> levels_with(const Structure& s, std::ptrdiff_t least, Kind&& kind) {
  std::vector<MetricIndex> list = list_levels(s);
  std::erase_if(list, [&](const MetricIndex& m) {
    return least > std::ranges::count_if(s.projects, [&](const Project& p) {
             return p.level == level_at(m.first) && kind(p);
           });
  });
  return list;
}

std::vector<MetricIndex> list_built_levels(const Structure& s) {
  return levels_with(s, 1, [](const Project&) { return true; });
}
bool carries(const Project& p) { return p.node || p.link; }
std::vector<MetricIndex> list_carrying_levels(const Structure& s) {
  return levels_with(s, 1, carries);
}
/// Without the largest project something must be left: flows, or another project.
std::vector<MetricIndex> list_mixed_levels(const Structure& s) {
  std::vector<MetricIndex> list = list_built_levels(s);
  std::erase_if(list, [&](const MetricIndex& m) {
    return level_at(m.first) != Level::regional && levels_with(s, 2, [&](const Project& p) {
                                                     return p.level == level_at(m.first);
                                                   }).empty();
  });
  return list;
}

/// part / whole; 1 while there is no whole.
Real ratio_of(Real part, Real whole) {
  return select(whole > kNothingDue, part / max(whole, kNothingDue), 1.0);
}

/// Where a project should be in operation by its plan: declared, not cancelled, its time over.
Mask due_to_operate(const World& w, ProjectId p) {
  return (w.project.stage[p] >= stage(Stage::declared)) & !at_stage(w, p, Stage::cancelled) &
         (w.project.declared_age[p] >= w.project.duration[p]);
}

/// Cargo that an operating project handles, Mt/yr: old and new capacity share it in proportion.
Real used_capacity(const World& w, ProjectId p) {
  const Project& project = w.structure[p];
  const NodeId n = project.node;
  const LinkId e = project.link;
  const Real capacity =
      n ? w.node.capacity[n] + w.node.added[n] : w.link.capacity[e] + w.link.added[e];
  const Real cargo = n ? w.node.throughput[n] : w.link.flow[e];
  const Real own = let_through(w, p, w.project.capacity[p]);
  return select(at_stage(w, p, Stage::operating), cargo * ratio_of(own, max(own, capacity)), 0.0);
}

Real dec(const World& w, std::size_t k, std::size_t) { return declared_value(w, level_at(k)); }
Real pv(const World& w, std::size_t k, std::size_t) { return planned_value(w, level_at(k)); }
Real ev(const World& w, std::size_t k, std::size_t) { return earned_value(w, level_at(k)); }
Real rr(const World& w, std::size_t k, std::size_t) { return realisation_ratio(w, level_at(k)); }

Real rr_count(const World& w, std::size_t k, std::size_t) {
  Real operating = 0.0, due = 0.0;
  for (ProjectId p : w.structure.every_project()) {
    if (w.structure[p].level != level_at(k)) continue;
    const Mask counted = due_to_operate(w, p);
    due += indicator(counted);
    operating += indicator(counted & at_stage(w, p, Stage::operating));
  }
  return ratio_of(operating, due);
}

Real rr_throughput(const World& w, std::size_t k, std::size_t) {
  Real used = 0.0, due = 0.0;
  for (ProjectId p : w.structure.every_project()) {
    if (w.structure[p].level != level_at(k) || !carries(w.structure[p])) continue;
    const Mask counted = due_to_operate(w, p);
    due += select(counted, w.project.capacity[p], 0.0);
    used += select(counted, used_capacity(w, p), 0.0);
  }
  return ratio_of(used, due);
}

Real rr_rest(const World& w, std::size_t k, std::size_t) {
  Real largest = 0.0, planned = 0.0, earned = 0.0;
  for (ProjectId p : w.structure.every_project()) {
    if (w.structure[p].level != level_at(k)) continue;
    const Mask larger = w.project.cost[p] > largest;
    assign(larger, largest, w.project.cost[p]);
    assign(larger, planned, w.project.planned[p]);
    assign(larger, earned, w.project.earned[p]);
  }
  return ratio_of(earned_value(w, level_at(k)) - earned, planned_value(w, level_at(k)) - planned);
}

Real value_cancelled(const World& w, std::size_t k, std::size_t) {
  return sum_projects(w, level_at(k), [&](ProjectId p) {
    return select(at_stage(w, p, Stage::cancelled), w.project.cost[p], 0.0);
  });
}

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"DEC", "bn USD", "Declared value", list_levels, dec},
    {"PV", "bn USD", "Planned value: declared and due", list_levels, pv},
    {"EV", "bn USD", "Earned value: declared and delivered", list_levels, ev},
    {"RR", "1", "Realisation ratio EV / PV; 1 while nothing is due", list_levels, rr},
    {"RR_count", "1", "Projects in operation of those that should be; 1 while none should",
     list_built_levels, rr_count},
    {"RR_throughput", "1",
     "Cargo over capacity of the projects that should be in operation; 1 while none should",
     list_carrying_levels, rr_throughput},
    {"RR_rest", "1", "Realisation ratio without the costliest project", list_mixed_levels, rr_rest},
    {"CANC", "bn USD", "Declared value that was cancelled", list_levels, value_cancelled},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> level_metrics() { return kFamilies; }

Real planned_value(const World& w, Level level) {
  Real sum = sum_projects(w, level, [&](ProjectId p) { return w.project.planned[p]; });
  if (level == Level::regional)
    sum += sum_flows(w, [&](HoldingId h) { return planned_flow(w, h); });
  return sum;
}

Real earned_value(const World& w, Level level) {
  Real sum = sum_projects(w, level, [&](ProjectId p) { return w.project.earned[p]; });
  if (level == Level::regional) sum += sum_flows(w, [&](HoldingId h) { return earned_flow(w, h); });
  return sum;
}

Real declared_value(const World& w, Level level) {
  Real sum = sum_projects(w, level, [&](ProjectId p) {
    return select(w.project.stage[p] >= stage(Stage::declared), w.project.cost[p], 0.0);
  });
  if (level == Level::regional)
    sum += sum_flows(w, [&](HoldingId h) { return w.holding.declared[h]; });
  return sum;
}

Real realisation_ratio(const World& w, Level level) {
  return ratio_of(earned_value(w, level), planned_value(w, level));
}

}  // namespace tumen
