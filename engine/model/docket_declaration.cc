// Declarations: equation 12, cheap talk with an audience cost (Fearon 1994; Putnam 1988).
#include "core/hash.h"
#include "model/docket.h"

namespace tumen {
namespace {

enum Option : std::size_t { kNone, kMemorandum, kFramework, kSummit };
constexpr std::string_view kOptions[] = {"say nothing", "memorandum", "framework agreement",
                                         "summit package"};
constexpr double kHighestLevel = 3.0;

std::vector<DocketSeed> list(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (RegionId r : s.every_region()) {
    const StateId owner = s[r].owner;
    if (s[r].parent || !s[owner].active) continue;
    for (StateId j : s.every_state()) {
      if (j == owner || !s[j].active) continue;
      seeds.push_back(
          {owner, r.index(), j.index(), s[r].id + "." + s[j].id, combine(s[r].key, s[j].key)});
    }
  }
  return seeds;
}

double rate(const World& w) { return (*w.par.summit_rate)[0]; }

/// What declaring more than is meant is worth: status at level L, and balancing against others.
Real status_motive(const World& w, StateId i, double level) {
  return w.state.w_S[i] * w.par.psi_S * (1.0 + w.state.deficit[i]) * (level / kHighestLevel);
}
Real balancing_motive(const World& w, StateId i, StateId partner) {
  Real threat = 0.0;
  for (StateId h : w.structure.every_state()) {
    if (h != i && h != partner) threat += w.dyad.threat_S[w.structure.dyad(i, h)];
  }
  return w.state.w_B[i] * w.par.psi_B * threat;
}

/// Cost of words not kept; a binding text makes it three times as high.
Real audience_cost(const World& w, RegionId r) {
  return w.par.c_aud * (1.0 + 2.0 * w.region.binding[r]);
}

/// The part of the region's need that this investor could fill, by its share of all that is on
/// offer: nobody declares much with a partner who has nothing to give.
Real need_from(const World& w, RegionId r, StateId j) {
  Real on_offer = 0.0;
  for (StateId k : w.structure.every_state())
    on_offer += w.holding.supply[w.structure.holding(r, k)];
  const Real part = w.holding.supply[w.structure.holding(r, j)] / max(on_offer, 1e-12);
  return max(w.region.need[r] * part, 1e-9);
}

/// (12) Flow declared: what is expected, and what the motives add against the audience cost.
struct Declared {
  Real expected, status, balancing, need, excess;
  Real flow() const { return max(expected + excess, 0.0); }
};
Declared declared_flow(const World& w, const Docket& d, double level) {
  const RegionId r(d.first);
  const StateId j(d.second);
  Declared x;
  x.expected = w.holding.accepted[w.structure.holding(r, j)];
  x.status = status_motive(w, d.agent, level);
  x.balancing = balancing_motive(w, d.agent, j);
  x.need = need_from(w, r, j);
  x.excess = x.need * (x.status + x.balancing) / (2.0 * audience_cost(w, r));
  // A random null draws what it declares.
  const Real whim = w.holding.whim[w.structure.holding(r, j)];
  assign(whim >= 0.0, x.excess, whim * x.need - x.expected);
  return x;
}

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const RegionId r(d.first);
  const StateId i = d.agent, j(d.second);
  menu.reset(4, kNone);
  for (std::size_t option = kMemorandum; option <= kSummit; ++option) {
    const double level = static_cast<double>(option);
    const Declared x = declared_flow(w, d, level);
    const Real flow = x.flow();
    const Real gap = flow - x.expected;
    menu.term(option, Term::status) = x.status * flow;
    menu.term(option, Term::security) = x.balancing * flow;
    menu.term(option, Term::audience) = -(audience_cost(w, r) * gap * gap / x.need);
    menu.term(option, Term::attention) = -(w.par.c_L * (level * level));
  }
  const DyadId ij = w.structure.dyad(i, j), ji = w.structure.dyad(j, i);
  menu.stake = 0.01 * (w.dyad.exports[ij] + w.dyad.exports[ji]);
  menu.open = w.holding.access[w.structure.holding(r, j)] >= 0.5;
}

void apply(const Context& c, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const HoldingId rj = w.structure.holding(RegionId(d.first), StateId(d.second));
  const double years = c.years * d.period;
  for (std::size_t option = kMemorandum; option <= kSummit; ++option) {
    const Mask here = open & (chosen == Real(static_cast<double>(option)));
    if (!any(here)) continue;
    const double level = static_cast<double>(option);
    const Real amount = select(here, declared_flow(w, d, level).flow() * years, 0.0);
    w.holding.declared[rj] += amount;
    w.holding.open[rj] += amount;
    // Both sides gain from the display, at the summit most.
    const Real display = select(here, w.par.delta_sigma * level, 0.0);
    w.state.summits[d.agent] += display;
    w.state.summits[StateId(d.second)] += display;
    events.note("declared", d.target, w.structure[d.agent].id, here, amount, kOptions[option]);
  }
}

}  // namespace

const DocketKind kDeclarationDocket = {"declaration", "What to announce with an investor",
                                       "12",          About::holding,
                                       kOptions,      list,
                                       rate,          evaluate,
                                       apply};

}  // namespace tumen
