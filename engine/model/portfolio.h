/// Foreign capital: what is on offer and what the host takes. Equations (10) and (11).
///
/// Hedging as portfolio choice: the host trades the return on capital against the risk of
/// depending on those who bring it (Markowitz 1952; Conybeare 1992; Kuik 2008).
#pragma once

#include <span>

#include "core/model.h"
#include "world/world.h"

namespace tumen {

/// (10) holding.supply, bn USD/yr, of every region and state; 0 for the region's owner. The
/// sanction that frightens an investor is the strongest financial one that any state, the
/// investor included, holds on the owner.
void supply_capital(World& world);

/// (11) v_ij = v0 + v1 Th_ij^R + v2 (1 - T_ij): the risk that i sees in depending on j.
Real partner_risk(const World& world, StateId i, StateId j);

/// (11) holding.variance, holding.accepted, region.inflow: the acceptance 0 <= x_j <= S_j that
/// maximises the owner's U. Reads holding.supply.
///
/// U is concave for w_E, w_H >= 0, and the maximum is found to rounding from the present values
/// alone. To keep it unique where the host fears no dependence, v_j w_H rho carries a softening of
/// 1e-6: capital is then taken in order of its status cost, equal amounts of equally costly
/// capital, each up to its supply. A negative w_H counts as 0; with a negative w_E the result is a
/// point where no small change is worth making.
void choose_portfolio(World& world, RegionId region);

/// The parts of U in (11), bn USD/yr, each with its sign.
struct PortfolioValue {
  Real gain = 0.0;        ///< w_E: return on capital, saturating
  Real dependence = 0.0;  ///< w_H: risk of the partners, by their shares
  Real status = 0.0;      ///< w_S: capital from senior partners

  Real total() const { return gain + dependence + status; }
};

/// x_0: own_capital and programme spending, bn USD/yr.
Real owner_capital(const World& world, RegionId region);

/// U of accepting `accepted[j]` bn USD/yr from state j (the owner's own entry is not read).
/// Reads holding.variance. `own`: x_0 to reckon with; without it that of the world.
PortfolioValue portfolio_value(const World& world, RegionId region, std::span<const Real> accepted);
PortfolioValue portfolio_value(const World& world, RegionId region, std::span<const Real> accepted,
                               Real own);

/// dU/dx_j, pure number, at holding.accepted. Reads holding.variance.
Real marginal_value(const World& world, RegionId region, StateId investor);

/// Null of (11) and (12): accepts a random part of what every investor offers, and draws the part
/// of the need that a declaration would name.
void draw_sizes(const Batch& batch, World& w, RegionId region, int tick);

}  // namespace tumen
