/// Welfare: equation 36. A reading of the world; nothing decides by it.
#pragma once

#include "world/world.h"

namespace tumen {

/// ((pi_ii/pi_ii,0)^(-1/(sig-1)) - 1) E_i, bn USD/yr: real income that cheaper or dearer trade with
/// others has added since the base year (Arkolakis, Costinot & Rodriguez-Clare 2012). pi_ii,0 is
/// the home share at the trade costs of the base year and the products of today: growth of the
/// state itself raises its home share and is no loss.
Real gains_from_trade(const World& w, StateId i);

/// Incomes from capital in regions, bn USD/yr: host_share of the product yield K of foreign
/// capital in its regions and the rest of that of its own capital in others', which add up to
/// the product of (30); its programmes' product less what they cost in the year.
Real capital_income(const World& w, StateId i);

/// Incomes of operating projects in a year, bn USD/yr. Construction is sunk. Rent and squeeze pass
/// between the two; what control events take from the host is lost to both, and so is what a state
/// in between does not let through (22).
struct ProjectIncome {
  Real host, partner;
};
ProjectIncome project_income(const World& w, ProjectId p);

/// U_econ: the sum of the three.
Real welfare(const World& w, StateId i);

}  // namespace tumen
