#include "model/trust.h"

#include "model/docket_project.h"

namespace tumen {
namespace {
constexpr double kHorizon = 5.0;  // years of broken terms reckoned with
}

void update_trust(const Context& c, World& w) {
  const Structure& s = w.structure;
  for (ProjectId p : s.every_project()) {
    const DyadId of_host = s.dyad(s[p].partner, s[p].host);     // partner's view of the host
    const DyadId of_partner = s.dyad(s[p].host, s[p].partner);  // host's view of the partner
    const Real due = indicator(under_way(w, p)) * c.years;
    const Real host_kept = min(w.project.effort[p], 1.0);
    w.dyad.kept[of_host] += due * host_kept;
    w.dyad.broken[of_host] += due * (1.0 - host_kept);
    // A partner that has promised no money has none to pay.
    const Real payment = select(w.project.finance[p] > 0.0, due, 0.0);
    w.dyad.kept[of_partner] += payment * w.project.funded[p];
    w.dyad.broken[of_partner] += payment * (1.0 - w.project.funded[p]);
    // Once it operates, the terms are what is due.
    const Real running =
        indicator(at_stage(w, p, Stage::operating) & (w.project.lease_left[p] > 0.0)) * c.years;
    w.dyad.kept[of_host] += running * (1.0 - w.project.squeezed[p]);
    w.dyad.broken[of_host] += running * w.project.squeezed[p];
  }
}

void break_agreements(World& w, StateId breaker, StateId victim, Mask where, Real agreements) {
  w.dyad.broken[w.structure.dyad(victim, breaker)] += select(where, agreements, 0.0);
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
  const Real fall = w.dyad.trust[view] - kept / (kept + broken + agreements);
  // Supply is proportional to 1/2 + T (equation 10).
  const Real lost =
      w.holding.accepted[s.holding(wide, investor)] * fall / (0.5 + w.dyad.trust[view]);
  return w.state.w_E[breaker] * w.par.mu * lost * kHorizon;
}

}  // namespace tumen
