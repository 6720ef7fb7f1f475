// The regional regime: a free port lowers border costs and gives revenue and control away (equation
// 27).
#include "model/docket.h"
#include "model/units.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kOpen, kClose };
constexpr std::string_view kOptions[] = {"hold", "open a free port", "close the free port"};

double rate(const World& w) { return (*w.par.regime_rate)[0]; }

std::vector<DocketSeed> list(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (RegionId r : s.every_region()) {
    bool has_border = false;
    for (LinkId e : s.every_link()) has_border |= s[e].customs == r;
    if (has_border && s[s[r].owner].active)
      seeds.push_back({s[r].owner, r.index(), 0, s[r].id, s[r].key});
  }
  return seeds;
}

/// Spill-over of the cargo that the regime draws, less what it gives up.
void worth(const Context& c, const World& w, const Docket& d, Real freeport, Menu& menu,
           std::size_t option) {
  const RegionId r(d.first);
  const Real cargo = regime_throughput(c.corridors, w, r, freeport);
  menu.term(option, Term::economic) =
      w.state.w_E[d.agent] * cargo * w.region.freeport_gain[r] * kBnPerUnitUsd;
  menu.term(option, Term::sovereignty) =
      -(w.state.w_H[d.agent] * w.region.freeport_cost[r] * freeport);
}

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const Real now = w.region.freeport[RegionId(d.first)];
  menu.reset(3, kHold);
  worth(c, w, d, now, menu, kHold);
  worth(c, w, d, 1.0, menu, kOpen);
  worth(c, w, d, 0.0, menu, kClose);
  menu.available[kOpen] = now < 1.0;
  menu.available[kClose] = now > 0.0;
  menu.stake = w.region.freeport_cost[RegionId(d.first)];
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  Real& freeport = w.region.freeport[RegionId(d.first)];
  const Mask opens = open & (chosen == kOpen), closes = open & (chosen == kClose);
  assign(opens, freeport, 1.0);
  assign(closes, freeport, 0.0);
  const std::string& owner = w.structure[d.agent].id;
  events.note("free port opened", d.target, owner, opens);
  events.note("free port closed", d.target, owner, closes);
}

}  // namespace

const DocketKind kRegimeDocket = {"regime", "Whether a region is a free port",
                                  "27",     About::region,
                                  kOptions, list,
                                  rate,     evaluate,
                                  apply};

}  // namespace tumen
