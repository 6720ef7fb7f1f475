/// Trust: equation 19 (Beta reputation, Josang & Ismail 2002; Kydd 2005; or reinforcement), and
/// what losing it costs (20).
#pragma once

#include "model/context.h"

namespace tumen {

/// (19) Counts what each side of every project delivered of what was due; under the rule of
/// reinforcement it moves trust at once.
void update_trust(const Context& c, World& w);

/// (19) Counts `agreements` more that `breaker` broke in the eyes of `victim`, in the lanes
/// `where`.
void break_agreements(World& w, StateId breaker, StateId victim, Mask where, Real agreements);

/// (20) Value to `breaker` of the trust of `investor` that `agreements` more broken would cost: the
/// capital that the investor would no longer offer to the region in five years, at the return mu.
Real value_of_breach(const World& w, RegionId region, StateId breaker, StateId investor,
                     Real agreements);
/// The same for five years of broken terms.
Real value_of_broken_trust(const World& w, RegionId region, StateId breaker, StateId investor);

}  // namespace tumen
