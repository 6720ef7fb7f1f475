// Sanctions as a choice of the sender: equation 26. Open only where the scenario makes them
// endogenous, for all or for a pair.
#include "model/docket_lists.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kTradeUp, kTradeDown, kFinanceUp, kFinanceDown };
constexpr std::string_view kOptions[] = {"hold", "tighten trade", "ease trade", "tighten finance",
                                         "ease finance"};

/// A sanction's worth to the sender: coercion of those it feels threatened by, punishment of an
/// offence, an answer to the sanctions it suffers, less its own losses.
void worth(const World& w, StateId i, StateId j, Real trade, Real finance, Menu& menu,
           std::size_t option) {
  const Structure& s = w.structure;
  const DyadId ij = s.dyad(i, j), ji = s.dyad(j, i);
  const Real volume = w.dyad.exports[ij] + w.dyad.exports[ji];
  const Real aim =
      w.par.coercion * w.dyad.threat_S[ij] + w.statecraft.outrage * w.conduct.blame[ij];
  const Real suffered = w.dyad.sanction_trade[ji] + w.dyad.sanction_finance[ji];
  menu.term(option, Term::security) = w.state.w_B[i] * w.state.mil[i] * aim * (trade + finance);
  // A state answers in kind, and what it can close is its market.
  menu.term(option, Term::status) =
      w.state.w_S[i] * w.statecraft.retaliation * w.state.mil[i] * suffered * trade;
  menu.term(option, Term::economic) =
      -(w.state.w_E[i] * volume * (w.par.t_S * trade + w.par.t_A / (w.par.sig - 1.0) * finance));
}

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const StateId i(d.first), j(d.second);
  const DyadId ij = w.structure.dyad(i, j);
  const Real trade = w.dyad.sanction_trade[ij], finance = w.dyad.sanction_finance[ij];
  const Real step = w.par.sanction_step * c.years;
  menu.reset(5, kHold);
  menu.open = (w.par.endogenous_sanctions >= 0.5) | (w.conduct.may_sanction[ij] >= 0.5);
  if (!any(menu.open)) return;
  worth(w, i, j, trade, finance, menu, kHold);
  worth(w, i, j, min(trade + step, 1.0), finance, menu, kTradeUp);
  worth(w, i, j, max(trade - step, 0.0), finance, menu, kTradeDown);
  worth(w, i, j, trade, min(finance + step, 1.0), menu, kFinanceUp);
  worth(w, i, j, trade, max(finance - step, 0.0), menu, kFinanceDown);
  menu.available[kTradeUp] = trade < 1.0;
  menu.available[kTradeDown] = trade > 0.0;
  menu.available[kFinanceUp] = finance < 1.0;
  menu.available[kFinanceDown] = finance > 0.0;
  menu.stake = 0.01 * (w.dyad.exports[ij] + w.dyad.exports[w.structure.dyad(j, i)]);
}

void apply(const Context& c, World& w, const Docket& d, Real chosen, Mask open, const Events&) {
  const DyadId ij = w.structure.dyad(StateId(d.first), StateId(d.second));
  const Real step = w.par.sanction_step * c.years;
  Real& trade = w.dyad.sanction_trade[ij];
  Real& finance = w.dyad.sanction_finance[ij];
  assign(open & (chosen == kTradeUp), trade, min(trade + step, 1.0));
  assign(open & (chosen == kTradeDown), trade, max(trade - step, 0.0));
  assign(open & (chosen == kFinanceUp), finance, min(finance + step, 1.0));
  assign(open & (chosen == kFinanceDown), finance, max(finance - step, 0.0));
}

}  // namespace

const DocketKind kSanctionsDocket = {"sanctions", "Whether to sanction another state",
                                     "26",        About::pair,
                                     kOptions,    list_senders,
                                     every_tick,  evaluate,
                                     apply};

}  // namespace tumen
