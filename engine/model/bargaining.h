/// Bargaining over {years, equity, management, finance}: equations 16, 49, 50 and 51.
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
  /// (49) What either side insists on after this round, share of its best surplus.
  Real host_ask = 1.0, partner_ask = 1.0;
};
/// No terms found in any lane.
Agreement no_agreement();

/// The terms that scenario and levers leave on the table, and what they are worth to both sides.
struct Table {
  const Project& menu;  ///< menus of the lease
  const Prospect& prospect;
  Real years_min, years_max, equity_max, control_max;
  Real host_outside, partner_outside;  ///< d_i, d_j
  Real host_weight;                    ///< beta_i = delta_j / (delta_i + delta_j)
  // For rules with a memory or with time.
  Real host_ask = 1.0, partner_ask = 1.0;      ///< (49) as the last round left them
  Real step = 0.1;                             ///< (49) concession in a round
  Real rounds = 0.0;                           ///< (50) rounds held so far
  Real host_delay = 1.0, partner_delay = 1.0;  ///< (50) exp(-delta period)
  Real type = 1.0, type_width = 0.0;           ///< (51) theta, known to the host; w
  Mask talking = true;                         ///< lanes in which there is anything to agree on
};
Table bargaining_table(const World& w, ProjectId p, const Prospect& x);

/// Which points of the grid a walk visits.
enum class Walk { every_point, allowed_points };

/// Walks the grid of terms: `visit(terms, host value, partner value, allowed)`, the host's value
/// term by term (HostValue), with the values of `x`. A point that is allowed in no lane is left
/// out unless every point is asked for.
template <Walk kWalk, class Visit>
void walk_grid(const Table& table, const Prospect& x, Visit&& visit);

/// Calls `visit(terms, host surplus, partner surplus, agreeable)` for the points that are allowed
/// and better for both sides than their outside options in some lane.
template <class Visit>
void walk_agreeable(const Table& table, Visit&& visit);

/// A bargaining rule reads the table and one uniform number per lane.
using BargainingRule = Agreement (*)(const Table&, Real draw);

/// Nash 1950: the allowed point with the largest (V_i - d_i)^beta (V_j - d_j)^(1 - beta);
/// beta from impatience (Binmore, Rubinstein & Wolinsky 1986).
Agreement nash_bargain(const Table&, Real draw);
/// (49) Zeuthen 1930, Harsanyi 1956: both sides propose, and whoever would lose less by a breakdown
/// than by giving in lowers what it asks for. No terms until the proposals meet.
Agreement zeuthen_bargain(const Table&, Real draw);
/// (50) Rubinstein 1982: stationary alternating offers; the host proposes in even rounds.
Agreement alternating_offers(const Table&, Real draw);
/// (51) Myerson & Satterthwaite 1983: the partner's best offer to a host whose sovereignty cost it
/// does not know; the host takes it or leaves it.
Agreement private_information(const Table&, Real draw);
/// Null: a point of the whole grid at random; a point that is not allowed ends the round.
Agreement random_bargain(const Table&, Real draw);
/// Null: no agreement is ever reached.
Agreement no_bargain(const Table&, Real draw);

/// The table of rules. To add one: one .cc, and a line here and in bargaining.cc.
struct BargainingRuleInfo {
  std::string_view id;
  BargainingRule rule;
  BargainingRule expected;  ///< how both sides expect talks to end, in one round
  bool private_types;       ///< whether the host's type is drawn; it is 1 otherwise
  std::string_view meaning, source;
};
std::span<const BargainingRuleInfo> bargaining_rules();
/// The rule of that name, or null.
const BargainingRuleInfo* find_bargaining_rule(std::string_view id);

// --- the walk ----------------------------------------------------------------------------

template <Walk kWalk, class Visit>
void walk_grid(const Table& table, const Prospect& x, Visit&& visit) {
  constexpr bool kEvery = kWalk == Walk::every_point;
  const Project& menu = table.menu;
  // What depends on one factor is computed once per value of that factor.
  constexpr std::size_t kMost = 8;
  Real length[kMost];
  Mask years_allowed[kMost];
  for (std::size_t a = 0; a < menu.years.size(); ++a) {
    const Real years = menu.years[a];
    length[a] = length_factor(x, years);
    years_allowed[a] = table.talking & (years >= table.years_min) & (years <= table.years_max);
  }
  for (const double finance : menu.finance) {
    const DelayFactors delay = delay_factors(x, finance, 1.0, 1.0);
    for (const double equity : menu.equity) {
      const Mask allowed_fe = financeable(x, equity, finance) & (Real(equity) <= table.equity_max);
      for (const double management : menu.management) {
        const Mask allowed_fem = allowed_fe & (Real(management) <= table.control_max);
        if (!kEvery && !any(allowed_fem)) continue;
        const Real hazard = renegotiation_hazard(x, equity, management, finance);
        for (std::size_t a = 0; a < menu.years.size(); ++a) {
          const Mask allowed = allowed_fem & years_allowed[a];
          if (!kEvery && !any(allowed)) continue;
          const Terms terms = {menu.years[a], equity, management, finance};
          const Real partner =
              partner_value(x, terms, delay, annuity_factor(x, hazard, terms.years));
          visit(terms, host_value(x, terms, delay, length[a], partner), partner, allowed);
        }
      }
    }
  }
}

template <class Visit>
void walk_agreeable(const Table& table, Visit&& visit) {
  walk_grid<Walk::allowed_points>(
      table, table.prospect,
      [&](const Terms& t, const HostValue& host, Real partner, Mask allowed) {
        const Real host_surplus = host.total() - table.host_outside;
        const Real partner_surplus = partner - table.partner_outside;
        const Mask agreeable = allowed & (host_surplus > 0.0) & (partner_surplus > 0.0);
        if (any(agreeable)) visit(t, host_surplus, partner_surplus, agreeable);
      });
}

}  // namespace tumen
