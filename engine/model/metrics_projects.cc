// Metrics of projects.
#include "model/docket_project.h"
#include "model/metric_lists.h"

namespace tumen {
namespace {

Real threat_l(const World& w, std::size_t p, std::size_t) {
  return w.project.threat_L[ProjectId(p)];
}
Real signed_lease(const World& w, std::size_t p, std::size_t) {
  return indicator(w.project.signed_at[ProjectId(p)] >= 0.0);
}
Real operating(const World& w, std::size_t p, std::size_t) {
  return indicator(at_stage(w, ProjectId(p), Stage::operating));
}
Real cancelled(const World& w, std::size_t p, std::size_t) {
  return indicator(at_stage(w, ProjectId(p), Stage::cancelled));
}
Real progress(const World& w, std::size_t p, std::size_t) {
  return w.project.progress[ProjectId(p)];
}
/// Age of the plan: 1 on the day on which the project should open.
Real plan_age(const World& w, std::size_t p, std::size_t) {
  const ProjectId id(p);
  return select(w.project.duration[id] > 0.0,
                w.project.declared_age[id] / max(w.project.duration[id], 1e-9), 0.0);
}
Real years(const World& w, std::size_t p, std::size_t) { return w.project.years[ProjectId(p)]; }
Real equity(const World& w, std::size_t p, std::size_t) { return w.project.equity[ProjectId(p)]; }
Real refusals(const World& w, std::size_t p, std::size_t) {
  return w.project.refusals[ProjectId(p)];
}
Real deadlocks(const World& w, std::size_t p, std::size_t) {
  return w.project.deadlocks[ProjectId(p)];
}

Real mean_level(const World& w, std::size_t, std::size_t) {
  Real sum = 0.0, count = 0.0;
  for (ProjectId p : w.structure.every_project()) {
    const Real counted = indicator((w.project.stage[p] >= stage(Stage::declared)) &
                                   !at_stage(w, p, Stage::cancelled));
    sum += counted * w.project.level[p];
    count += counted;
  }
  return sum / max(count, 1.0);
}

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"Th_L", "1", "Threat the host feels on the spot from the partner", list_projects, threat_l},
    {"signed", "1", "1 once terms are signed", list_projects, signed_lease},
    {"operating", "1", "1 once it operates", list_projects, operating},
    {"cancelled", "1", "1 once it is cancelled", list_projects, cancelled},
    {"progress", "1", "Physical progress", list_projects, progress},
    {"plan_age", "1", "Years since it was declared over years planned to its opening",
     list_projects, plan_age},
    {"years", "yr", "Lease length agreed, 0 before", list_projects, years},
    {"equity", "1", "Foreign equity agreed, 0 before", list_projects, equity},
    {"refusals", "offers", "Offers that the host rejected", list_projects, refusals},
    {"deadlocks", "rounds", "Rounds of talks without a zone of agreement", list_projects,
     deadlocks},
    {"Lbar", "level", "Mean commitment level of declared projects", list_world, mean_level},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> project_metrics() { return kFamilies; }

}  // namespace tumen
