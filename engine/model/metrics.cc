#include "model/metrics.h"

#include <algorithm>

#include "model/docket_project.h"
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

// Lists ------------------------------------------------------------------------------------

std::vector<MetricIndex> levels(const Structure& s) {
  std::vector<MetricIndex> list;
  for (std::size_t k = 0; k < kLevels; ++k) {
    const bool flows = level_at(k) == Level::regional && !s.regions.empty();
    const bool projects =
        std::ranges::any_of(s.projects, [&](const Project& p) { return p.level == level_at(k); });
    if (flows || projects) list.push_back({std::string(kLevelNames[k]), k, 0});
  }
  return list;
}

std::vector<MetricIndex> pairs(const Structure& s) {
  std::vector<MetricIndex> list;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      if (i == j || !s[i].active || !s[j].active) continue;
      list.push_back({s[i].id + "," + s[j].id, i.index(), j.index()});
    }
  }
  return list;
}

bool share_project(const Structure& s, StateId host, StateId partner) {
  return std::ranges::any_of(
      s.projects, [&](const Project& p) { return p.host == host && p.partner == partner; });
}

/// Ordered pairs that share a project: views that a reader asks about.
std::vector<MetricIndex> partners(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& pair : pairs(s)) {
    const StateId i(pair.first), j(pair.second);
    if (share_project(s, i, j) || share_project(s, j, i)) list.push_back(pair);
  }
  return list;
}

/// Every pair once: the host of a shared project first, otherwise in the order of keys.
std::vector<MetricIndex> unordered_pairs(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& pair : pairs(s)) {
    const StateId i(pair.first), j(pair.second);
    const bool hosts = share_project(s, i, j), hosted = share_project(s, j, i);
    if (hosts == hosted ? i < j : hosts) list.push_back(pair);
  }
  return list;
}

