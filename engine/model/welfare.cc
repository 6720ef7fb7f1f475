#include "model/welfare.h"

#include "core/math.h"
#include "model/docket_project.h"
#include "model/trade.h"
#include "model/trilateral.h"
#include "model/units.h"

namespace tumen {
namespace {}

Real gains_from_trade(const World& w, StateId i) {
  const DyadId home = w.structure.dyad(i, i);
  const Real spending = w.dyad.exports[home] / w.dyad.share[home];
  const Real opening = -log(w.dyad.share[home] / home_share_at_base_costs(w, i));
  return (exp(opening / (w.par.sig - 1.0)) - 1.0) * spending;
}

Real capital_income(const World& w, StateId i) {
  const Structure& s = w.structure;
  const Real kept = w.development_par.host_share;
  Real capital = 0.0, net_cost = 0.0;
  for (RegionId r : s.every_region()) {
    if (s[r].owner == i) {
      capital += kept * w.region.foreign_capital[r] + w.development.programme_capital[r];
      net_cost += w.development.budget[r];
    } else {
      capital += (1.0 - kept) * w.holding.capital[s.holding(r, i)];
    }
  }
  return w.development_par.yield * capital - net_cost;
}

ProjectIncome project_income(const World& w, ProjectId p) {
  const Mask operating = at_stage(w, p, Stage::operating);
  if (!any(operating)) return {0.0, 0.0};
  const Real carried = let_through(w, p, w.project.potential[p]);
  const Real use = select(operating, carried, 0.0) * kBnPerUnitUsd;
  const Real foreign = w.project.equity[p] * w.project.mg[p];
  const Real own = (1.0 - w.project.equity[p]) * w.project.mg[p] * (1.0 - w.control.eroded[p]);
  const Real fees = w.project.management[p] * w.par.fee;
  const Mask leased = operating & (w.project.lease_left[p] > 0.0);
  const Real claimed = w.par.chi * w.project.squeezed[p] * use * (foreign + fees);
  const Real passed = select(leased, w.project.rent[p] + claimed, 0.0);
  const Real lost_elsewhere = w.project.divert[p] * w.project.loss[p];
  return {use * (own + w.project.spill[p] - lost_elsewhere) + passed,
          use * (w.project.save[p] + foreign + fees) - passed};
}

Real welfare(const World& w, StateId i) {
  const Structure& s = w.structure;
  Real sum = gains_from_trade(w, i) + capital_income(w, i);
  for (ProjectId p : s.every_project()) {
    if (s[p].host == i) sum += project_income(w, p).host;
    if (s[p].partner == i) sum += project_income(w, p).partner;
  }
  return sum;
}

}  // namespace tumen
