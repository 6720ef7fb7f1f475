/// Ratification at home, the second level of a two-level game: equation 37 (Putnam 1988).
#pragma once

#include "model/context.h"

namespace tumen {

/// What the host's capital weighs when a deal comes home, at the terms on the table, bn USD/yr.
struct HomeVote {
  Real national;  ///< V_i of equation 14
  Real regional;  ///< w_reg V_region: spill-over, being bypassed or not, control lost on the spot
  Real popular;   ///< w_pub (O_ij - 1/2) r K
  Real margin() const { return national + regional + popular; }
};
HomeVote home_vote(const World& w, ProjectId p);

/// (37) Puts the deal on project p to the vote in the lanes of `agreed`, where both sides have
/// accepted it, and returns where it passes: everywhere that no ratification is needed or the
/// margin is not negative. Elsewhere the offer and both acceptances are void and a veto is
/// counted. With `by_lot`, for a null that is random at every decision, a fair lot decides.
Mask ratify(World& w, ProjectId p, Mask agreed, const Batch& batch, bool by_lot,
            const Events& events);

}  // namespace tumen
