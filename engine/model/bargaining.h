/// Bargaining over {years, equity, management, finance}: equation 16.
#pragma once

#include <span>
#include <string_view>

#include "model/project_value.h"

namespace tumen {

/// What a round of talks ends with.
struct Agreement {
  Mask found;   ///< lanes with a point that both sides prefer to their outside options
  Terms terms;  ///< that point; zeros elsewhere
  Real host_surplus, partner_surplus;  ///< bn USD/yr over the outside options
};

/// The terms that scenario and levers leave on the table, and what they are worth to both sides.
struct Table {
  const Project& menu;  ///< menus of the lease
  const Prospect& prospect;
  Real years_min, years_max, equity_max, control_max;
  Real host_outside, partner_outside;  ///< d_i, d_j
  Real host_weight;                    ///< beta_i = delta_j / (delta_i + delta_j)
};
Table bargaining_table(const World& w, ProjectId p, const Prospect& x);

/// Walks the grid of terms; `visit(terms, host value, partner value, allowed)` per point.
template <class Visit>
void walk_grid(const Table& table, Visit&& visit);

/// A bargaining rule reads the table and one uniform number per lane.
using BargainingRule = Agreement (*)(const Table&, Real draw);

/// Nash 1950: the allowed point with the largest (V_i - d_i)^beta (V_j - d_j)^(1 - beta);
/// beta from impatience (Binmore, Rubinstein & Wolinsky 1986).
Agreement nash_bargain(const Table&, Real draw);
/// Null: a point of the whole grid at random; a point that is not allowed ends the round.
Agreement random_bargain(const Table&, Real draw);
/// Null: no agreement is ever reached.
Agreement no_bargain(const Table&, Real draw);

/// The table of rules. To add one: one .cc, and a line here and in bargaining.cc.
struct BargainingRuleInfo {
  std::string_view id;
  BargainingRule rule;
  std::string_view meaning, source;
};
std::span<const BargainingRuleInfo> bargaining_rules();
/// The rule of that name, or null.
BargainingRule find_bargaining_rule(std::string_view id);

// --- the walk ----------------------------------------------------------------------------

template <class Visit>
void walk_grid(const Table& table, Visit&& visit) {
  const Prospect& x = table.prospect;
  const Project& menu = table.menu;
  // What depends on one factor is computed once per value of that factor.
  constexpr std::size_t kMost = 8;
  Real length[kMost];
  Mask years_allowed[kMost];
  for (std::size_t a = 0; a < menu.years.size(); ++a) {
    const Real years = menu.years[a];
    length[a] = length_factor(x, years);
    years_allowed[a] = (years >= table.years_min) & (years <= table.years_max);
  }
  for (const double finance : menu.finance) {
    const DelayFactors delay = delay_factors(x, finance, 1.0, 1.0);
    for (const double equity : menu.equity) {
      const Mask allowed_fe = financeable(x, equity, finance) & (Real(equity) <= table.equity_max);
      for (const double management : menu.management) {
        const Mask allowed_fem = allowed_fe & (Real(management) <= table.control_max);
        const Real hazard = renegotiation_hazard(x, equity, management, finance);
        for (std::size_t a = 0; a < menu.years.size(); ++a) {
          const Terms terms = {menu.years[a], equity, management, finance};
          const Mask allowed = allowed_fem & years_allowed[a];
          const Real partner =
              partner_value(x, terms, delay, annuity_factor(x, hazard, terms.years));
          const HostValue host = host_value(x, terms, delay, length[a], partner);
          visit(terms, host.total(), partner, allowed);
        }
      }
    }
  }
}

}  // namespace tumen
