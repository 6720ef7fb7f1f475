#include "model/trust.h"

#include "core/math.h"
#include "model/docket_project.h"

namespace tumen {
namespace {
constexpr double kHorizon = 5.0;  // years of broken terms reckoned with

/// What `due` years of due performance, of which the share `kept` was delivered, do to a view.
void learn(World& w, DyadId view, Real due, Real kept) {
  w.dyad.kept[view] += due * kept;
  w.dyad.broken[view] += due * (1.0 - kept);
  const Mask reinforced = w.society.trust_rule >= 0.5;
  if (!any(reinforced)) return;
  const Real step = 1.0 - exp(-(w.society.trust_rate * due));
  assign(reinforced, w.dyad.trust[view], w.dyad.trust[view] + step * (kept - w.dyad.trust[view]));
}

}  // namespace

void update_trust(const Context& c, World& w) {
  const Structure& s = w.structure;
  const Real noticed = w.society.learning * c.years;
  for (ProjectId p : s.every_project()) {
    const DyadId of_host = s.dyad(s[p].partner, s[p].host);     // partner's view of the host
    const DyadId of_partner = s.dyad(s[p].host, s[p].partner);  // host's view of the partner
    const Real due = indicator(under_way(w, p)) * noticed;
    learn(w, of_host, due, min(w.project.effort[p], 1.0));
    // A partner that has promised no money has none to pay.
    learn(w, of_partner, select(w.project.finance[p] > 0.0, due, 0.0), w.project.funded[p]);
    // Once it operates, the terms are what is due.
    const Real running =
        indicator(at_stage(w, p, Stage::operating) & (w.project.lease_left[p] > 0.0)) * noticed;
    learn(w, of_host, running, 1.0 - w.project.squeezed[p]);
  }
}

void break_agreements(World& w, StateId breaker, StateId victim, Mask where, Real agreements) {
  const Real noticed = select(where, w.society.learning * agreements, 0.0);
  learn(w, w.structure.dyad(victim, breaker), noticed, 0.0);
}

Real value_of_broken_trust(const World& w, RegionId region, StateId breaker, StateId investor) {
  return value_of_breach(w, region, breaker, investor, kHorizon);
}

Real value_of_breach(const World& w, RegionId region, StateId breaker, StateId investor,
                     Real agreements) {
  const Structure& s = w.structure;
  const RegionId wide = s[region].parent ? s[region].parent : region;
  const DyadId view = s.dyad(investor, breaker);
  const Real kept = w.dyad.kept[view], broken = w.dyad.broken[view];
  const Real noticed = w.society.learning * agreements;
  Real left = kept / (kept + broken + noticed);
  const Mask reinforced = w.society.trust_rule >= 0.5;
  if (any(reinforced)) {
    assign(reinforced, left, w.dyad.trust[view] * exp(-(w.society.trust_rate * noticed)));
  }
  const Real fall = w.dyad.trust[view] - left;
  // Supply is proportional to 1/2 + T (equation 10).
  const Real lost =
      w.holding.accepted[s.holding(wide, investor)] * fall / (0.5 + w.dyad.trust[view]);
  return w.state.w_E[breaker] * w.par.mu * lost * kHorizon;
}

}  // namespace tumen
