// Metrics of graded memberships; worlds without them have none.
#include <algorithm>

#include "model/membership.h"
#include "model/metric_lists.h"

namespace tumen {
namespace {

/// Half way in counts as having joined.
constexpr double kJoined = 0.5;

std::vector<MetricIndex> list_graded(const Structure& s) {
  std::vector<MetricIndex> list;
  for (InstitutionId o : s.every_institution()) {
    if (s[o].graded()) list.push_back({s[o].id, o.index(), 0});
  }
  return list;
}

std::vector<MetricIndex> list_choosers(const Structure& s) {
  std::vector<MetricIndex> list;
  for (const MetricIndex& institution : list_graded(s)) {
    for (StateId i : s.institutions[institution.first].open_to) {
      list.push_back({institution.text + "," + s[i].id, institution.first, i.index()});
    }
  }
  return list;
}

/// States that choose, each with every leader that courts it, once.
std::vector<MetricIndex> list_courted(const Structure& s) {
  std::vector<MetricIndex> list;
  for (StateId i : s.every_state()) {
    for (StateId leader : s.every_state()) {
      const bool courted = std::ranges::any_of(s.institutions, [&](const Institution& o) {
        return o.leader == leader && std::ranges::find(o.open_to, i) != o.open_to.end();
      });
      if (courted) list.push_back({s[i].id + "," + s[leader].id, i.index(), leader.index()});
    }
  }
  return list;
}

/// Ordered pairs of leaders that court a common state.
std::vector<MetricIndex> list_rivals(const Structure& s) {
  std::vector<MetricIndex> list;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      if (!s[i].active || !are_rivals(s, i, j)) continue;
      list.push_back({s[i].id + "," + s[j].id, i.index(), j.index()});
    }
  }
  return list;
}

Real depth(const World& w, std::size_t o, std::size_t i) {
  return effective_depth(w, InstitutionId(o), StateId(i));
}
Real joined(const World& w, std::size_t o, std::size_t i) {
  return select(depth(w, o, i) >= kJoined, 1.0, 0.0);
}
Real mean_depth(const World& w, std::size_t o, std::size_t) {
  const Institution& institution = w.structure.institutions[o];
  Real sum = 0.0;
  for (StateId i : institution.open_to) sum += depth(w, o, i.index());
  return sum / static_cast<double>(institution.open_to.size());
}
Real trade_share(const World& w, std::size_t i, std::size_t leader) {
  const Structure& s = w.structure;
  Real all_trade = 0.0, with_leader = 0.0;
  for (StateId j : s.every_state()) {
    if (j == StateId(i)) continue;
    const Real both = w.dyad.exports[s.dyad(StateId(i), j)] + w.dyad.exports[s.dyad(j, StateId(i))];
    all_trade += both;
    if (j == StateId(leader)) with_leader = both;
  }
  return with_leader / max(all_trade, 1e-12);
}
Real rival_threat(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.threat_R[w.structure.dyad(StateId(i), StateId(j))];
}

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"depth", "1", "Depth of a state's membership in an institution", list_choosers, depth},
    {"joined", "1", "1 while the depth is at least one half", list_choosers, joined},
    {"mean_depth", "1", "Mean depth over the states that choose it", list_graded, mean_depth},
    {"trade_share", "1", "Share of a leader in a courted state's trade", list_courted, trade_share},
    {"rival_threat", "1", "Threat a leader feels in the region from a rival leader", list_rivals,
     rival_threat},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> membership_metrics() { return kFamilies; }

}  // namespace tumen
