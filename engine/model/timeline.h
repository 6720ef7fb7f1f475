/// Phase 0, shocks, and phase 1, exogenous growth. Equation 29.
#pragma once

#include "model/context.h"

namespace tumen {

/// The value of a series at a tick; `series` has a point.
double value_at(const Series& series, int tick);

/// Dated edits, exogenous paths and lease requests of the scenario (C.5). The world must have room
/// for as many edits as the setup has.
void apply_shocks(const Context& c, World& w, const Events& events);

/// (29) Growth of product, military spending and people, of states and regions.
void grow(const Context& c, World& w);

}  // namespace tumen
