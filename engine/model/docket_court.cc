// Diversification: courting an investor so that it offers more (equation 28; Goh 2005; Kuik 2008).
#include "core/hash.h"
#include "model/docket.h"
#include "model/portfolio.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kCourt, kNeglect };
constexpr std::string_view kOptions[] = {"hold", "court", "neglect"};

double rate(const World& w) { return (*w.par.regime_rate)[0]; }

std::vector<DocketSeed> list(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (RegionId r : s.every_region()) {
    const StateId owner = s[r].owner;
    if (s[r].parent || !s[owner].active) continue;
    for (StateId j : s.every_state()) {
      if (j == owner) continue;
      seeds.push_back(
          {owner, r.index(), j.index(), s[r].id + "." + s[j].id, combine(s[r].key, s[j].key)});
    }
  }
  return seeds;
}

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const RegionId r(d.first);
  const StateId j(d.second);
  const HoldingId rj = w.structure.holding(r, j);
  const Real now = w.holding.invited[rj];
  // Supply without courting, and what courting adds to it.
  const Real plain = w.holding.supply[rj] / (1.0 + w.par.court_gain * now);
  const Real extra = w.par.court_gain * plain;
  // More supply is worth something only where the host would take more than is on offer.
  const Mask binding = w.holding.accepted[rj] >= w.holding.supply[rj] * (1.0 - 1e-9);
  const Real marginal = marginal_value(w, r, j);
  const Real gain = select(binding, marginal * extra, 0.0);
  menu.reset(3, kHold);
  const auto worth = [&](std::size_t option, Real courted) {
    menu.term(option, Term::economic) = gain * (courted - now);
    menu.term(option, Term::attention) = -(w.par.court_cost * courted);
  };
  worth(kHold, now);
  worth(kCourt, 1.0);
  worth(kNeglect, 0.0);
  menu.available[kCourt] = now < 0.5;
  menu.available[kNeglect] = now >= 0.5;
  menu.open = w.holding.access[rj] >= 0.5;
  menu.stake = w.par.court_cost;
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  Real& invited = w.holding.invited[w.structure.holding(RegionId(d.first), StateId(d.second))];
  const Mask courts = open & (chosen == kCourt), neglects = open & (chosen == kNeglect);
  assign(courts, invited, 1.0);
  assign(neglects, invited, 0.0);
  const std::string& owner = w.structure[d.agent].id;
  events.note("investor courted", d.target, owner, courts);
  events.note("investor neglected", d.target, owner, neglects);
}

}  // namespace

const DocketKind kCourtDocket = {
    "court", "Whether to court an investor", "28", About::holding, kOptions, list, rate, evaluate,
    apply};

}  // namespace tumen
