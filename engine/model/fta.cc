#include "model/fta.h"

namespace tumen {

void conclude_agreements(World& w, const Events& events) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    for (StateId j : s.every_state()) {
      if (!(i < j) || !s[j].active) continue;
      const DyadId ij = s.dyad(i, j), ji = s.dyad(j, i);
      const Mask agreed = (w.conduct.fta_offer[ij] >= 0.5) & (w.conduct.fta_offer[ji] >= 0.5);
      if (!any(agreed)) continue;
      for (const DyadId pair : {ij, ji}) {
        assign(agreed, w.conduct.fta[pair], 1.0);
        assign(agreed, w.conduct.fta_offer[pair], 0.0);
      }
      events.note("free trade agreed", s[j].id, s[i].id, agreed);
    }
  }
}

}  // namespace tumen
