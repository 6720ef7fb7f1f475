#include "model/arms.h"

namespace tumen {

void deliver_arms(const Context& c, World& w) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) w.conduct.provocation[s.dyad(j, i)] = 0.0;
  }
  // A buyer's sellers are counted first, so that deliveries compound in no order.
  for (StateId k : s.every_state()) {
    Real sellers = 0.0;
    for (StateId i : s.every_state()) {
      const Real sold = i == k ? Real(0.0) : w.conduct.arms[s.dyad(i, k)];
      if (!any(sold > 0.0)) continue;
      sellers += sold;
      for (StateId j : s.every_state()) {
        if (j == i || j == k || !s[j].active) continue;
        w.conduct.provocation[s.dyad(j, i)] += sold * w.dyad.intent[s.dyad(j, k)];
      }
    }
    if (any(sellers > 0.0)) {
      w.state.mil[k] *= 1.0 + w.statecraft.arms_size * sellers * c.years;
    }
  }
}

}  // namespace tumen
