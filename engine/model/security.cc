#include "model/security.h"

#include "core/math.h"

namespace tumen {
namespace {
constexpr double kSmallestPower = 1e-9;
}

void measure_security(World& w) {
  const Structure& s = w.structure;
  for (StateId h : s.every_state()) {
    w.state.deterrence[h] = w.par.eta / max(w.state.capability[h], kSmallestPower);
  }
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    Real coalition = w.state.capability[i];
    for (StateId j : s.every_state()) {
      if (i != j) coalition += w.dyad.alignment[s.dyad(i, j)] * w.state.capability[j];
    }
    Real security = 0.0;
    for (StateId h : s.every_state()) {
      if (i == h) continue;
      const DyadId ih = s.dyad(i, h);
      const Real against = coalition - w.dyad.alignment[ih] * w.state.capability[h];
      w.dyad.exposure[ih] = exp(-(against * w.state.deterrence[h]));
      security -= w.dyad.threat_S[ih] * w.dyad.exposure[ih];
    }
    w.state.security[i] = security;
  }
}

Securities security_if(const World& w, StateId i, StateId j, Real higher, Real lower) {
  const Structure& s = w.structure;
  const Real more = higher * w.state.capability[j], less = lower * w.state.capability[j];
  Securities sum = {0.0, 0.0};
  for (StateId h : s.every_state()) {
    if (h == i) continue;
    const DyadId ih = s.dyad(i, h);
    const Real felt = w.dyad.threat_S[ih] * w.dyad.exposure[ih];
    const Real per_support = w.state.deterrence[h];
    sum.higher -= h == j ? felt : felt * exp(-(more * per_support));
    sum.lower -= h == j ? felt : felt * exp(-(less * per_support));
  }
  return sum;
}

}  // namespace tumen
