/// Phase 2, perception: capability, intent, threat, trust that fades, status. Equations 1-3, 6, 19.
#pragma once

#include "model/context.h"

namespace tumen {

/// (1) Share of capability (Waltz 1979): weighted geometric mean of shares, adding up to 1.
void measure_capability(World& w);
/// (3) Beliefs about hostile intent move toward what the signals say, as far as they are read
/// right (41), at speed phi_I learning.
/// With `settled` they are there at once (the start of a history).
void update_intent(const Context& c, World& w, bool settled = false);
/// (2) exp(-distance / d_R): the share of power that reaches another state.
void measure_proximity(World& w);
/// (2) Threat (Walt 1987) in the system, in the region, and on the spot of every project.
void measure_threat(World& w);
/// (19) Memory of kept and broken agreements fades toward the prior; trust is their mean
/// under the Beta rule.
void fade_trust(const Context& c, World& w);
/// (6) Status (Larson & Shevchenko 2010) and its deficit; summit status decays.
void measure_status(const Context& c, World& w);
/// A = sqrt(a_ij a_ji) for every pair.
void measure_alignment(World& w);

}  // namespace tumen
