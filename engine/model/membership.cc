#include "model/membership.h"
#include "model/portfolio.h"

#include <algorithm>

namespace tumen {
namespace {

Real income(const World& w, StateId i) { return w.state.gdp[i] / w.state.pop[i]; }

/// How far the institution lowers the cost of trade; a push for free trade does so too.
Real trade_reach(const World& w, InstitutionId o) {
  return max(w.graded.customs[o], w.graded.push[o]);
}

/// Sum of the interactions with the state's other memberships, per unit of depth, share of product.
Real interaction(const World& w, InstitutionId o, StateId i) {
  const MembershipParameters& par = w.membership_par;
  Real sum = 0.0;
  for (InstitutionId other : w.structure.every_institution()) {
    if (other == o || !w.structure[other].graded()) continue;
    const Real linked = max(w.graded.linkup[o], w.graded.linkup[other]);
    const Real chi = min(max(par.chi_AE + par.linkup_gain * linked, -1.0), 1.0);
    sum += chi * effective_depth(w, other, i);
  }
  return par.chi_scale * sum;
}

bool share_candidate(const Institution& a, const Institution& b) {
  return std::ranges::any_of(
      a.open_to, [&](StateId k) { return std::ranges::find(b.open_to, k) != b.open_to.end(); });
}

}  // namespace

Real effective_depth(const World& w, InstitutionId o, StateId i) {
  const Institution& institution = w.structure[o];
  if (!institution.concerns(i)) return 0.0;
  if (i == institution.leader) return w.graded.available[o];
  return w.graded.available[o] * w.membership.depth[w.structure.membership(o, i)];
}

void start_memberships(World& w) {
  const Structure& s = w.structure;
  if (!s.has_graded_institutions()) return;
  for (InstitutionId o : s.every_institution()) {
    if (!s[o].graded()) continue;
    w.graded.income0[o] = income(w, s[o].leader);
    for (StateId i : s.every_state()) {
      if (!s[o].concerns(i)) continue;
      const MembershipId oi = s.membership(o, i);
      const bool member =
          i == s[o].leader || std::ranges::find(s[o].members, i) != s[o].members.end();
      const Real standard = member ? 1.0 : 0.0;
      w.membership.depth[oi] =
          select(w.membership.depth0[oi] < 0.0, standard, w.membership.depth0[oi]);
    }
  }
  measure_common_depth(w);
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      w.common.depth0[s.dyad(i, j)] = w.common.depth[s.dyad(i, j)];
    }
  }
}

void measure_common_depth(World& w) {
  const Structure& s = w.structure;
  if (!s.has_graded_institutions()) return;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      if (!(i < j)) continue;
      Real common = 0.0;
      for (InstitutionId o : s.every_institution()) {
        if (!s[o].graded()) continue;
        common =
            max(common, trade_reach(w, o) * effective_depth(w, o, i) * effective_depth(w, o, j));
      }
      w.common.depth[s.dyad(i, j)] = w.common.depth[s.dyad(j, i)] = common;
    }
  }
}

Real working_depth(const World& w, InstitutionId o, StateId host, StateId partner) {
  const Real depth = min(effective_depth(w, o, host), effective_depth(w, o, partner));
  return min(2.0 * w.membership.affinity[w.structure.membership(o, host)] * depth, 1.0);
}

Real leader_offer(const World& w, StateId investor, StateId host) {
  Real factor = 1.0;
  for (InstitutionId o : w.structure.every_institution()) {
    if (!w.structure[o].graded() || w.structure[o].leader != investor) continue;
    factor += w.graded.capital_gain[o] * effective_depth(w, o, host);
  }
  return factor;
}

Real rival_push(const World& w, StateId leader, StateId rival) {
  const Structure& s = w.structure;
  Real push = 0.0;
  for (InstitutionId o : s.every_institution()) {
    if (!s[o].graded() || s[o].leader != rival) continue;
    for (InstitutionId own : s.every_institution()) {
      if (s[own].leader == leader && leader != rival && share_candidate(s[own], s[o])) {
        push = max(push, w.graded.available[own] * w.graded.available[o] * w.graded.push[o]);
      }
    }
  }
  return push;
}

bool are_rivals(const Structure& s, StateId leader, StateId other) {
  if (leader == other) return false;
  for (const Institution& a : s.institutions) {
    for (const Institution& b : s.institutions) {
      if (a.leader == leader && b.leader == other && share_candidate(a, b)) return true;
    }
  }
  return false;
}

Real capital_benefit(const World& w, InstitutionId o, StateId i) {
  const StateId leader = w.structure[o].leader;
  const Real offer = leader_offer(w, leader, i);
  Real absorbed = 0.0;
  for (RegionId r : w.structure.every_region()) {
    if (w.structure[r].owner != i || w.structure[r].parent) continue;
    const Real supply = w.holding.supply[w.structure.holding(r, leader)] / offer;
    absorbed += min(supply, w.region.need[r]);
  }
  return w.par.mu * w.graded.capital_gain[o] * absorbed;
}

MembershipValue membership_value(const World& w, InstitutionId o, StateId i, Real z) {
  const Structure& s = w.structure;
  const StateId leader = s[o].leader;
  const MembershipId oi = s.membership(o, i);
  const DyadId view = s.dyad(i, leader), back = s.dyad(leader, i);
  const MembershipParameters& par = w.membership_par;
  const Real gdp = w.state.gdp[i];
  const Real prosperity = income(w, leader) / w.graded.income0[o];
  const Real ties =
      par.remittance_gain * w.membership.labour[oi] * prosperity + w.membership.legacy[oi];
  const Real trade = par.t_Z * trade_reach(w, o) / (w.par.sig - 1.0) *
                     (w.dyad.exports[view] + w.dyad.exports[back]);
  const Real risk = partner_risk(w, i, leader);
  const Real gain = gdp * (ties + interaction(w, o, i)) + trade + capital_benefit(w, o, i);
  return {w.state.w_E[i] * gain * z,
          -0.5 * gdp * w.state.w_H[i] * w.par.rho * par.integration_risk * w.graded.commitment[o] *
              risk * z * z,
          -(gdp * w.membership.politicisation[oi] * z)};
}

}  // namespace tumen
