// Programme spending of the owner in a backward region: equation 40.
#include <span>

#include "core/math.h"
#include "model/development.h"
#include "model/docket_lists.h"
#include "model/portfolio.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kRaise, kLower };
constexpr std::string_view kOptions[] = {"hold", "raise programme spending",
                                         "lower programme spending"};

constexpr double kLeastStake = 1e-9;  // bn USD/yr; keeps lanes without the choice finite

double rate(const World& w) { return (*w.par.regime_rate)[0]; }

/// What one decision may move, bn USD/yr.
Real step_of(const Context& c, const World& w, const Docket& d) {
  return w.development.budget_step[RegionId(d.first)] * (d.period * c.years);
}

/// Choice never raises spending beyond what the budget can carry; what the scenario set above it
/// stands until it is lowered.
Real raised(const Context& c, const World& w, const Docket& d) {
  const RegionId r(d.first);
  const Real now = w.development.budget[r];
  return max(now, min(now + step_of(c, w, d), w.region.fiscal[r] * w.region.grp[r]));
}
Real lowered(const Context& c, const World& w, const Docket& d) {
  return positive_part(w.development.budget[RegionId(d.first)] - step_of(c, w, d));
}

/// `exposure`: threat from those across the border, as far as the region falls behind them.
void worth(const World& w, const Docket& d, Real exposure, Real budget, Menu& menu,
           std::size_t option) {
  const RegionId r(d.first);
  const StateId i = d.agent;
  const std::span<const Real> accepted(&w.holding.accepted[w.structure.holding(r, StateId(0))],
                                       w.structure.states.size());
  const Real own = w.region.own_capital[r];
  const PortfolioValue value = portfolio_value(w, r, accepted, own + budget);
  const Real cost = w.state.w_E[i] * w.development_par.cost_of_funds * w.par.r * budget;
  menu.term(option, Term::economic) = value.gain - cost;
  menu.term(option, Term::dependence) = value.dependence;
  menu.term(option, Term::sovereignty) = w.state.w_H[i] * w.development_par.presence *
                                         w.region.grp[r] * exposure * log((own + budget) / own);
}

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const RegionId r(d.first);
  menu.reset(3, kHold);
  menu.open = w.development.budget_step[r] > 0.0;
  if (!any(menu.open)) return;
  const Real exposure = backward_exposure(w, r);
  const Real now = w.development.budget[r], more = raised(c, w, d), less = lowered(c, w, d);
  worth(w, d, exposure, now, menu, kHold);
  worth(w, d, exposure, more, menu, kRaise);
  worth(w, d, exposure, less, menu, kLower);
  menu.available[kRaise] = more > now;
  menu.available[kLower] = less < now;
  menu.stake = max(w.par.r * step_of(c, w, d), kLeastStake);
}

void apply(const Context& c, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const Mask raises = open & (chosen == kRaise), lowers = open & (chosen == kLower);
  const Real more = raised(c, w, d), less = lowered(c, w, d);
  Real& budget = w.development.budget[RegionId(d.first)];
  assign(raises, budget, more);
  assign(lowers, budget, less);
  const std::string& owner = w.structure[d.agent].id;
  events.note("programme raised", d.target, owner, raises, more, "bn USD/yr");
  events.note("programme lowered", d.target, owner, lowers, less, "bn USD/yr");
}

}  // namespace

const DocketKind kProgrammeDocket = {"programme", "What the owner spends on a region's development",
                                     "40",        About::region,
                                     kOptions,    list_owners,
                                     rate,        evaluate,
                                     apply};

}  // namespace tumen
