/// Corridors: what shippers pay, which way cargo goes, what a project would carry. Equation (9).
///
/// Logit assignment of cargo to enumerated routes (Dial, "A probabilistic multipath traffic
/// assignment model", Transportation Research 5, 1971); capacities by the dual prices of the
/// equivalent entropy programme (Bell, "Stochastic user equilibrium assignment in networks with
/// queues", Transportation Research B 29, 1995). Costs are in USD/t, flows in Mt/yr.
#pragma once

#include "world/corridor_index.h"
#include "world/world.h"

namespace tumen {

/// cargo.demand: demand0, moved by the shipper's product since the base year.
/// Reads state.gdp and state.gdp_base (> 0).
void update_demand(World& world);

/// route.cost (generalised cost without shadow prices) and route.attraction, both as if every
/// route were open; route.closed, the nodes and links on the way that are closed now: those with
/// available < 0.5 or capacity + added = 0; shunned, 1 where the shipper boycotts the owner of a
/// port on the way (38). The functions below read all four.
void price_routes(const CorridorIndex& index, World& world);

/// route.flow, node.throughput (of nodes on the way, not of origins and destinations), link.flow,
/// and the shadow prices of both.
///
/// A cargo without an open route stays at home. Where some capacity would be exceeded, shadow
/// prices are moved by a fixed number of steps from where the last tick left them, and what still
/// exceeds a capacity is rationed in proportion. Elsewhere every shadow price is exactly 0.
/// Flows of a cargo never sum to more than its demand, and no capacity is exceeded beyond rounding.
void assign_cargo(const CorridorIndex& index, World& world);

/// project.potential, project.divert, project.rival_share. Capacities of other elements are
/// ignored; whether they are open is not. Boycotts are ignored too: talks are about what passes
/// once there is a deal.
///
/// Potential: the volume where the scenario gives one (volume >= 0), otherwise the cargo that
/// would pass the project's node or link if it were open; at most the design capacity; 0 without
/// volume, node and link. Divert: what the host's other ports would lose per unit of that cargo
/// (below 0 where they gain); 0 where the potential is 0 or no cargo passes. Rival share: the part
/// of the cargo of the partner's shippers that would pass ports of third states if the project's
/// node or link were closed. Both are 0 for a project with neither node nor link.
void project_potential(const CorridorIndex& index, World& world);

/// Cargo, Mt/yr, of `index.ports_under(region)` if the region's free-port regime were `freeport`
/// (0 .. 1), capacities ignored; cargo that passes two of these ports counts in both. Used by (27).
Real regime_throughput(const CorridorIndex& index, const World& world, RegionId region,
                       Real freeport);

}  // namespace tumen
