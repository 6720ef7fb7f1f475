/// What graded memberships do to the rest of the model (equation 23).
///
/// Without a graded institution in the structure nothing here changes any number.
#pragma once

#include "world/world.h"

namespace tumen {

/// First depths and the leaders' first incomes; common depths at the start. After the first
/// values, before trade is calibrated.
void start_memberships(World& w);

/// (7) common.depth of every pair: the largest of customs z_i z_j over graded institutions, 0 to 1.
void measure_common_depth(World& w);

/// z of a state, 0 to 1: the leader is all in; nobody is before the institution is available.
Real effective_depth(const World& w, InstitutionId o, StateId i);

/// (18) Share of an institution's strength that reaches a project: the lesser depth of its sides
/// times twice the host's affinity, at most 1.
Real working_depth(const World& w, InstitutionId o, StateId host, StateId partner);

/// (10) Factor on the capital that `investor` offers to regions of `host`:
/// 1 + sum of capital_gain z over institutions that the investor leads.
Real leader_offer(const World& w, StateId investor, StateId host);

/// (3) Strongest push of an institution of `rival` that courts a state which an institution led by
/// `leader` courts too, 0 to 1.
Real rival_push(const World& w, StateId leader, StateId rival);

/// Whether each of the two leads a graded institution and some state is free to join both.
bool are_rivals(const Structure& s, StateId leader, StateId other);

/// (23) What the leader's capital adds for `i` per unit of depth, bn USD/yr: mu capital_gain
/// times the capital on offer at depth 0, as far as the regions of `i` can absorb it.
Real capital_benefit(const World& w, InstitutionId o, StateId i);

/// (23) Worth of depth `z` in institution `o` to state `i`, its other depths being as they are,
/// bn USD/yr. Terms of the other institutions alone are left out: no option changes them.
struct MembershipValue {
  Real economic;  ///< labour, legacy, capital, trade, interaction
  Real hedging;   ///< risk from the leader
  Real autonomy;  ///< politicisation
};
MembershipValue membership_value(const World& w, InstitutionId o, StateId i, Real z);

}  // namespace tumen
