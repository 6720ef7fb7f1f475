#include "model/corridors.h"

#include <algorithm>

#include "core/math.h"
#include "model/route_choice.h"

namespace tumen {
namespace {

Real border_cost(const World& w, LinkId e, Real freeport) {
  return w.link.border_cost[e] * (1.0 - w.par.kap_fp * freeport);
}

/// (38) Whether a shipper boycotts a port.
Mask shuns(const World& w, StateId shipper, NodeId n) {
  const Node& node = w.structure[n];
  if (node.kind != NodeKind::port || !node.owner) return Mask(false);
  return w.boycott.imposed[w.structure.dyad(shipper, node.owner)] >= 0.5;
}

}  // namespace

void update_demand(World& w) {
  for (CargoId c : w.structure.every_cargo()) {
    const StateId shipper = w.structure[c].shipper;
    const Real growth = w.state.gdp[shipper] / w.state.gdp_base[shipper];
    w.cargo.demand[c] = w.cargo.demand0[c] * pow(growth, w.cargo.elasticity[c]);
  }
}

void price_routes(const CorridorIndex& index, World& w) {
  for (CargoId c : w.structure.every_cargo()) {
    Real cheapest = 1e300;
    for (RouteId k : index.routes_of(c)) {
      const Route& route = w.structure[k];
      Real cost = 0.0;
      Real closed = 0.0;
      for (LinkId e : route.links) {
        const RegionId customs = w.structure[e].customs;
        const Real freeport = customs ? w.region.freeport[customs] : Real(0.0);
        cost += w.link.freight[e] + w.par.vot * w.link.hours[e] + border_cost(w, e, freeport);
        closed += indicator(!is_open(w, e));
      }
      Mask shunned(false);
      for (NodeId n : route.nodes) {
        cost += w.node.handling[n] + w.node.risk[n];
        closed += indicator(!is_open(w, n));
        shunned |= shuns(w, w.structure[c].shipper, n);
      }
      w.shunned.by_shipper[k] = indicator(shunned);
      w.route.cost[k] = cost;
      w.route.closed[k] = closed;
      cheapest = min(cheapest, cost);
    }
    for (RouteId k : index.routes_of(c)) {
      w.route.attraction[k] = exp(-w.par.beta_route * (w.route.cost[k] - cheapest));
    }
  }
}

void project_potential(const CorridorIndex& index, World& w) {
  PerRoute with, without;
  for (ProjectId p : w.structure.every_project()) {
    const Project& project = w.structure[p];
    const Real node_closed = project.node ? indicator(!is_open(w, project.node)) : Real(0.0);
    const Real link_closed = project.link ? indicator(!is_open(w, project.link)) : Real(0.0);
    const auto open_with = [&](RouteId k) {
      Real closed_here = 0.0;
      if (index.passage(p, k).by_node) closed_here += node_closed;
      if (index.passage(p, k).by_link) closed_here += link_closed;
      return w.route.closed[k] == closed_here;
    };
    const auto open_without = [&](RouteId k) {
      return index.passage(p, k).passes() ? Mask(false) : is_passable(w, k);
    };

    Real passing = 0.0;
    Real lost = 0.0;
    Real rival = 0.0;
    Real partner_demand = 0.0;
    for (CargoId c : index.cargos_of(p)) {
      const auto routes = index.routes_of(c);
      const bool partners = w.structure[c].shipper == project.partner;
      const Real demand = w.cargo.demand[c];
      const Real per_with = ratio_or_zero(demand, weigh_attractions(w, routes, open_with, with));
      const Real per_without =
          ratio_or_zero(demand, weigh_attractions(w, routes, open_without, without));
      if (partners) partner_demand += demand;
      for (std::size_t n = 0; n < routes.size(); ++n) {
        const Passage& passage = index.passage(p, routes[n]);
        const Real flow_with = with[n] * per_with;
        const Real flow_without = without[n] * per_without;
        if (passage.passes()) passing += flow_with;
        if (passage.host_ports > 0) lost += passage.host_ports * (flow_without - flow_with);
        if (passage.rival && partners) rival += flow_without;
      }
    }
    const Real use = select(w.project.volume[p] >= 0.0, w.project.volume[p], passing);
    w.project.potential[p] = min(w.project.capacity[p], use);
    w.project.divert[p] = select(w.project.potential[p] > 0.0, ratio_or_zero(lost, passing), 0.0);
    w.project.rival_share[p] = ratio_or_zero(rival, partner_demand);
  }
}

Real regime_throughput(const CorridorIndex& index, const World& w, RegionId region, Real freeport) {
  const auto ports = index.ports_under(region);
  Real total = 0.0;
  PerRoute weight;
  for (CargoId c : w.structure.every_cargo()) {
    const auto routes = index.routes_of(c);
    for (std::size_t n = 0; n < routes.size(); ++n) {
      weight[n] = w.route.cost[routes[n]];
      for (LinkId e : w.structure[routes[n]].links) {
        if (w.structure[e].customs != region) continue;
        weight[n] += border_cost(w, e, freeport) - border_cost(w, e, w.region.freeport[region]);
      }
    }
    const Real sum = weigh_prices(
        w, routes, [&](RouteId k) { return is_open(w, k); }, weight);
    const Real per_weight = ratio_or_zero(w.cargo.demand[c], sum);
    for (std::size_t n = 0; n < routes.size(); ++n) {
      for (NodeId port : w.structure[routes[n]].nodes) {
        if (std::ranges::binary_search(ports, port)) total += weight[n] * per_weight;
      }
    }
  }
  return total;
}

}  // namespace tumen
