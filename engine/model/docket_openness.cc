// How open a region is to foreign labour and foreign equity: equation 31.
#include "model/development.h"
#include "model/docket_lists.h"
#include "model/openness.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kRaiseQuota, kLowerQuota, kRaiseCap, kLowerCap };
constexpr std::string_view kOptions[] = {"hold", "raise the labour quota", "lower the labour quota",
                                         "raise the equity cap", "lower the equity cap"};

constexpr double kStakeShare = 0.01;  // of the region's product, for a change from none to all
constexpr double kLeastStake = 1e-9;  // bn USD/yr; keeps lanes without the choice finite

double rate(const World& w) { return (*w.par.regime_rate)[0]; }

/// What one decision may move.
Real step_of(const Context& c, const World& w, const Docket& d) {
  return w.development.openness_step[RegionId(d.first)] * (d.period * c.years);
}

struct Regime {
  Real quota, cap;
};

Regime after(const World& w, RegionId r, std::size_t option, Real step) {
  Regime regime = {w.development.quota[r], w.development.equity_cap[r]};
  if (option == kRaiseQuota) regime.quota = min(regime.quota + step, 1.0);
  if (option == kLowerQuota) regime.quota = positive_part(regime.quota - step);
  if (option == kRaiseCap) regime.cap = min(regime.cap + step, 1.0);
  if (option == kLowerCap) regime.cap = positive_part(regime.cap - step);
  return regime;
}

/// What the neighbours make the owner think of: migration from them, threat by them.
struct Neighbours {
  Real salience, threat;
};

/// Gains are linear in openness, fears quadratic: half open may be best.
void worth(const World& w, const Docket& d, const Neighbours& near, const Regime& regime,
           Menu& menu, std::size_t option) {
  const RegionId r(d.first);
  const DevelopmentParameters& par = w.development_par;
  const Real grp = w.region.grp[r];
  const Real economy = w.state.w_E[d.agent] * grp, hedging = w.state.w_H[d.agent] * grp;
  const Real entry = max(regime.quota, w.development.visa[r]);
  const Real labour = w.development.labour_need[r] * par.labour_gain * entry;
  menu.term(option, Term::economic) = economy * (labour + par.equity_gain * regime.cap);
  menu.term(option, Term::hedging) =
      -0.5 * hedging * par.quota_cost * near.salience * square(entry);
  menu.term(option, Term::sovereignty) =
      -0.5 * hedging * w.par.s0 * w.par.omE * near.threat * square(regime.cap);
}

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const RegionId r(d.first);
  menu.reset(5, kHold);
  menu.open = w.development.openness_step[r] > 0.0;
  if (!any(menu.open)) return;
  const Neighbours near = {neighbour_salience(w, r), neighbour_threat(w, r)};
  const Real step = step_of(c, w, d);
  const Regime now = after(w, r, kHold, step);
  worth(w, d, near, now, menu, kHold);
  for (std::size_t option = kRaiseQuota; option <= kLowerCap; ++option) {
    const Regime regime = after(w, r, option, step);
    worth(w, d, near, regime, menu, option);
    menu.available[option] = (regime.quota != now.quota) | (regime.cap != now.cap);
  }
  menu.stake = max(kStakeShare * w.region.grp[r] * step, kLeastStake);
}

void apply(const Context& c, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const RegionId r(d.first);
  const std::string& owner = w.structure[d.agent].id;
  const Real step = step_of(c, w, d);
  for (std::size_t option = kRaiseQuota; option <= kLowerCap; ++option) {
    const Mask here = open & (chosen == Real(static_cast<double>(option)));
    if (!any(here)) continue;
    const Regime regime = after(w, r, option, step);
    assign(here, w.development.quota[r], regime.quota);
    assign(here, w.development.equity_cap[r], regime.cap);
    events.note(kOptions[option], d.target, owner, here,
                option <= kLowerQuota ? regime.quota : regime.cap);
  }
}

}  // namespace

const DocketKind kOpennessDocket = {"openness", "How open a region is to foreign labour and equity",
                                    "31",       About::region,
                                    kOptions,   list_owners,
                                    rate,       evaluate,
                                    apply};

}  // namespace tumen
