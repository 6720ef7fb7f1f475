/// Learning from payoffs: equation 48 (Erev & Roth 1998).
#pragma once

#include "model/rules.h"
#include "world/world.h"

namespace tumen {

/// Credits what was done at the docket's last occasion with the utility of holding now, in the
/// lanes where the menu is open:
///
///     q_o += rl_rate (U(hold) - q_o)    for the option o of the last occasion;
///     q_o  = U(hold)                    for every o at the first occasion,
///
/// so that nothing is preferred before anything was tried. Then replaces the terms of the menu by
/// the propensities q; stake and availability stay. `docket`: position in the model's list. The
/// world must have kMaxOptions places of memory for each docket.
void recall(World& w, std::size_t docket, Menu& menu);

/// Notes which option was taken, in the lanes where the menu is open.
void remember(World& w, std::size_t docket, const Menu& menu, const Choice& choice);

}  // namespace tumen
