/// Phase 3, trade and dependence: equations 7 and 8.
#pragma once

#include "model/context.h"

namespace tumen {

/// Base-year shares of expenditure from base-year flows; home goods take the rest.
void calibrate_trade(World& w);
/// (7) Trade by exact hat algebra (Dekle, Eaton & Kortum 2008): shares renormalise over all
/// sellers, so diversion needs no code of its own.
void update_trade(World& w);
/// (36) Share of home goods in i's expenditure if products and the oil price were what they are and
/// everything else that moves trade were as in the base year.
Real home_share_at_base_costs(const World& w, StateId i);
/// (7) What i buys of j, bn USD/yr, at today's products and oil price with the politics of the base
/// year: alignment, unions and agreements as then, and no sanctions. A gravity prediction whose
/// distances and habits are those in the base year's flows.
Real imports_at_base_politics(const World& w, StateId buyer, StateId seller);
/// (8) Asymmetric interdependence (Hirschman 1945; Keohane & Nye 1977).
void update_dependence(World& w);
/// Strongest financial sanction that any state holds on each state.
void update_secondary(World& w);

}  // namespace tumen
