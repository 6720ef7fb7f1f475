/// Routes of cargos through the corridor graph, enumerated once when the structure is set.
#pragma once

#include <span>

#include "world/structure.h"

namespace tumen {

/// Most routes that are kept for a cargo.
inline constexpr int kMostRoutes = 24;

/// Fills `structure.routes`: cargo after cargo, the up to `routes_per_cargo[c]` (at most
/// kMostRoutes) cheapest paths without loops from origin to destination, links travelled in both
/// directions, cheapest first. Source: Yen, "Finding the K shortest loopless paths in a network",
/// Management Science 17, 1971, with Lawler's rule against finding a path twice.
///
/// `link_cost` has one cost per link, in any one unit (to weigh nodes too, add half of each end's
/// cost to the link). Equal costs are ordered by the number of links, then by the sequence of link
/// keys, so neither the order of a file nor its names matter. A link whose cost is negative or not
/// finite is not used. A cargo has no route when its ends coincide or are not connected.
void enumerate_routes(Structure& structure, std::span<const double> link_cost,
                      std::span<const int> routes_per_cargo);

}  // namespace tumen
