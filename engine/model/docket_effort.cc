// The host's effort: equation 18. Hold, slow-roll, suspend and cancel are choices.
#include <array>

#include "model/binding.h"
#include "model/docket_project.h"
#include "model/trust.h"

namespace tumen {
namespace {

enum Option : std::size_t { kStop, kSlow, kSteady, kPress, kCancel };
constexpr std::string_view kOptions[] = {"suspend", "slow-roll", "steady", "press on", "cancel"};
constexpr std::array<double, 4> kEffort = {0.0, 0.3, 1.0, 1.3};

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(5);
  menu.open = under_way(w, p);
  if (!any(menu.open)) return;
  const HostValue value = values_at(survey(w, p), agreed_terms(w, p)).host;
  const Real stake = project_stake(w, p);
  menu.hold = 0.0;
  for (std::size_t option = kStop; option <= kPress; ++option) {
    const Real effort = kEffort[option];
    value.add_to(menu, option, effort);
    menu.term(option, Term::economic) -= w.state.w_E[d.agent] * penalty_for(w, p, 1.0 - effort);
    menu.term(option, Term::attention) = -0.5 * stake * effort * effort;
    assign(w.project.effort[p] == effort, menu.hold, static_cast<double>(option));
  }
  // Cancelling writes off what has been built, and breaks the promise of all of it.
  menu.term(kCancel, Term::economic) =
      -(w.state.w_E[d.agent] * (stake * w.project.progress[p] + penalty_for(w, p, 1.0)));
  const Project& project = w.structure[p];
  menu.term(kCancel, Term::trust) =
      -value_of_breach(w, project.region, project.host, project.partner, w.bargaining.breach);
  // Noise strikes every quarter; what cannot be undone must not be one draw away.
  menu.available[kCancel] = w.project.idle[p] >= w.par.idle_limit;
  menu.stake = stake;
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask decided,
           const Events& events) {
  const ProjectId p(d.first);
  const Mask open = decided & under_way(w, p);  // the partner may have quit in this tick
  const std::string& host = w.structure[d.agent].id;
  const Real before = w.project.effort[p];
  for (std::size_t option = kStop; option <= kPress; ++option) {
    const Mask here = open & (chosen == Real(static_cast<double>(option)));
    assign(here, w.project.effort[p], kEffort[option]);
    events.note(kOptions[option], d.target, host, here & (before != Real(kEffort[option])),
                kEffort[option], "effort");
  }
  const Mask cancels = open & (chosen == kCancel);
  cancel_project(w, p, cancels);
  break_agreements(w, d.agent, w.structure[p].partner, cancels, w.bargaining.breach);
  events.note("cancelled", d.target, host, cancels);
}

}  // namespace

const DocketKind kEffortDocket = {"effort",   "How hard the host builds",
                                  "18",       About::project,
                                  kOptions,   list_by_host,
                                  every_tick, evaluate,
                                  apply};

}  // namespace tumen
