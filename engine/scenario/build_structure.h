/// Entities and how they hang together.
#pragma once

#include <vector>

#include "scenario/report.h"
#include "scenario/value.h"
#include "world/structure.h"

namespace tumen {

/// False, with errors, when the file has more entities than the limits allow.
bool check_sizes(const Value& tree, Report& report);

/// The structure of the tree, each list sorted by key, without routes. Unknown references, doubled
/// keys, a project in another state's region and the like are reported.
Structure build_structure(const Value& tree, Report& report);

/// Most routes kept of each cargo, in the structure's order.
std::vector<int> routes_per_cargo(const Value& tree, const Structure& structure);

}  // namespace tumen
