/// The value of waiting: equation 47 (Dixit & Pindyck 1994). A number, not a rule: it stands in the
/// menus of the partner wherever `real_option` is above 0.
#pragma once

#include "model/docket_project.h"

namespace tumen {

/// b1/(b1 - 1) - 1 = 1/(b1 - 1): what the value of a project must exceed its cost by, as a share of
/// the cost, before it is better to invest than to wait. b1 is the positive root of
/// s2/2 b (b - 1) + mu b - r = 0. Drift mu and variance s2 per year are of the log of the value, r
/// > 0. A drift above .9 r counts as .9 r (at r waiting would be worth everything). Tends to 0 with
/// s2 where mu <= 0, and to mu/(r - mu) where mu > 0.
Real waiting_premium(Real drift, Real variance, Real r);

/// The variance that everybody expects at the start.
void start_waiting(World& w);

/// Mean and variance, weighted exponentially over `value_memory` years, of the changes of the log
/// of what each project is worth to its partner before its cost, at the opening bid. Does nothing
/// in lanes where real_option is 0, and learns nothing where that value is not positive.
void observe_values(const Context& c, World& w);

/// Adds Term::waiting to an option by which the partner commits the share `left` of its finance
/// under the terms: - real_option (b1/(b1 - 1) - 1) w_E r K f DF^(1/2) left.
void weigh_waiting(const World& w, ProjectId p, const Prospect& x, const Terms& t, Real left,
                   Menu& menu, std::size_t option);

}  // namespace tumen
