// Declared against realised, by level of analysis (equation 25).
#include "model/metric_lists.h"
#include "model/progress.h"

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

Real dec(const World& w, std::size_t k, std::size_t) { return declared_value(w, level_at(k)); }
Real pv(const World& w, std::size_t k, std::size_t) { return planned_value(w, level_at(k)); }
Real ev(const World& w, std::size_t k, std::size_t) { return earned_value(w, level_at(k)); }
Real rr(const World& w, std::size_t k, std::size_t) { return realisation_ratio(w, level_at(k)); }

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"DEC", "bn USD", "Declared value", list_levels, dec},
    {"PV", "bn USD", "Planned value: declared and due", list_levels, pv},
    {"EV", "bn USD", "Earned value: declared and delivered", list_levels, ev},
    {"RR", "1", "Realisation ratio EV / PV; 1 while nothing is due", list_levels, rr},
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
  const Real planned = planned_value(w, level);
  return select(planned > kNothingDue, earned_value(w, level) / max(planned, kNothingDue), 1.0);
}

}  // namespace tumen
