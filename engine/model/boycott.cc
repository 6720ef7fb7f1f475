#include "model/boycott.h"

#include "core/math.h"
#include "model/route_choice.h"
#include "model/trilateral.h"
#include "model/units.h"

namespace tumen {
namespace {

constexpr double kSmallestShare = 1e-300;
constexpr double kSmallestBeta = 1e-9;

Mask boycottable(const World& w, ProjectId p) { return w.talks.boycottable[p] >= 0.5; }

bool passes_port_of(const Structure& s, RouteId k, StateId owner) {
  for (NodeId n : s[k].nodes) {
    if (s[n].kind == NodeKind::port && s[n].owner == owner) return true;
  }
  return false;
}

/// Open, a boycott of `owner` by the shipper apart.
Mask open_but_for(const World& w, RouteId k, StateId owner) {
  const Structure& s = w.structure;
  Mask open = is_passable(w, k);
  for (NodeId n : s[k].nodes) {
    if (s[n].kind != NodeKind::port || !s[n].owner || s[n].owner == owner) continue;
    const DyadId pair = s.dyad(s[s[k].cargo].shipper, s[n].owner);
    open &= w.boycott.imposed[pair] < 0.5;
  }
  return open;
}

}  // namespace

Quarrel quarrel_between(const World& w, StateId partner, StateId host) {
  const Structure& s = w.structure;
  Quarrel q = {Mask(false), 0.0, 0.0};
  for (ProjectId p : s.every_project()) {
    const Project& project = s[p];
    if (project.partner != partner || project.host != host) continue;
    if (!project.node || s[project.node].kind != NodeKind::port) continue;
    const Mask counts = boycottable(w, p);
    q.may |= counts;
    q.grudge += select(counts, w.talks.grudge[p], 0.0);
    q.stake += select(counts, w.par.r * w.project.cost[p], 0.0);
  }
  return q;
}

Avoidance avoid_ports(const CorridorIndex& index, const World& w, StateId shipper, StateId owner) {
  Avoidance a = {Mask(true), 0.0, 0.0};
  PerRoute weight;
  for (CargoId c : w.structure.every_cargo()) {
    if (w.structure[c].shipper != shipper) continue;
    const auto routes = index.routes_of(c);
    const auto open = [&](RouteId k) { return open_but_for(w, k, owner); };
    const Real sum = weigh_attractions(w, routes, open, weight);
    Real others = 0.0;
    Mask other_way = sum <= 0.0;  // what has no way at all loses none
    for (std::size_t n = 0; n < routes.size(); ++n) {
      if (passes_port_of(w.structure, routes[n], owner)) continue;
      others += weight[n];
      other_way |= open(routes[n]);
    }
    const Real share = select(sum > 0.0, others / sum, 1.0);
    const Real extra = -log(max(share, kSmallestShare)) / max(w.par.beta_route, kSmallestBeta);
    a.possible &= other_way;
    a.cargo += w.cargo.demand[c] * (1.0 - share);
    a.cost += w.cargo.demand[c] * extra * kBnPerUnitUsd;
  }
  return a;
}

void resent_rejection(World& w, ProjectId p, Mask where) {
  const Mask resented = where & boycottable(w, p);
  if (!any(resented)) return;
  // In money, whatever weight the partner gives to gain: a null that weighs nothing bears the same.
  Prospect x = survey(w, p);
  x.partner_economy = 1.0;
  const Real worth = values_at(x, offered_terms(w, p)).partner;
  w.talks.grudge[p] += select(resented, positive_part(worth - outside_income(w, p, x)), 0.0);
}

void update_grudges(const Context& c, World& w) {
  const Real moved = 1.0 - exp(-(w.bargaining.grudge_fade * c.years));
  for (ProjectId p : w.structure.every_project()) {
    const Mask counted = boycottable(w, p);
    if (!any(counted)) continue;
    Prospect x = survey(w, p);
    x.use = let_through(w, p, x.use);
    const Real taken = w.par.chi * w.project.squeezed[p] * partner_rent(w, p, x);
    Real& grudge = w.talks.grudge[p];
    assign(counted, grudge, grudge + moved * (positive_part(taken) - grudge));
  }
}

}  // namespace tumen
