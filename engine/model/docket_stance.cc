// Systemic stance: equation 5. Balancing and hedging pull the same variable (Korolev 2016).
#include "core/hash.h"
#include "model/docket_lists.h"
#include "model/security.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kRaise, kLower };
constexpr std::string_view kOptions[] = {"hold", "raise engagement", "lower engagement"};
constexpr double kLowestStance = 0.01;

/// What the terms of equation 5 share, whatever the stance.
struct Pair {
  Real size;             ///< M_i, bn USD/yr
  Real friends_of_both;  ///< sum_k A_ik A_jk
  Real junior;           ///< psi_J (1 + D_i) J_ij
  Real bandwagon;        ///< Th_ij^R where j is the strongest neighbour
  Real trade_gain;       ///< value of the trade that a full stance creates, bn USD/yr
};

Pair look_at(const World& w, StateId i, StateId j) {
  const Structure& s = w.structure;
  const DyadId ij = s.dyad(i, j), ji = s.dyad(j, i);
  const auto nearby_power = [&](StateId k) {
    return w.state.theatre[k] * w.state.capability[k] * w.dyad.proximity[s.dyad(i, k)];
  };
  Real friends_of_both = 0.0, strongest = 0.0;
  for (StateId k : s.every_state()) {
    if (k == i) continue;
    strongest = max(strongest, nearby_power(k));
    if (k != j) friends_of_both += w.dyad.alignment[s.dyad(i, k)] * w.dyad.alignment[s.dyad(j, k)];
  }
  // Alignment creates trade; an Armington model values it at 1 / (sig - 1).
  const Real trade = w.dyad.exports[ij] + w.dyad.exports[ji];
  return {w.state.mil[i], friends_of_both,
          w.par.psi_J * (1.0 + w.state.deficit[i]) * w.dyad.asymmetry[ij],
          select(nearby_power(j) >= strongest, w.dyad.threat_R[ij], 0.0),
          trade * (w.par.t_A / (w.par.sig - 1.0))};
}

/// Terms of equation 5 at stance `a`, which gives `security`, bn USD/yr.
void worth(const World& w, StateId i, StateId j, const Pair& x, Real a, Real security, Menu& menu,
           std::size_t option) {
  const Real threat = w.dyad.threat_R[w.structure.dyad(i, j)];
  menu.term(option, Term::security) = x.size * w.state.w_B[i] * security;
  menu.term(option, Term::hedging) = -0.5 * x.size * w.state.w_H[i] * threat * a * a;
  menu.term(option, Term::autonomy) = -0.5 * x.size * w.state.c_A[i] * a * a;
  menu.term(option, Term::status) = -(x.size * w.state.w_S[i] * x.junior * a);
  menu.term(option, Term::structural) = x.size * w.par.w_T * a * x.friends_of_both;
  menu.term(option, Term::bandwagon) = x.size * w.state.w_BW[i] * x.bandwagon * a;
  menu.term(option, Term::economic) = w.state.w_E[i] * x.trade_gain * a;
}

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const StateId i(d.first), j(d.second);
  const DyadId ij = w.structure.dyad(i, j), ji = w.structure.dyad(j, i);
  const Real a = w.dyad.stance[ij];
  const Real step = w.par.stance_step * c.years;
  const auto change_to = [&](Real stance) {
    return sqrt(stance * w.dyad.stance[ji]) - w.dyad.alignment[ij];
  };
  const Real higher = min(a + step, 1.0), lower = max(a - step, kLowestStance);
  const Securities security = security_if(w, i, j, change_to(higher), change_to(lower));
  const Pair x = look_at(w, i, j);
  menu.reset(3, kHold);
  worth(w, i, j, x, a, w.state.security[i], menu, kHold);
  worth(w, i, j, x, higher, security.higher, menu, kRaise);
  worth(w, i, j, x, lower, security.lower, menu, kLower);
  menu.available[kRaise] = a < 1.0;
  menu.available[kLower] = a > kLowestStance;
  menu.stake = step * w.state.mil[i];
}

void apply(const Context& c, World& w, const Docket& d, Real chosen, Mask open, const Events&) {
  Real& a = w.dyad.stance[w.structure.dyad(StateId(d.first), StateId(d.second))];
  const Real step = w.par.stance_step * c.years;
  assign(open & (chosen == kRaise), a, min(a + step, 1.0));
  assign(open & (chosen == kLower), a, max(a - step, kLowestStance));
}

}  // namespace

const DocketKind kStanceDocket = {"stance",   "How far to engage another power",
                                  "5",        About::pair,
                                  kOptions,   list_deciding_pairs,
                                  every_tick, evaluate,
                                  apply};

}  // namespace tumen
