#include "model/corridors.h"
#include "model/route_choice.h"

namespace tumen {
namespace {

/// Cargo spread over the open routes as if no capacity were short.
void assign_freely(const CorridorIndex& index, World& w) {
  PerRoute weight;
  for (CargoId c : w.structure.every_cargo()) {
    const auto routes = index.routes_of(c);
    const Real sum = weigh_attractions(
        w, routes, [&](RouteId k) { return is_open(w, k); }, weight);
    const Real per_weight = ratio_or_zero(w.cargo.demand[c], sum);
    for (std::size_t n = 0; n < routes.size(); ++n)
      w.route.flow[routes[n]] = weight[n] * per_weight;
  }
}

/// The same at shadow prices, in the lanes of `where`.
void assign_at_shadow_prices(const CorridorIndex& index, World& w, CargoId c, Mask where) {
  const auto routes = index.routes_of(c);
  PerRoute weight;
  for (std::size_t n = 0; n < routes.size(); ++n) {
    const Route& route = w.structure[routes[n]];
    weight[n] = w.route.cost[routes[n]];
    for (NodeId node : route.nodes) weight[n] += w.node.shadow[node];
    for (LinkId link : route.links) weight[n] += w.link.shadow[link];
  }
  const Real sum = weigh_prices(
      w, routes, [&](RouteId k) { return is_open(w, k); }, weight);
  const Real per_weight = ratio_or_zero(w.cargo.demand[c], sum);
  for (std::size_t n = 0; n < routes.size(); ++n) {
    assign(where, w.route.flow[routes[n]], weight[n] * per_weight);
  }
}

template <class ElementId>
Real load_of(const CorridorIndex& index, const World& w, ElementId element) {
  Real load = 0.0;
  for (RouteId k : index.routes_through(element)) load += w.route.flow[k];
  return load;
}

/// Writes all loads; true where some capacity is exceeded.
Mask measure_loads(const CorridorIndex& index, World& w) {
  Mask exceeded(false);
  for (NodeId n : w.structure.every_node()) {
    w.node.throughput[n] = load_of(index, w, n);
    exceeded |= w.node.throughput[n] > total_capacity(w, n);
  }
  for (LinkId e : w.structure.every_link()) {
    w.link.flow[e] = load_of(index, w, e);
    exceeded |= w.link.flow[e] > total_capacity(w, e);
  }
  return exceeded;
}

/// Shadow prices above which everything that can turn elsewhere has done so.
Real highest_shadow_price(const CorridorIndex& index, const World& w) {
  constexpr double kTurned = 40.0;  // exp(-40) of the cargo stays
  constexpr double kLargest = 1e6;
  Real spread = 0.0;
  for (CargoId c : w.structure.every_cargo()) {
    Real low = 1e300;
    Real high = 0.0;
    for (RouteId k : index.routes_of(c)) {
      low = min(low, w.route.cost[k]);
      high = max(high, w.route.cost[k]);
    }
    spread = max(spread, high - low);
  }
  return min(spread + kTurned / w.par.beta_route, kLargest);
}

/// Demand of the cargos that can pass an element.
template <class ElementId>
Real demand_in_reach(const CorridorIndex& index, const World& w, ElementId element) {
  const auto routes = index.routes_through(element);
  Real reach = 0.0;
  Mask reaches(false);
  for (std::size_t n = 0; n < routes.size(); ++n) {
    const CargoId c = w.structure[routes[n]].cargo;
    reaches |= is_open(w, routes[n]);
    if (n + 1 < routes.size() && w.structure[routes[n + 1]].cargo == c) continue;
    reach += select(reaches, w.cargo.demand[c], 0.0);
    reaches = Mask(false);
  }
  return reach;
}

/// Brings the flows of a cargo back to their sum, its demand.
void restore_demand(const CorridorIndex& index, World& w, CargoId c, Mask where) {
  Real sum = 0.0;
  for (RouteId k : index.routes_of(c)) sum += w.route.flow[k];
  const Real scale = ratio_or_zero(w.cargo.demand[c], sum);
  for (RouteId k : index.routes_of(c)) assign(where, w.route.flow[k], w.route.flow[k] * scale);
}

/// One dual step on one element: the shadow price at which the odds of passing it would be those
/// of a full element, exact when one cargo passes. Flows follow the price.
template <class ElementId>
void step_shadow_price(const CorridorIndex& index, World& w, ElementId element, Real& shadow,
                       Real highest, Mask binding) {
  constexpr double kLargestOdds = 1e9;
  const auto routes = index.routes_through(element);
  const Real capacity = total_capacity(w, element);
  const Real load = load_of(index, w, element);
  const Mask active = binding & ((load > capacity) | (shadow > 0.0));
  if (!any(active)) return;

  const Real reach = demand_in_reach(index, w, element);
  const Real wanted = capacity * (reach - load);
  const Real found = load * (reach - capacity);
  const Real odds =
      clamp(select(found > 0.0, wanted / found, kLargestOdds), 1.0 / kLargestOdds, kLargestOdds);
  const Real before = shadow;
  assign(active, shadow, clamp(shadow - log(odds) / w.par.beta_route, 0.0, highest));

  const Real response = exp(-w.par.beta_route * (shadow - before));
  for (std::size_t n = 0; n < routes.size(); ++n) {
    assign(active, w.route.flow[routes[n]], w.route.flow[routes[n]] * response);
    const CargoId c = w.structure[routes[n]].cargo;
    if (n + 1 < routes.size() && w.structure[routes[n + 1]].cargo == c) continue;
    restore_demand(index, w, c, active);
  }
}

/// Moves shadow prices until capacities are met, in the lanes of `binding`.
void price_capacities(const CorridorIndex& index, World& w, Mask binding) {
  constexpr int kSweeps = 8;
  const Real highest = highest_shadow_price(index, w);
  for (CargoId c : w.structure.every_cargo()) assign_at_shadow_prices(index, w, c, binding);
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    for (NodeId n : w.structure.every_node()) {
      step_shadow_price(index, w, n, w.node.shadow[n], highest, binding);
    }
    for (LinkId e : w.structure.every_link()) {
      step_shadow_price(index, w, e, w.link.shadow[e], highest, binding);
    }
  }
}

/// Cuts every route to what its most exceeded element can take.
void ration(World& w, Mask binding) {
  for (RouteId k : w.structure.every_route()) {
    const Route& route = w.structure[k];
    Real kept = 1.0;
    for (NodeId n : route.nodes) {
      const Real load = w.node.throughput[n];
      kept = min(kept, select(load > 0.0, total_capacity(w, n) / load, 1.0));
    }
    for (LinkId e : route.links) {
      const Real load = w.link.flow[e];
      kept = min(kept, select(load > 0.0, total_capacity(w, e) / load, 1.0));
    }
    assign(binding, w.route.flow[k], w.route.flow[k] * kept);
  }
}

}  // namespace

void assign_cargo(const CorridorIndex& index, World& w) {
  assign_freely(index, w);
  const Mask binding = measure_loads(index, w);
  // Without response to cost, prices cannot divert cargo; rationing alone remains.
  const Mask priced = binding & (w.par.beta_route > 0.0);
  for (NodeId n : w.structure.every_node()) assign(!priced, w.node.shadow[n], 0.0);
  for (LinkId e : w.structure.every_link()) assign(!priced, w.link.shadow[e], 0.0);
  if (!any(binding)) return;

  if (any(priced)) {
    price_capacities(index, w, priced);
    measure_loads(index, w);
  }
  ration(w, binding);
  measure_loads(index, w);
}

}  // namespace tumen
