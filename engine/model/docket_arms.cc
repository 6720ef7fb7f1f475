// Arms sales to a third state: equation 42. A sale pays, weighs on whom the seller itself fears,
// and offends whom the buyer faces.
#include "model/docket_lists.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kSell, kStop };
// Buyers need not decide anything, so passive states are among them.
constexpr std::string_view kOptions[] = {"hold", "sell", "stop"};

double rate(const World& w) { return (*w.statecraft.arms_rate)[0]; }

/// Largest hedge against, and largest offence to, a state j that sees the buyer k as hostile.
struct Effect {
  Real hedge, offence;
};

Effect look_at(const World& w, StateId i, StateId k) {
  const Structure& s = w.structure;
  // k's relative power grows by cap_M arms_size s(1 - s) a year; 1/r turns the growing advantage
  // into an annuity.
  const Real growth = w.par.cap_M * w.statecraft.arms_size / w.par.r;
  Effect x{0.0, 0.0};
  for (StateId j : s.every_state()) {
    if (j == i || j == k || !s[j].active) continue;
    const Real hostile = w.dyad.intent[s.dyad(j, k)];
    const Real share = w.state.capability[k] / (w.state.capability[k] + w.state.capability[j]);
    x.hedge =
        max(x.hedge, w.dyad.threat_R[s.dyad(i, j)] * hostile * growth * share * (1.0 - share));
    x.offence = max(x.offence, hostile * w.dyad.alignment[s.dyad(i, j)]);
  }
  return x;
}

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const StateId i(d.first), k(d.second);
  const DyadId ik = w.structure.dyad(i, k);
  menu.reset(3, kHold);
  menu.open = (w.conduct.arms_market[ik] >= 0.5) | (w.conduct.arms[ik] >= 0.5);
  if (!any(menu.open)) return;
  const Effect x = look_at(w, i, k);
  const Real sold = w.conduct.arms[ik], size = w.state.mil[i];
  const auto worth = [&](std::size_t option, Real sale) {
    menu.term(option, Term::economic) = w.state.w_E[i] * w.statecraft.arms_profit * sale;
    menu.term(option, Term::hedging) = w.state.w_H[i] * size * x.hedge * sale;
    menu.term(option, Term::security) =
        -(w.state.w_B[i] * size * w.statecraft.arms_offence * x.offence * sale);
  };
  worth(kHold, sold);
  worth(kSell, 1.0);
  worth(kStop, 0.0);
  menu.available[kSell] = (sold < 0.5) & (w.conduct.arms_market[ik] >= 0.5);
  menu.available[kStop] = sold >= 0.5;
  menu.stake = 0.01 * size;
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const Structure& s = w.structure;
  const StateId i(d.first), k(d.second);
  Real& sold = w.conduct.arms[s.dyad(i, k)];
  const Mask begin = open & (chosen == kSell), stop = open & (chosen == kStop);
  assign(begin, sold, 1.0);
  assign(stop, sold, 0.0);
  events.note("arms sold", s[k].id, s[i].id, begin);
  events.note("arms stopped", s[k].id, s[i].id, stop);
}

}  // namespace

const DocketKind kArmsDocket = {"arms",   "Whether to sell arms to a third state",
                                "42",     About::pair,
                                kOptions, list_senders,
                                rate,     evaluate,
                                apply};

}  // namespace tumen