std::vector<MetricIndex> states(const Structure& s) {
  std::vector<MetricIndex> list;
  for (StateId i : s.every_state()) {
    if (s[i].active) list.push_back({s[i].id, i.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> wide_regions(const Structure& s) {
  std::vector<MetricIndex> list;
  for (RegionId r : s.every_region()) {
    if (!s[r].parent && s[s[r].owner].active) list.push_back({s[r].id, r.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> investors(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& region : wide_regions(s)) {
    for (StateId j : s.every_state()) {
      if (j == s.regions[region.first].owner || !s[j].active) continue;
      list.push_back({region.text + "," + s[j].id, region.first, j.index()});
    }
  }
  return list;
}

std::vector<MetricIndex> customs_regions(const Structure& s) {
  std::vector<MetricIndex> list;
  for (RegionId r : s.every_region()) {
    const bool border = std::ranges::any_of(s.links, [&](const Link& e) { return e.customs == r; });
    if (border) list.push_back({s[r].id, r.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> ports(const Structure& s) {
  std::vector<MetricIndex> list;
  for (NodeId n : s.every_node()) {
    if (s[n].kind == NodeKind::port) list.push_back({s[n].id, n.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> projects(const Structure& s) {
  std::vector<MetricIndex> list;
  for (ProjectId p : s.every_project()) list.push_back({s[p].id, p.index(), 0});
  return list;
}

std::vector<MetricIndex> world(const Structure&) { return {{"", 0, 0}}; }

// Measures -----------------------------------------------------------------------------------

DyadId pair_of(const World& w, std::size_t i, std::size_t j) {
  return w.structure.dyad(StateId(i), StateId(j));
}
HoldingId stake_of(const World& w, std::size_t r, std::size_t j) {
  return w.structure.holding(RegionId(r), StateId(j));
}

Real alignment(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.alignment[pair_of(w, i, j)];
}
Real trade(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.exports[pair_of(w, i, j)] + w.dyad.exports[pair_of(w, j, i)];
}
Real asymmetry(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.asymmetry[pair_of(w, i, j)];
}
Real threat_s(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.threat_S[pair_of(w, i, j)];
}
Real threat_r(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.threat_R[pair_of(w, i, j)];
}
Real trust(const World& w, std::size_t i, std::size_t j) { return w.dyad.trust[pair_of(w, i, j)]; }
Real intent(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.intent[pair_of(w, i, j)];
}
Real status(const World& w, std::size_t i, std::size_t) { return w.state.status[StateId(i)]; }
Real security(const World& w, std::size_t i, std::size_t) { return w.state.security[StateId(i)]; }

Real dec(const World& w, std::size_t k, std::size_t) { return declared_value(w, level_at(k)); }
Real pv(const World& w, std::size_t k, std::size_t) { return planned_value(w, level_at(k)); }
Real ev(const World& w, std::size_t k, std::size_t) { return earned_value(w, level_at(k)); }
Real rr(const World& w, std::size_t k, std::size_t) { return realisation_ratio(w, level_at(k)); }

Real capital_share(const World& w, std::size_t r, std::size_t j) {
  const Real all_foreign = w.region.foreign_capital[RegionId(r)];
  return select(all_foreign > 0.0, w.holding.capital[stake_of(w, r, j)] / max(all_foreign, 1e-12),
                0.0);
}
Real capital_flow(const World& w, std::size_t r, std::size_t j) {
  return w.holding.accepted[stake_of(w, r, j)];
}
Real concentration(const World& w, std::size_t r, std::size_t) {
  Real sum = 0.0;
  for (StateId j : w.structure.every_state()) {
    if (j != w.structure[RegionId(r)].owner) sum += square(capital_share(w, r, j.index()));
  }
  return sum;
}
Real inflow(const World& w, std::size_t r, std::size_t) { return w.region.inflow[RegionId(r)]; }
Real freeport(const World& w, std::size_t r, std::size_t) { return w.region.freeport[RegionId(r)]; }

Real throughput(const World& w, std::size_t n, std::size_t) { return w.node.throughput[NodeId(n)]; }
Real utilisation(const World& w, std::size_t n, std::size_t) {
  const Real capacity = w.node.capacity[NodeId(n)] + w.node.added[NodeId(n)];
  return select(capacity > 0.0, w.node.throughput[NodeId(n)] / max(capacity, 1e-12), 0.0);
}
Real leased(const World& w, std::size_t n, std::size_t) {
  return indicator(w.node.leased[NodeId(n)] > 0.0);
}

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
    {"A", "1", "Alignment of a pair, geometric mean of both stances", unordered_pairs, alignment},
    {"X", "bn USD/yr", "Trade of a pair, both directions", unordered_pairs, trade},
    {"J", "1", "How much more the first depends on the second than the reverse", partners,
     asymmetry},
    {"Th_S", "1", "Threat the first feels from the second in the system", partners, threat_s},
    {"Th_R", "1", "Threat the first feels from the second in the region", partners, threat_r},
    {"T", "1", "Trust of the first that the second keeps agreements", partners, trust},
    {"I", "1", "Hostile intent the first believes the second to have", partners, intent},
    {"status", "1", "Status", states, status},
    {"Sec", "1", "Security from coalitions", states, security},
    {"DEC", "bn USD", "Declared value", levels, dec},
    {"PV", "bn USD", "Planned value: declared and due", levels, pv},
    {"EV", "bn USD", "Earned value: declared and delivered", levels, ev},
    {"RR", "1", "Realisation ratio EV / PV; 1 while nothing is due", levels, rr},
    {"capital_share", "1", "Share of an investor in a region's foreign capital", investors,
     capital_share},
    {"capital_flow", "bn USD/yr", "Capital of an investor that the region accepts", investors,
     capital_flow},
    {"HHI", "1", "Concentration of a region's foreign capital", wide_regions, concentration},
    {"inflow", "bn USD/yr", "Foreign capital that the region accepts", wide_regions, inflow},
    {"freeport", "1", "1 while the region is a free port", customs_regions, freeport},
    {"THR", "Mt/yr", "Throughput of a port", ports, throughput},
    {"UTIL", "1", "Throughput over capacity of a port", ports, utilisation},
    {"leased", "1", "1 while the port is leased at posted terms", ports, leased},
    {"Th_L", "1", "Threat the host feels on the spot from the partner", projects, threat_l},
    {"signed", "1", "1 once terms are signed", projects, signed_lease},
    {"operating", "1", "1 once it operates", projects, operating},
    {"cancelled", "1", "1 once it is cancelled", projects, cancelled},
    {"progress", "1", "Physical progress", projects, progress},
    {"years", "yr", "Lease length agreed, 0 before", projects, years},
    {"equity", "1", "Foreign equity agreed, 0 before", projects, equity},
    {"refusals", "offers", "Offers that the host rejected", projects, refusals},
    {"deadlocks", "rounds", "Rounds of talks without a zone of agreement", projects, deadlocks},
    {"Lbar", "level", "Mean commitment level of declared projects", world, mean_level},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> metric_families() { return kFamilies; }

std::vector<Metric> list_metrics(const Structure& s) {
  std::vector<Metric> metrics;
  for (const MetricFamily& family : kFamilies) {
    for (const MetricIndex& index : family.list(s)) {
      const std::string id(family.id);
      const std::string name = index.text.empty() ? id : id + "[" + index.text + "]";
      metrics.push_back({&family,
                         index.first,
                         index.second,
                         {name, std::string(family.unit), std::string(family.meaning)}});
    }
  }
  return metrics;
}

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
