/// What must hold of every number of a world after every tick, whatever the theory.
#pragma once

#include <cmath>
#include <string>

#include "world/world.h"

namespace tumen::test {

/// The first number outside its valid range, or "".
inline std::string out_of_bounds(const World& w) {
  for (const FieldSet::Entry& e : w.fields.entries()) {
    for (std::size_t k = 0; k < e.count; ++k) {
      for (int lane = 0; lane < kLanes; ++lane) {
        const double x = w.fields.values(e)[k][lane];
        if (e.quantity.valid.contains(x)) continue;
        return w.structure.name(static_cast<IndexSet>(e.index_set), k) + "." +
               std::string(e.quantity.name) + " = " + std::to_string(x);
      }
    }
  }
  return "";
}

}  // namespace tumen::test
