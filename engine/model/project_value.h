/// What a project's terms are worth to its two sides: equations 13, 14 and 15.
#pragma once

#include "core/math.h"
#include "model/context.h"
#include "model/menu.h"

namespace tumen {

/// Terms of a lease: the paper's tau (years), e, m and f (shares of 1).
struct Terms {
  Real years, equity, management, finance;
};
/// Overwrites `target` in the lanes where `m` holds.
inline void assign(Mask m, Terms& target, const Terms& terms) {
  assign(m, target.years, terms.years);
  assign(m, target.equity, terms.equity);
  assign(m, target.management, terms.management);
  assign(m, target.finance, terms.finance);
}
Terms agreed_terms(const World& w, ProjectId p);
Terms offered_terms(const World& w, ProjectId p);

/// What the two sides look at besides the terms, gathered once per project and tick.
struct Prospect {
  // Common.
  Real use;            ///< Q, units/yr, at design capacity
  Real cost;           ///< K, bn USD
  Real pace;           ///< g(L) (1 - friction) / build at full effort, with the labour let in, 1/yr
  Real outlook = 1.0;  ///< share of time that a state in between is expected to leave the way open
  Real budget;         ///< share of the cost carried by host and third parties: f_3 + phi (1 - s^F)
  Real f3;             ///< third parties' part of it
  Real rent;           ///< bn USD/yr
  Real margin, spill, save, loss, fee;  ///< bn USD per unit
  Real divert;                          ///< cargo lost by the host's other ports per unit
  // Host.
  Real host_economy, host_hedging, host_relative;  ///< w_E, w_H, k_ij
  Real sovereignty;         ///< theta s0 GRP Th^L, bn USD/yr at full loss of control
  Real public_sovereignty;  ///< the same for theta = 1: what others know of it
  Real marginalisation;     ///< zeta GRP share_rival, bn USD/yr
  Real dependence;          ///< (rho/2) v_ij lam_r GRP, bn USD/yr
  Real share;               ///< partner's share of foreign capital in the region
  Real tau_s, om0, omE, omM;
  // Partner.
  Real partner_economy;  ///< w_E of the partner
  Real hazard;           ///< h0 (1 - T_ji) (1 - (1 - h_b) b), 1/yr
  Real h1, xi;
  Real credit;  ///< 2 dbar T_ji: finance that trust alone supports
  Real r, r_c;
};

/// `level`: commitment level to reckon with; `third`: whether third partners are invited.
Prospect survey(const World& w, ProjectId p, Real level, Real third);
/// With the project's own level and third partners.
Prospect survey(const World& w, ProjectId p);

/// g(L): pace at a commitment level 0 .. 3.
Real pace_at(const World& w, Real level);
/// Share of pace lost to bureaucracy, lowered by the strongest institution both sides belong to,
/// a graded one in proportion to the lesser depth (equation 23).
Real friction_between(const World& w, ProjectId p);

/// (13) Share of the cost that is financed, and the discount that delay implies.
/// rate = eff fin g(L) (1 - friction) / build; Tc = 1 / (rate outlook); DF = exp(-r_c Tc).
Real financed(const Prospect& x, Real finance, Real paid);
Real rate_of_progress(const Prospect& x, Real finance, Real paid, Real effort);
/// The rate that the parties expect on the mean: rate outlook.
Real expected_rate(const Prospect& x, Real finance, Real paid, Real effort);
Real delay_discount(const Prospect& x, Real finance, Real paid, Real effort);

/// (14) Value to the host by term, bn USD/yr; `discount` is DF of equation 13.
struct HostValue {
  Real economic, sovereignty, dependence, marginalisation, relative_gains;
  Real before_relative() const { return economic + sovereignty + dependence + marginalisation; }
  Real total() const { return before_relative() + relative_gains; }
  /// Adds `weight` times the terms to an option of a menu.
  void add_to(Menu& menu, std::size_t option, Real weight = 1.0) const;
};

/// Factors of one term each, so that grids of terms compute them once (lanes, see docs).
struct DelayFactors {
  Real discount, root;  ///< DF and its square root
};
DelayFactors delay_factors(const Prospect& x, Real finance, Real paid, Real effort);
/// 1 - exp(-tau / tau_s)
Real length_factor(const Prospect& x, Real years);
/// (15) Hazard of forced renegotiation under the terms.
Real renegotiation_hazard(const Prospect& x, Real equity, Real management, Real finance);
/// r (1 - exp(-(r + h) tau)) / (r + h)
Real annuity_factor(const Prospect& x, Real hazard, Real years);

HostValue host_value(const Prospect& x, const Terms& t, const DelayFactors& d, Real length,
                     Real partner_value);
/// (15) Value to the partner, bn USD/yr.
Real partner_value(const Prospect& x, const Terms& t, const DelayFactors& d, Real annuity);

/// Both values at some terms, everything computed (not for grids).
struct Values {
  HostValue host;
  Real partner;
};
Values values_at(const Prospect& x, const Terms& t, Real paid = 1.0, Real effort = 1.0);

/// (15) Finance requires control or trust: f <= e + 2 dbar T_ji.
Mask financeable(const Prospect& x, Real equity, Real finance);

/// (20) The partner's rent Q (e mg + m fee) under the agreed terms, bn USD/yr: a squeeze claims the
/// share chi of it.
Real partner_rent(const World& w, ProjectId p, const Prospect& x);
/// (15, 20) What the partner gets of an operating project in a year: Q (save + e mg + m fee) -
/// rent, less what is squeezed, Q as far as a state in between lets it through (22); 0 where it
/// does not operate or the lease is over. bn USD/yr.
Real partner_income(const World& w, ProjectId p);

/// d_i: what the host gets by building alone with third-party finance, at least nothing.
Real host_outside(const Prospect& x);
/// Whether port n, another than the project's own and not the partner's, is on offer to the
/// partner.
Mask route_on_offer(const World& w, ProjectId p, NodeId n);
/// What port n brings the partner at its posted terms and present throughput, bn USD/yr; its value
/// is w_E times that.
Real route_income(const World& w, ProjectId p, const Prospect& x, NodeId n);
/// What the best of these ports brings, at least nothing, bn USD/yr.
Real outside_income(const World& w, ProjectId p, const Prospect& x);
/// d_j: value of the partner's best other port at posted terms; written to project.outside.
void value_outside_options(World& w);

// --- what the walk of a grid of terms computes at every point -------------------------------

inline Real length_factor(const Prospect& x, Real years) { return 1.0 - exp(-(years / x.tau_s)); }

inline Real renegotiation_hazard(const Prospect& x, Real equity, Real management, Real finance) {
  return x.hazard * (1.0 + x.h1 * finance) * (1.0 - 0.5 * x.xi * (equity + management));
}

inline Real annuity_factor(const Prospect& x, Real hazard, Real years) {
  const Real drain = x.r + hazard;
  return x.r * (1.0 - exp(-(drain * years))) / drain;
}

inline HostValue host_value(const Prospect& x, const Terms& t, const DelayFactors& d, Real length,
                            Real partner_value) {
  HostValue v;
  const Real handled = d.discount * x.use;
  const Real own_finance = positive_part(1.0 - t.finance - x.f3);
  v.economic =
      x.host_economy * (handled * ((1.0 - t.equity) * x.margin + x.spill - x.divert * x.loss) +
                        d.discount * x.rent - x.r * x.cost * own_finance * d.root);
  v.marginalisation = x.host_hedging * d.discount * x.marginalisation;
  const Real control = x.om0 + x.omE * t.equity + x.omM * t.management;
  v.sovereignty = -(x.host_hedging * d.discount * x.sovereignty * length * control);
  const Real share_after = x.share + 0.1 * t.equity;
  v.dependence = -(x.host_hedging * x.dependence * (square(share_after) - square(x.share)));
  v.relative_gains = -(x.host_relative * positive_part(partner_value - v.before_relative()));
  return v;
}

inline Real partner_value(const Prospect& x, const Terms& t, const DelayFactors& d, Real annuity) {
  const Real per_unit = x.save + t.equity * x.margin + t.management * x.fee;
  return x.partner_economy * (d.discount * x.use * per_unit * annuity - d.discount * x.rent -
                              x.r * x.cost * t.finance * d.root);
}

}  // namespace tumen
