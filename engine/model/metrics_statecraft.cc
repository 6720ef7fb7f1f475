// Metrics of trade agreements, joint action, sanctions, arms sales. Of pairs that share a project:
// the pairs that a scenario is about.
#include <algorithm>

#include "model/fta.h"
#include "model/metric_lists.h"

namespace tumen {
namespace {

DyadId pair_of(const World& w, std::size_t i, std::size_t j) {
  return w.structure.dyad(StateId(i), StateId(j));
}
/// States that host a project: what is done to them tells on what is built.
std::vector<MetricIndex> list_hosts(const Structure& s) {
  std::vector<MetricIndex> list = list_states(s);
  std::erase_if(list, [&](const MetricIndex& i) {
    return std::ranges::none_of(s.projects,
                                [&](const Project& p) { return p.host == StateId(i.first); });
  });
  return list;
}
/// part / whole, 0 where there is nothing yet.
Real share(Real part, Real whole) { return select(whole > 0.0, part / max(whole, 1e-12), 0.0); }

Real fta(const World& w, std::size_t i, std::size_t j) {
  return fta_in_force(w, StateId(i), StateId(j));
}
Real joint(const World& w, DyadId ij) {
  return w.conduct.joint_mutual[ij] + w.conduct.joint_onesided[ij];
}
Real joint_action(const World& w, std::size_t i, std::size_t j) {
  const DyadId ij = pair_of(w, i, j);
  return share(joint(w, ij), w.conduct.issues_seen[ij]);
}
Real mutual_share(const World& w, std::size_t i, std::size_t j) {
  const DyadId ij = pair_of(w, i, j);
  return share(w.conduct.joint_mutual[ij], joint(w, ij));
}
Real covote(const World& w, std::size_t i, std::size_t j) {
  const DyadId ij = pair_of(w, i, j);
  return share(w.conduct.same_vote[ij], w.conduct.issues_seen[ij]);
}
/// Strongest sanction that any state holds on i.
Real strongest(const World& w, std::size_t i, const Field<DyadId>& sanction) {
  Real x = 0.0;
  for (StateId k : w.structure.every_state()) {
    if (k != StateId(i)) x = max(x, sanction[w.structure.dyad(k, StateId(i))]);
  }
  return x;
}
Real sanction_trade(const World& w, std::size_t i, std::size_t) {
  return strongest(w, i, w.dyad.sanction_trade);
}
Real sanction_finance(const World& w, std::size_t i, std::size_t) {
  return strongest(w, i, w.dyad.sanction_finance);
}
Real arms_clients(const World& w, std::size_t i, std::size_t) {
  Real count = 0.0;
  for (StateId k : w.structure.every_state()) {
    if (k != StateId(i)) count += w.conduct.arms[w.structure.dyad(StateId(i), k)];
  }
  return count;
}

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"fta", "1", "1 while a free trade agreement of the pair is in force", list_partner_pairs, fta},
    {"joint_action", "1", "Share of issues since the start on which the pair acted jointly",
     list_partner_pairs, joint_action},
    {"mutual_share", "1", "Share of joint actions that were in the interest of both",
     list_partner_pairs, mutual_share},
    {"covote", "1", "Share of issues since the start on which both took the same side",
     list_partner_pairs, covote},
    {"S_T", "1", "Strongest trade sanction that any state holds on a state", list_states,
     sanction_trade},
    {"S_F", "1", "Strongest financial sanction that any state holds on a state", list_hosts,
     sanction_finance},
    {"arms_clients", "states", "States to which arms are sold", list_hosts, arms_clients},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> statecraft_metrics() { return kFamilies; }

}  // namespace tumen
