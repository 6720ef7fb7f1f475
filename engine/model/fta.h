/// Free trade agreements: equation 34 (Baier & Bergstrand 2007).
#pragma once

#include "model/context.h"

namespace tumen {

/// 1 where an agreement between i and j is in force: where both directions say so.
inline Real fta_in_force(const World& w, StateId i, StateId j) {
  const DyadId ij = w.structure.dyad(i, j), ji = w.structure.dyad(j, i);
  return min(w.conduct.fta[ij], w.conduct.fta[ji]);
}

/// Phase 6: an agreement comes into force where both offers stand; the offers are used up.
/// After all choices are carried out, so that their order never matters.
void conclude_agreements(World& w, const Events& events);

}  // namespace tumen
