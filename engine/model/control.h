/// Control events: equation 33. What foreign control does in truth, apart from what is feared.
#pragma once

#include <cstdint>

#include "model/context.h"

namespace tumen {

/// erosion (omE e + omM m + om0)(1 - exp(-tau/tau_s)): true hazard of losing control while the
/// lease of project p runs, 1/yr; 0 elsewhere. The sovereignty cost of (14) has the same shape and
/// the scale s0 Th^L of its own, so that fear and fact can differ.
Real control_hazard(const World& w, ProjectId p);

/// (33) Draws the control events of the tick: each takes erosion_loss of the host's margin for
/// good, until nothing is left.
void erode_control(const Context& c, const Batch& batch, World& w, const Events& events);

}  // namespace tumen
