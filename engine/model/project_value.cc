#include "model/project_value.h"

#include "core/math.h"
#include "model/binding.h"
#include "model/membership.h"
#include "model/openness.h"
#include "model/portfolio.h"
#include "model/trilateral.h"
#include "model/units.h"

namespace tumen {
namespace {

constexpr double kSlowest = 1e-9;  // 1/yr; keeps the time to completion finite

/// The wide region a project belongs to: where foreign capital is counted.
RegionId wide_region(const Structure& s, ProjectId p) {
  const RegionId r = s[p].region;
  return s[r].parent ? s[r].parent : r;
}

/// Snidal's 1991 N: the effective number of powers, 1 / sum C^2.
Real effective_powers(const World& w) {
  Real sum = 0.0;
  for (StateId i : w.structure.every_state()) sum += square(w.state.capability[i]);
  return 1.0 / sum;
}

}  // namespace

Terms agreed_terms(const World& w, ProjectId p) {
  return {w.project.years[p], w.project.equity[p], w.project.management[p], w.project.finance[p]};
}

Terms offered_terms(const World& w, ProjectId p) {
  return {w.project.offer_years[p], w.project.offer_equity[p], w.project.offer_management[p],
          w.project.offer_finance[p]};
}

Real pace_at(const World& w, Real level) {
  Real pace = w.par.pace_0;
  assign(level >= 0.5, pace, w.par.pace_1);
  assign(level >= 1.5, pace, w.par.pace_2);
  assign(level >= 2.5, pace, w.par.pace_3);
  return pace;
}

Real friction_between(const World& w, ProjectId p) {
  const Structure& s = w.structure;
  Real relief = 0.0;
  for (InstitutionId o : s.every_institution()) {
    if (s[o].graded()) {
      relief =
          max(relief, w.institution.strength[o] * working_depth(w, o, s[p].host, s[p].partner));
      continue;
    }
    bool host = false, partner = false;
    for (StateId member : s[o].members) {
      host |= member == s[p].host;
      partner |= member == s[p].partner;
    }
    if (host && partner) relief = max(relief, w.institution.strength[o]);
  }
  return w.project.friction[p] * (1.0 - relief);
}

Prospect survey(const World& w, ProjectId p) {
  return survey(w, p, w.project.level[p], w.project.third[p]);
}

Prospect survey(const World& w, ProjectId p, Real level, Real third) {
  const Structure& s = w.structure;
  const Project& project = s[p];
  const StateId i = project.host, j = project.partner;
  const DyadId ij = s.dyad(i, j), ji = s.dyad(j, i);
  const RegionId wide = wide_region(s, p);
  const bool local = project.level == Level::sub_regional || project.level == Level::central_asia;
  const RegionId stage_region = local ? project.region : wide;
  const Real grp = w.region.grp[stage_region];
  const Real capital = w.region.foreign_capital[wide];

  Prospect x;
  x.use = w.project.potential[p];
  x.cost = w.project.cost[p];
  x.pace = pace_at(w, level) * (1.0 - friction_between(w, p)) / w.project.build[p];
  x.pace *= labour_pace(w, project.region);
  if (project.through) x.outlook = w.trilateral.outlook[p];
  x.f3 = third * w.project.f3[p];
  x.budget = x.f3 + w.region.fiscal[project.region] * (1.0 - w.state.secondary[i]);
  x.rent = w.project.rent[p];
  x.margin = w.project.mg[p] * kBnPerUnitUsd;
  x.spill = w.project.spill[p] * kBnPerUnitUsd;
  x.save = w.project.save[p] * kBnPerUnitUsd;
  x.loss = w.project.loss[p] * kBnPerUnitUsd;
  x.fee = w.par.fee * kBnPerUnitUsd;
  x.divert = w.project.divert[p];

  x.host_economy = w.state.w_E[i];
  x.host_hedging = w.state.w_H[i];
  x.host_relative =
      w.state.k0[i] * (0.5 + w.dyad.threat_R[ij]) / max(effective_powers(w) - 1.0, 0.1);
  x.public_sovereignty = w.par.s0 * grp * w.project.threat_L[p];
  x.sovereignty = x.public_sovereignty * w.talks.host_type[p];
  x.marginalisation = w.par.zeta * grp * w.project.rival_share[p];
  x.dependence = 0.5 * w.par.rho * partner_risk(w, i, j) * w.par.lam_r * grp;
  x.share = select(capital > 0.0, w.holding.capital[s.holding(wide, j)] / max(capital, 1e-12), 0.0);
  x.tau_s = w.par.tau_s;
  x.om0 = w.par.om0;
  x.omE = w.par.omE;
  x.omM = w.par.omM;

  x.partner_economy = w.state.w_E[j];
  x.hazard = w.par.h0 * (1.0 - w.dyad.trust[ji]) * (1.0 - (1.0 - w.par.h_b) * firmness(w, p));
  x.h1 = w.par.h1;
  x.xi = w.par.xi;
  x.credit = 2.0 * w.par.dbar * w.dyad.trust[ji];
  x.r = w.par.r;
  x.r_c = w.par.r_c;
  return x;
}

Real financed(const Prospect& x, Real finance, Real paid) {
  return min(finance * paid + x.budget, 1.0);
}

Real rate_of_progress(const Prospect& x, Real finance, Real paid, Real effort) {
  return effort * financed(x, finance, paid) * x.pace;
}

Real expected_rate(const Prospect& x, Real finance, Real paid, Real effort) {
  return rate_of_progress(x, finance, paid, effort) * x.outlook;
}

Real delay_discount(const Prospect& x, Real finance, Real paid, Real effort) {
  return exp(-(x.r_c / max(expected_rate(x, finance, paid, effort), kSlowest)));
}

DelayFactors delay_factors(const Prospect& x, Real finance, Real paid, Real effort) {
  const Real discount = delay_discount(x, finance, paid, effort);
  return {discount, sqrt(discount)};
}

Values values_at(const Prospect& x, const Terms& t, Real paid, Real effort) {
  const DelayFactors d = delay_factors(x, t.finance, paid, effort);
  const Real hazard = renegotiation_hazard(x, t.equity, t.management, t.finance);
  const Real partner = partner_value(x, t, d, annuity_factor(x, hazard, t.years));
  return {host_value(x, t, d, length_factor(x, t.years), partner), partner};
}

Mask financeable(const Prospect& x, Real equity, Real finance) {
  return finance <= equity + x.credit;
}

Real partner_rent(const World& w, ProjectId p, const Prospect& x) {
  return x.use * (w.project.equity[p] * x.margin + w.project.management[p] * x.fee);
}

Real partner_income(const World& w, ProjectId p) {
  const Mask leased =
      (w.project.stage[p] == stage(Stage::operating)) & (w.project.lease_left[p] > 0.0);
  if (!any(leased)) return 0.0;
  Prospect x = survey(w, p);
  x.use = let_through(w, p, x.use);
  const Real kept = 1.0 - w.par.chi * w.project.squeezed[p];
  const Real income = x.use * x.save + kept * partner_rent(w, p, x) - x.rent;
  return select(leased, income, 0.0);
}

Real host_outside(const Prospect& x) {
  const Terms alone = {0.0, 0.0, 0.0, 0.0};
  Prospect own = x;
  own.rent = 0.0;  // nobody pays it
  return positive_part(values_at(own, alone).host.total());
}

Mask route_on_offer(const World& w, ProjectId p, NodeId n) {
  const Structure& s = w.structure;
  const bool other_port =
      n != s[p].node && s[n].kind == NodeKind::port && s[n].owner != s[p].partner;
  if (!other_port || !(s[p].node || s[p].link)) return Mask(false);
  return (w.node.posted[n] >= 0.5) & (w.node.available[n] >= 0.5);
}

Real route_income(const World& w, ProjectId p, const Prospect& x, NodeId n) {
  const Real equity = w.node.posted_equity[n], management = w.node.posted_management[n];
  const Real hazard = renegotiation_hazard(x, equity, management, 0.0);
  const Real per_unit =
      (w.node.saving[n] + equity * w.project.mg[p] + management * w.par.fee) * kBnPerUnitUsd;
  const Real income =
      w.node.throughput[n] * per_unit * annuity_factor(x, hazard, w.node.posted_years[n]);
  return income - w.node.posted_rent[n];
}

Real outside_income(const World& w, ProjectId p, const Prospect& x) {
  Real best = 0.0;
  for (NodeId n : w.structure.every_node()) {
    const Mask offered = route_on_offer(w, p, n);
    if (!any(offered)) continue;
    best = select(offered, max(best, route_income(w, p, x, n)), best);
  }
  return best;
}

void value_outside_options(World& w) {
  for (ProjectId p : w.structure.every_project()) {
    Mask offered(false);
    for (NodeId n : w.structure.every_node()) offered |= route_on_offer(w, p, n);
    w.project.outside[p] = 0.0;
    if (!any(offered)) continue;
    const Prospect x = survey(w, p);
    w.project.outside[p] = positive_part(x.partner_economy * outside_income(w, p, x));
  }
}

void HostValue::add_to(Menu& menu, std::size_t option, Real weight) const {
  menu.term(option, Term::economic) += weight * economic;
  menu.term(option, Term::sovereignty) += weight * sovereignty;
  menu.term(option, Term::dependence) += weight * dependence;
  menu.term(option, Term::marginalisation) += weight * marginalisation;
  menu.term(option, Term::relative_gains) += weight * relative_gains;
}

}  // namespace tumen
