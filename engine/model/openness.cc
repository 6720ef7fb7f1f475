#include "model/openness.h"

namespace tumen {
namespace {
constexpr double kClosed = 0.01;  // entry below this counts as this, so that ratios stay finite
constexpr double kLeastProduct = 1e-12;
}  // namespace

Real labour_entry(const World& w, RegionId r) {
  return max(w.development.quota[r], w.development.visa[r]);
}

Real labour_pace(const World& w, RegionId r) {
  const RegionId wide = w.structure[r].parent;
  Real need = w.development.labour_need[r];
  if (wide) need = max(need, w.development.labour_need[wide]);
  if (!any(need > 0.0)) return 1.0;
  Real entry = labour_entry(w, r);
  if (wide) entry = min(entry, labour_entry(w, wide));
  return 1.0 - need * (1.0 - entry);
}

Real equity_limit(const World& w, RegionId r) {
  const RegionId wide = w.structure[r].parent;
  const Real own = w.development.equity_cap[r];
  return wide ? min(own, w.development.equity_cap[wide]) : own;
}

Real regime_quality(const World& w, RegionId r) {
  const Real inst = w.region.inst[r];
  return inst + w.development_par.asez_gain * w.development.asez[r] * (1.0 - inst);
}

Real screened(const World& w, RegionId r, StateId investor) {
  const Real threat = w.dyad.threat_R[w.structure.dyad(w.structure[r].owner, investor)];
  return 1.0 - w.development.screening[r] * min(threat / w.development_par.screening_scale, 1.0);
}

Real migration_openness(const World& w, StateId i) {
  const Structure& s = w.structure;
  Real needing = 0.0, change = 0.0;
  for (RegionId r : s.every_region()) {
    if (s[r].owner != i || s[r].parent) continue;
    const Real weight = w.development.labour_need[r] * w.region.grp[r];
    const Real before = w.development.entry_start[r];
    needing += weight;
    change += weight * (labour_entry(w, r) - before) / max(before, kClosed);
  }
  return 1.0 + select(needing > 0.0, change / max(needing, kLeastProduct), 0.0);
}

void start_openness(World& w) {
  for (RegionId r : w.structure.every_region()) w.development.entry_start[r] = labour_entry(w, r);
}

}  // namespace tumen
