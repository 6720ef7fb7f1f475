// Free trade agreement: whether to offer it. Equation 34. What an offer is worth is what the
// agreement would be worth, so that it answers as well as it asks.
#include "model/docket_lists.h"
#include "model/fta.h"
#include "model/portfolio.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kOffer, kWithdraw };
constexpr std::string_view kOptions[] = {"hold", "offer", "withdraw offer"};

double rate(const World& w) { return (*w.statecraft.fta_rate)[0]; }

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const StateId i(d.first), j(d.second);
  const DyadId ij = w.structure.dyad(i, j), ji = w.structure.dyad(j, i);
  menu.reset(3, kHold);
  menu.open = (w.conduct.fta_open[ij] >= 0.5) & (fta_in_force(w, i, j) < 0.5);
  if (!any(menu.open)) return;
  const Real offered = w.conduct.fta_offer[ij];
  const Real volume = w.dyad.exports[ij] + w.dyad.exports[ji];
  const Real created = w.statecraft.t_F * volume;
  // An Armington model values what is created at 1 / (sig - 1). Dependence and its asymmetry grow
  // with the pair's trade, by t_F.
  const Real gain = w.state.w_E[i] * created / (w.par.sig - 1.0);
  const Real junior = w.state.w_S[i] * w.par.psi_J * (1.0 + w.state.deficit[i]) * w.state.mil[i] *
                      w.statecraft.t_F * w.dyad.asymmetry[ij];
  const Real risk = partner_risk(w, i, j);
  const Real exposure = w.state.w_H[i] * (0.5 * w.par.rho) * risk * w.dyad.dependence[ij] * created;
  const auto worth = [&](std::size_t option, Real standing) {
    menu.term(option, Term::economic) = gain * standing;
    menu.term(option, Term::status) = -(junior * standing);
    menu.term(option, Term::hedging) = -(exposure * standing);
  };
  worth(kHold, offered);
  worth(kOffer, 1.0);
  worth(kWithdraw, 0.0);
  menu.available[kOffer] = offered < 0.5;
  menu.available[kWithdraw] = offered >= 0.5;
  menu.stake = 0.01 * volume;
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open, const Events&) {
  Real& offer = w.conduct.fta_offer[w.structure.dyad(StateId(d.first), StateId(d.second))];
  assign(open & (chosen == kOffer), offer, 1.0);
  assign(open & (chosen == kWithdraw), offer, 0.0);
}

}  // namespace

const DocketKind kFtaDocket = {"fta",    "Whether to offer a free trade agreement",
                               "34",     About::pair,
                               kOptions, list_deciding_pairs,
                               rate,     evaluate,
                               apply};

}  // namespace tumen
