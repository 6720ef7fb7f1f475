/// The logit of route choice that corridors.cc and assignment.cc share.
#pragma once

#include <array>
#include <span>

#include "core/math.h"
#include "world/corridors.h"
#include "world/world.h"

namespace tumen {

/// A weight or price per route of one cargo, in the order of routes_of.
using PerRoute = std::array<Real, kMostRoutes>;

inline Real ratio_or_zero(Real a, Real b) { return select(b > 0.0, a / b, 0.0); }

inline Real total_capacity(const World& w, NodeId n) {
  return w.node.capacity[n] + w.node.added[n];
}
inline Real total_capacity(const World& w, LinkId e) {
  return w.link.capacity[e] + w.link.added[e];
}

inline Mask is_open(const World& w, NodeId n) {
  return (w.node.available[n] >= 0.5) & (total_capacity(w, n) > 0.0);
}
inline Mask is_open(const World& w, LinkId e) {
  return (w.link.available[e] >= 0.5) & (total_capacity(w, e) > 0.0);
}

/// Nothing on the way is closed.
inline Mask is_passable(const World& w, RouteId k) { return w.route.closed[k] == 0.0; }
/// The same, and its shipper boycotts no port on the way.
inline Mask is_open(const World& w, RouteId k) {
  return is_passable(w, k) & (w.shunned.by_shipper[k] == 0.0);
}

/// Turns prices into the weights exp(-beta (price - lowest open price)), 0 where closed.
/// Returns their sum: at least 1, or 0 where no route is open.
template <class IsOpen>
Real weigh_prices(const World& w, std::span<const RouteId> routes, const IsOpen& open_route,
                  PerRoute& price) {
  constexpr double kClosed = 1e300;
  Real lowest = kClosed;
  for (std::size_t n = 0; n < routes.size(); ++n) {
    price[n] = select(open_route(routes[n]), price[n], kClosed);
    lowest = min(lowest, price[n]);
  }
  Real sum = 0.0;
  for (std::size_t n = 0; n < routes.size(); ++n) {
    const Real weight = exp(-w.par.beta_route * (price[n] - lowest));
    price[n] = select(price[n] < kClosed, weight, 0.0);
    sum += price[n];
  }
  return sum;
}

/// The same up to a common factor, from the attractions: no exponentials unless the open routes
/// are so much dearer than the cheapest that their attractions fade to nothing.
template <class IsOpen>
Real weigh_attractions(const World& w, std::span<const RouteId> routes, const IsOpen& open_route,
                       PerRoute& weight) {
  constexpr double kFaded = 1e-200;
  Real sum = 0.0;
  Mask some(false);
  for (std::size_t n = 0; n < routes.size(); ++n) {
    const Mask open = open_route(routes[n]);
    weight[n] = select(open, w.route.attraction[routes[n]], 0.0);
    sum += weight[n];
    some |= open;
  }
  const Mask faded = some & (sum < kFaded);
  if (any(faded)) {
    PerRoute priced;
    for (std::size_t n = 0; n < routes.size(); ++n) priced[n] = w.route.cost[routes[n]];
    assign(faded, sum, weigh_prices(w, routes, open_route, priced));
    for (std::size_t n = 0; n < routes.size(); ++n) assign(faded, weight[n], priced[n]);
  }
  return sum;
}

}  // namespace tumen
