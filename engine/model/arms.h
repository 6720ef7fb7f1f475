/// Arms sales to third states: equation 42.
#pragma once

#include "model/context.h"

namespace tumen {

/// Delivers for a tick: what is sold adds to the buyer's military spending, and conduct.provocation
/// becomes what the states that the buyers are hostile to hold against the sellers,
/// sum_k arms_ik I_jk, which enters equation 3.
void deliver_arms(const Context& c, World& w);

}  // namespace tumen
