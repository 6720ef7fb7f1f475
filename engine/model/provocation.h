/// Provocations by states of which the scenario expects them. Equation 22; an exogenous draw.
#pragma once

#include "model/context.h"

namespace tumen {

/// provocation_rate (1 - appeasement engagement), 1/yr: how often provocations start in quiet
/// times, as engagement stood when it was last measured.
Real provocation_hazard(const World& w, StateId k);

/// Writes state.engagement of every state, for the start.
void start_engagement(World& w);

/// Measures engagement, then starts and ends provocations with one draw per state: start with
/// probability 1 - exp(-hazard dt), end with 1 - exp(-dt/provocation_years). Draws nothing for
/// states at rest whose rate is 0.
void update_provocations(const Context& c, World& w, const Batch& batch, const Events& events);

}  // namespace tumen
