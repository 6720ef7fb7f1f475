#include "model/trilateral.h"

#include "core/math.h"
#include "model/docket_project.h"
#include "model/provocation.h"
#include "model/units.h"

namespace tumen {
namespace {

constexpr double kStakeShare = 0.01;  // S per product: a percent

Real stake_unit(const World& w, ProjectId p) {
  return kStakeShare * w.state.gdp[w.structure[p].through];
}

/// The largest threat in the system that a state feels from anybody.
Real largest_threat(const World& w, StateId k) {
  Real most = 0.0;
  for (StateId j : w.structure.every_state()) {
    if (j != k) most = max(most, w.dyad.threat_S[w.structure.dyad(k, j)]);
  }
  return most;
}

/// Other projects of the same two sides that build or operate.
Real visible_projects(const World& w, ProjectId p) {
  const Project& mine = w.structure[p];
  Real count = 0.0;
  for (ProjectId q : w.structure.every_project()) {
    const Project& other = w.structure[q];
    const bool same = (other.host == mine.host && other.partner == mine.partner) ||
                      (other.host == mine.partner && other.partner == mine.host);
    if (q == p || !same) continue;
    count += indicator(at_stage(w, q, Stage::building) | at_stage(w, q, Stage::operating));
  }
  return count;
}

Mask sanctioned(const World& w, ProjectId p) {
  return (w.trilateral.un_sanctions[w.structure[p].through] >= 0.5) &
         (w.trilateral.exempt[p] < 0.5);
}

}  // namespace

Mask blocked(const World& w, ProjectId p) {
  return (w.trilateral.prov[w.structure[p].through] >= 0.5) | sanctioned(w, p);
}

void update_links(World& w) {
  for (ProjectId p : w.structure.every_project()) {
    if (!w.structure[p].through) continue;
    w.trilateral.linked[p] = select(blocked(w, p), 0.0, w.trilateral.joined[p]);
  }
}

JoinValue join_value(const World& w, ProjectId p) {
  const StateId k = w.structure[p].through;
  const Real unit = stake_unit(w, p);
  const Real fees = w.trilateral.transit_fee[p] * kBnPerUnitUsd * w.project.potential[p];
  const Real benefit = fees + w.trilateral.venture[p];
  JoinValue v;
  v.autonomy = unit * w.trilateral.p0;
  v.economic = w.state.w_E[k] * w.trilateral.p1 * benefit;
  v.security = -(w.state.w_B[k] * unit * w.trilateral.p2 * largest_threat(w, k));
  v.trust = unit * w.trilateral.p3 * visible_projects(w, p);
  return v;
}

Real join_stake(const World& w, ProjectId p) { return 4.0 * stake_unit(w, p); }

void forecast_joining(World& w) {
  for (ProjectId p : w.structure.every_project()) {
    const StateId k = w.structure[p].through;
    if (!k) continue;
    const Real odds = logistic(w.state.lambda[k] * join_value(w, p).total() / join_stake(w, p));
    // A state that decides nothing stays where the scenario has put it.
    w.trilateral.join_odds[p] = w.structure[k].active ? odds : w.trilateral.joined[p];
    const Real quiet = 1.0 / (1.0 + provocation_hazard(w, k) * w.trilateral.provocation_years);
    w.trilateral.outlook[p] = select(sanctioned(w, p), 0.0, w.trilateral.join_odds[p] * quiet);
  }
}

Real effort_let_through(const World& w, ProjectId p) {
  const Real effort = w.project.effort[p];
  return w.structure[p].through ? min(effort, w.trilateral.linked[p]) : effort;
}

Real let_through(const World& w, ProjectId p, Real amount) {
  return w.structure[p].through ? w.trilateral.linked[p] * amount : amount;
}

}  // namespace tumen
