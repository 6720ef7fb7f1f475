// Free trade agreements: what they do to trade, who offers them, when they come into force.
// Equations 7 and 34; Baier & Bergstrand 2007.
#include <cmath>

#include "model/fta.h"
#include "model/trade.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

void set_pair(World& w, Field<DyadId> StatecraftFields::*field, StateId i, StateId j, double x) {
  (w.conduct.*field)[w.structure.dyad(i, j)] = x;
  (w.conduct.*field)[w.structure.dyad(j, i)] = x;
}

/// The case, calibrated without an agreement.
struct Market : ReferenceCase {
  Market() { calibrate_trade(*this); }
  double exports(StateId i, StateId j) const { return dyad.exports[structure.dyad(i, j)][0]; }
  double share(StateId i, StateId j) const { return dyad.share[structure.dyad(i, j)][0]; }
};

Menu menu_of(const World& w, StateId i, StateId j) {
  const Docket d{0, i, i.index(), j.index(), "", 0, 1, 0};
  const Setup setup;
  const CorridorIndex index{w.structure};
  Menu menu;
  kFtaDocket.evaluate({setup, index, 0.25}, w, d, menu);
  return menu;
}

/// Trade as it stands in the case, with what the worth of an agreement depends on.
Market priced() {
  Market c;
  update_trade(c);
  update_dependence(c);
  set_pair(c, &StatecraftFields::fta_open, c.host, c.third, 1.0);
  return c;
}

}  // namespace

TEST_CASE("An agreement in the base year returns base flows exactly") {
  Market plain, agreed;
  set_pair(agreed, &StatecraftFields::fta, agreed.host, agreed.third, 1.0);
  calibrate_trade(agreed);
  update_trade(plain);
  update_trade(agreed);
  for (StateId i : plain.structure.every_state()) {
    for (StateId j : plain.structure.every_state()) {
      CHECK(agreed.exports(i, j) == plain.exports(i, j));
    }
  }
}

TEST_CASE(
    "A new agreement moves a small trade flow by t_F and diverts others, shares adding to 1") {
  Market before, after;
  update_trade(before);
  set_pair(after, &StatecraftFields::fta, after.host, after.third, 1.0);
  update_trade(after);
  CHECK(std::log(after.exports(after.third, after.host) /
                 before.exports(before.third, before.host)) == Approx(0.25).epsilon(0.03));
  for (StateId buyer : before.structure.every_state()) {
    double sum = 0;
    for (StateId seller : before.structure.every_state()) {
      sum += after.share(buyer, seller);
      const bool member = buyer == after.host || buyer == after.third;
      const bool pair =
          member && buyer != seller && (seller == after.host || seller == after.third);
      if (pair) {
        CHECK(after.share(buyer, seller) > before.share(buyer, seller));
      } else if (member) {
        CHECK(after.share(buyer, seller) < before.share(buyer, seller));
      } else {
        CHECK(after.share(buyer, seller) == before.share(buyer, seller));
      }
    }
    CHECK(sum == Approx(1.0).epsilon(1e-12));
  }
}

TEST_CASE("An agreement is in force only where both directions say so") {
  Market before, after;
  after.conduct.fta[after.structure.dyad(after.host, after.third)] = 1.0;
  update_trade(before);
  update_trade(after);
  CHECK(after.exports(after.third, after.host) == before.exports(before.third, before.host));
}

TEST_CASE("An offer is worth the gains from trade less junior role and exposure, in closed form") {
  const Market c = priced();
  const Menu menu = menu_of(c, c.host, c.third);
  REQUIRE(menu.size() == 3);
  const DyadId ij = c.structure.dyad(c.host, c.third);
  const double volume = c.exports(c.host, c.third) + c.exports(c.third, c.host);
  const double risk = 0.10 + 0.9 * c.dyad.threat_R[ij][0] + 0.3 * (1 - c.dyad.trust[ij][0]);
  CHECK(menu.term(1, Term::economic)[0] == Approx(0.25 / 4 * volume));
  CHECK(menu.term(1, Term::hedging)[0] ==
        Approx(-0.5 * risk * c.dyad.dependence[ij][0] * 0.25 * volume));
  CHECK(menu.term(1, Term::status)[0] ==
        Approx(-0.10 * (1 + c.state.deficit[c.host][0]) * 80 * 0.25 * c.dyad.asymmetry[ij][0]));
  CHECK(menu.utility(0)[0] == 0.0);
  CHECK(menu.utility(2)[0] == 0.0);
  CHECK_FALSE(any(menu.available[2]));
  CHECK(menu.stake[0] == Approx(0.01 * volume));
}

TEST_CASE("The more a state is the junior side and the more it fears, the less it wants to agree") {
  Market c = priced();
  const DyadId ij = c.structure.dyad(c.host, c.third);
  double before = 1e9;
  for (double junior = 0; junior <= 1; junior += 0.1) {
    c.dyad.asymmetry[ij] = junior;
    const double now = menu_of(c, c.host, c.third).utility(1)[0];
    CHECK(now < before);
    before = now;
  }
  for (double threat = 0.05; threat <= 1; threat += 0.05) {
    c.dyad.threat_R[ij] = threat;
    const double now = menu_of(c, c.host, c.third).utility(1)[0];
    CHECK(now < before);
    before = now;
  }
}

TEST_CASE("An agreement needs both offers, uses them up and closes the docket") {
  Market c = priced();
  const DyadId ij = c.structure.dyad(c.host, c.third), ji = c.structure.dyad(c.third, c.host);
  const Events quiet(nullptr, 0);
  c.conduct.fta_offer[ij] = 1.0;
  conclude_agreements(c, quiet);
  CHECK(fta_in_force(c, c.host, c.third)[0] == 0.0);
  CHECK(c.conduct.fta_offer[ij][0] == 1.0);
  c.conduct.fta_offer[ji].set(0, 1.0);
  conclude_agreements(c, quiet);
  for (int lane = 0; lane < kLanes; ++lane) {
    INFO(lane);
    CHECK(fta_in_force(c, c.host, c.third)[lane] == (lane == 0 ? 1.0 : 0.0));
    CHECK(c.conduct.fta_offer[ij][lane] == (lane == 0 ? 0.0 : 1.0));
    CHECK(menu_of(c, c.host, c.third).open[lane] == (lane != 0));
  }
}

TEST_CASE("Where talks are open an agreement is found, where they are not nothing changes") {
  ReferenceCase open, half, closed;
  set_pair(open, &StatecraftFields::fta_open, open.host, open.third, 1.0);
  half.conduct.fta_open[half.structure.dyad(half.host, half.third)] = 1.0;
  History a(open), b(half), c(closed);
  for (History* h : {&a, &b, &c}) h->step(16);
  CHECK(mean(fta_in_force(*a.world, open.host, open.third)) > 0.5);
  CHECK(mean(fta_in_force(*b.world, half.host, half.third)) == 0.0);
  for (StateId i : closed.structure.every_state()) {
    for (StateId j : closed.structure.every_state()) {
      CHECK(all(c.world->conduct.fta[closed.structure.dyad(i, j)] == 0.0));
      // A one-sided offer that nobody answers moves no trade.
      CHECK(all(b.world->dyad.exports[half.structure.dyad(i, j)] ==
                c.world->dyad.exports[half.structure.dyad(i, j)]));
    }
  }
}
