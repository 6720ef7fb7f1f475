/// Projects that need the consent of a state in between: the weakest link. Equation 22.
///
/// A project with a `through` state moves no faster, carries no more and earns no more than that
/// state lets through. Nothing here touches projects without one.
#pragma once

#include "model/context.h"
#include "model/menu.h"

namespace tumen {

/// 1 where projects through the state stand still: a provocation, or United Nations sanctions that
/// the project is not exempt from. Only for projects with a `through` state.
Mask blocked(const World& w, ProjectId p);

/// Writes project.linked = min(joined, 1 - blocked), once a tick.
void update_links(World& w);

/// What taking part is worth to the state in between, by term, bn USD/yr.
struct JoinValue {
  Real autonomy, economic, security, trust;
  Real total() const { return autonomy + economic + security + trust; }
};
/// S (p0 + w_E p1 100 benefit/GDP - w_B p2 max_j Th_kj^S + p3 visible) with S = GDP/100, so that
/// the second term is p1 times the benefit itself.
JoinValue join_value(const World& w, ProjectId p);
/// 4 S: at the default precision of 4 the log-odds of joining are the bracket of join_value.
Real join_stake(const World& w, ProjectId p);

/// Writes project.join_odds and project.outlook = join_odds (1 - sanctioned)/(1 + h years): what
/// the parties reckon with in equation 13. Sanctions are expected to stay, provocations to pass.
void forecast_joining(World& w);

/// The host's effort as far as it gets: min(effort, linked), the effort alone without a state in
/// between.
Real effort_let_through(const World& w, ProjectId p);
/// What an operating project carries: all of it without a state in between.
Real let_through(const World& w, ProjectId p, Real amount);

}  // namespace tumen
