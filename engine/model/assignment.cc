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
/// of a full element, exact when one cargo passes. Flows follow the price. The price is kept as the
/// share exp(-beta price) that it lets pass, so that a step needs no exponential. Returns the lanes
/// in which it moved.
template <class ElementId>
Mask step_shadow_price(const CorridorIndex& index, World& w, ElementId element,
                       World::Shortage& shortage, Real least, Mask open) {
  constexpr double kLargestOdds = 1e9;
  constexpr double kSettled = 1e-9;  // share of a flow
  const Real capacity = total_capacity(w, element);
  // Where all that can pass has room, nothing is priced.
  if (!any(open & ((shortage.reach > capacity) | (shortage.pass < 1.0)))) return Mask(false);
  const Real load = load_of(index, w, element);
  const Mask active = open & ((load > capacity) | (shortage.pass < 1.0));
  if (!any(active)) return Mask(false);

  const auto routes = index.routes_through(element);
  const Real wanted = capacity * (shortage.reach - load);
  const Real found = load * (shortage.reach - capacity);
  const Real odds =
      clamp(select(found > 0.0, wanted / found, kLargestOdds), 1.0 / kLargestOdds, kLargestOdds);
  const Real pass = clamp(shortage.pass * odds, least, 1.0);
  const Real response = pass / shortage.pass;
  assign(active, shortage.pass, pass);
  for (std::size_t n = 0; n < routes.size(); ++n) {
    assign(active, w.route.flow[routes[n]], w.route.flow[routes[n]] * response);
    const CargoId c = w.structure[routes[n]].cargo;
    if (n + 1 < routes.size() && w.structure[routes[n + 1]].cargo == c) continue;
    restore_demand(index, w, c, active);
  }
  return active & (abs(response - 1.0) > kSettled);
}

template <class ElementId>
void start_pricing(const CorridorIndex& index, World& w, ElementId element, Real shadow,
                   World::Shortage& shortage) {
  shortage.reach = demand_in_reach(index, w, element);
  shortage.pass = any(shadow > 0.0) ? exp(-(w.par.beta_route * shadow)) : Real(1.0);
}

void end_pricing(const World& w, const World::Shortage& shortage, Real& shadow, Mask binding) {
  if (!any(binding & ((shadow > 0.0) | (shortage.pass < 1.0)))) return;
  assign(binding, shadow, select(shortage.pass < 1.0, -log(shortage.pass) / w.par.beta_route, 0.0));
}

/// Moves shadow prices until capacities are met or no price of the lane moves any more, in the
/// lanes of `binding`. They start from the last tick's.
void price_capacities(const CorridorIndex& index, World& w, Mask binding) {
  constexpr int kSweeps = 8;
  constexpr double kLeast = 1e-300;
  const Real least = max(exp(-(w.par.beta_route * highest_shadow_price(index, w))), kLeast);
  for (CargoId c : w.structure.every_cargo()) assign_at_shadow_prices(index, w, c, binding);
  const auto every_element = [&](const auto& visit) {
    for (NodeId n : w.structure.every_node()) {
      visit(n, w.working.of_node[n.index()], w.node.shadow[n]);
    }
    for (LinkId e : w.structure.every_link()) {
      visit(e, w.working.of_link[e.index()], w.link.shadow[e]);
    }
  };
  every_element([&](auto element, World::Shortage& shortage, Real& shadow) {
    start_pricing(index, w, element, shadow, shortage);
  });
  Mask open = binding;
  for (int sweep = 0; sweep < kSweeps && any(open); ++sweep) {
    Mask moved(false);
    every_element([&](auto element, World::Shortage& shortage, Real&) {
      moved |= step_shadow_price(index, w, element, shortage, least, open);
    });
    open &= moved;
  }
  every_element([&](auto, const World::Shortage& shortage, Real& shadow) {
    end_pricing(w, shortage, shadow, binding);
  });
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
