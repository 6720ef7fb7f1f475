// What depth does to trade, capital, friction and fear, and how it is reported.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "model/membership.h"
#include "model/metrics.h"
#include "model/perception.h"
#include "model/portfolio.h"
#include "model/project_value.h"
#include "model/trade.h"
#include "tests/catch.h"
#include "tests/support/graded_setup.h"

using namespace tumen;
using namespace tumen::test;

TEST_CASE("Trade adds up at any depth, is that of the base year at the first and diverts") {
  Graded g;
  const auto prepare = [&](double push) {
    for (StateId i : g.s.every_state()) {
      for (StateId j : g.s.every_state()) g.w.dyad.stance[g.s.dyad(i, j)] = 0.4;
    }
    g.w.graded.push[kBelt] = push;
    g.w.graded.customs[kBelt] = 0.0;
    measure_alignment(g.w);
    start_memberships(g.w);
    calibrate_trade(g.w);
    update_trade(g.w);
  };
  const auto exports = [&](StateId from, StateId to) {
    return g.w.dyad.exports[g.s.dyad(from, to)][0];
  };
  prepare(0.0);
  const double base = exports(g.third, g.partner), diverted = exports(g.third, g.host);
  CHECK(base == Approx(g.w.dyad.trade[g.s.dyad(g.third, g.partner)][0]).epsilon(1e-12));

  g.w.membership.depth[g.third_in_union] = 0.8;
  measure_common_depth(g.w);
  update_trade(g.w);
  for (StateId buyer : g.s.every_state()) {
    double sum = 0;
    for (StateId seller : g.s.every_state()) sum += g.w.dyad.share[g.s.dyad(buyer, seller)][0];
    CHECK(std::abs(sum - 1) < 1e-12);
  }
  CHECK(exports(g.third, g.partner) > base);
  // The host is in the union too; the giant is not, and loses.
  CHECK(exports(g.third, g.host) > diverted);
  CHECK(exports(g.giant, g.third) < g.w.dyad.trade[g.s.dyad(g.giant, g.third)][0]);

  *g.w.membership_par.t_Z = 0.0;
  update_trade(g.w);
  CHECK(exports(g.third, g.partner) == Approx(base).epsilon(1e-12));

  // Without customs or push an institution leaves trade alone; a push gives it reach.
  prepare(0.0);
  const DyadId with_giant = g.s.dyad(g.host, g.giant);
  g.w.membership.depth[g.host_in_belt] = 1.0;
  measure_common_depth(g.w);
  CHECK(g.w.common.depth[with_giant][0] == 0.0);
  g.w.graded.push[kBelt] = 0.7;
  measure_common_depth(g.w);
  CHECK(g.w.common.depth[with_giant][0] == 0.7);
}

TEST_CASE("The leader offers capital in proportion to depth, others do not") {
  Graded g;
  History h(g.setup());
  World& w = *h.world;
  const HoldingId partner_capital = g.s.holding(g.wide, g.partner);
  const HoldingId third_capital = g.s.holding(g.wide, g.third);
  w.membership.depth[g.host_in_union] = 0.0;
  supply_capital(w);
  const double alone = w.holding.supply[partner_capital][0];
  const double other = w.holding.supply[third_capital][0];
  w.membership.depth[g.host_in_union] = 0.6;
  supply_capital(w);
  CHECK(w.holding.supply[partner_capital][0] == Approx(alone * 1.3));
  CHECK(w.holding.supply[third_capital][0] == other);
  // What a unit of depth adds does not depend on the depth it is asked at.
  const double benefit = capital_benefit(w, kUnion, g.host)[0];
  CHECK(benefit == Approx(0.12 * 0.5 * std::min(alone, w.region.need[g.wide][0])));
}

TEST_CASE("A graded institution relieves friction by the lesser depth and the host's affinity") {
  Graded g;
  History h(g.setup());
  World& w = *h.world;
  w.institution.strength[kCouncil] = 0.0;
  w.institution.strength[kUnion] = 0.4;
  w.project.friction[g.berth] = 0.5;
  const auto friction = [&](double depth, double affinity) {
    w.membership.depth[g.host_in_union] = depth;
    w.membership.affinity[g.host_in_union] = affinity;
    return friction_between(w, g.berth)[0];
  };
  CHECK(friction(1.0, 0.5) == Approx(0.5 * (1 - 0.4)));
  CHECK(friction(0.5, 0.5) == Approx(0.5 * (1 - 0.2)));
  CHECK(friction(1.0, 0.2) == Approx(0.5 * (1 - 0.16)));
  CHECK(friction(0.0, 0.5) == 0.5);
  CHECK(friction(1.0, 1.0) == Approx(0.5 * (1 - 0.4)));  // no more than all of it
}

TEST_CASE("A push is feared by the leader of a rival institution and by nobody else") {
  Graded g;
  // The giant is passive and fears nothing; so let the partner push.
  g.w.graded.push[kUnion] = 0.8;
  start_memberships(g.w);
  CHECK(rival_push(g.w, g.giant, g.partner)[0] == 0.8);
  CHECK(rival_push(g.w, g.host, g.partner)[0] == 0.0);
  CHECK(rival_push(g.w, g.partner, g.giant)[0] == 0.0);
  g.w.graded.available[kBelt] = 0.0;
  CHECK(rival_push(g.w, g.giant, g.partner)[0] == 0.0);

  const auto intent = [](double push) {
    Graded c;
    c.w.graded.push[kBelt] = push;
    History h(c.setup());
    h.step(4);
    return h.world->dyad.intent[c.s.dyad(c.partner, c.giant)][0];
  };
  CHECK(intent(1.0) > intent(0.5));
  CHECK(intent(0.5) > intent(0.0));
}

TEST_CASE("Metrics of depth: one per state that chooses, and the leaders' shares of trade") {
  Graded g;
  std::vector<std::string> names;
  for (const Metric& m : list_metrics(g.s)) names.push_back(m.info.name);
  for (const char* name :
       {"depth[union,HOST]", "joined[union,THIRD]", "mean_depth[belt]", "trade_share[HOST,PARTNER]",
        "trade_share[HOST,GIANT]", "rival_threat[PARTNER,GIANT]"}) {
    CHECK(std::ranges::count(names, name) == 1);
  }
  CHECK(std::ranges::count(names, "depth[union,PARTNER]") == 0);
  CHECK(std::ranges::count(names, "depth[council,HOST]") == 0);
  CHECK(std::ranges::count(names, "rival_threat[GIANT,PARTNER]") == 0);  // passive
}

TEST_CASE("Stakes of a Central Asian project are those of the region where it stands") {
  Graded g;
  const auto sovereignty = [&](Level level) {
    g.s.projects[g.berth.index()].level = level;
    g.w.project.threat_L[g.berth] = 0.1;
    return survey(g.w, g.berth).sovereignty[0];
  };
  const double local = sovereignty(Level::central_asia);
  CHECK(local == Approx(0.1 * 20 * 0.1));
  CHECK(local == sovereignty(Level::sub_regional));
  CHECK(sovereignty(Level::regional) == Approx(0.1 * 60 * 0.1));
}
