#include "model/portfolio.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "tests/catch.h"
#include "tests/support/small_world.h"

using namespace tumen;
using tumen::test::SmallWorld;

namespace {

/// A host whose two possible investors offer 5 bn each at the default risk.
struct Host : SmallWorld {
  HoldingId from_partner = structure.holding(coast, partner);
  HoldingId from_third = structure.holding(coast, third);
  DyadId on_partner = structure.dyad(host, partner);
  DyadId on_third = structure.dyad(host, third);

  Host() {
    holding.supply[from_partner] = 5.0;
    holding.supply[from_third] = 5.0;
  }

  double value(double x_partner, double x_third) const {
    const std::array<Real, 3> x = {0.0, x_partner, x_third};
    return portfolio_value(*this, coast, x).total()[0];
  }
};

/// Nine states, of which the first is the host of the one region.
struct ManyInvestors {
  Structure structure;
  RegionId region{0};
  StateId host{0};

  ManyInvestors() {
    for (std::uint64_t k = 1; k <= 9; ++k) {
      structure.states.push_back(test::named<State>("S" + std::to_string(k), k));
    }
    structure.regions.push_back(test::named<Region>("region", 1));
    structure.regions[0].owner = host;
  }

  static double draw(std::mt19937_64& bits, double low, double high) {
    return low + (high - low) * std::ldexp(static_cast<double>(bits() >> 11), -53);
  }

  /// Random values in one lane; one draw in five puts a quantity at the edge of its range.
  void scatter(World& w, int lane, std::uint64_t seed) const {
    std::mt19937_64 bits(seed);
    const auto put = [&](Real& x, double low, double high, double edge) {
      const bool at_edge = bits() % 5 == 0;
      const double inside = draw(bits, low, high);
      x.set(lane, at_edge ? edge : inside);
    };
    put(w.state.w_E[host], 0.1, 2, 0);
    put(w.state.w_H[host], 0.1, 2, 0);
    put(w.state.w_S[host], 0.1, 2, 0);
    put(*w.par.mu, 0.06, 0.2, 0);
    put(*w.par.gam, 0.03, 0.15, 0);
    put(*w.par.rho, 0.3, 3, 0);
    put(*w.par.v0, 0.05, 0.2, 0);
    put(w.region.need[region], 5, 20, 0.001);
    put(w.region.own_capital[region], 1, 4, 0.001);
    for (StateId j : structure.every_state()) {
      const DyadId view = structure.dyad(host, j);
      put(w.dyad.threat_R[view], 0, 0.5, 0);
      put(w.dyad.trust[view], 0.2, 0.9, 1);
      put(w.dyad.asymmetry[view], 0, 1, 0);
      put(w.holding.supply[structure.holding(region, j)], 0, 3, j.index() % 2 ? 1e6 : 0);
    }
  }
};

}  // namespace

TEST_CASE("capital on offer follows equation (10)") {
  SmallWorld w;
  w.state.s0_capital[w.partner] = 0.0005;
  w.state.betaF[w.partner] = 0.6;
  w.region.inst[w.coast] = 0.4;
  w.dyad.trust[w.structure.dyad(w.partner, w.host)] = 0.7;
  const HoldingId h = w.structure.holding(w.coast, w.partner);
  const double base = 0.0005 * 4000.0 * 0.4 * 1.2;

  supply_capital(w);
  CHECK(w.holding.supply[h][0] == Approx(base));
  CHECK(w.holding.supply[w.structure.holding(w.coast, w.host)][0] == 0.0);

  SECTION("the strongest sanction on the host frightens everyone") {
    w.dyad.sanction_finance[w.structure.dyad(w.partner, w.host)] = 0.2;
    w.dyad.sanction_finance[w.structure.dyad(w.third, w.host)] = 0.5;
    w.dyad.sanction_finance[w.structure.dyad(w.third, w.partner)] = 0.9;
    supply_capital(w);
    CHECK(w.holding.supply[h][0] == Approx(base * std::exp(-0.6 * 0.5)));
    w.dyad.sanction_finance[w.structure.dyad(w.partner, w.host)] = 0.8;
    supply_capital(w);
    CHECK(w.holding.supply[h][0] == Approx(base * std::exp(-0.6 * 0.8)));
  }
  SECTION("courting raises it, a bar ends it") {
    w.par.court_gain.operator*() = 1.5;
    w.holding.invited[h] = 1.0;
    supply_capital(w);
    CHECK(w.holding.supply[h][0] == Approx(2.5 * base));
    w.holding.access[h] = 0.0;
    supply_capital(w);
    CHECK(w.holding.supply[h][0] == 0.0);
  }
}

TEST_CASE("risk of a partner is base, threat and mistrust") {
  Host w;
  w.dyad.threat_R[w.on_partner] = 0.2;
  w.dyad.trust[w.on_partner] = 0.4;
  choose_portfolio(w, w.coast);
  CHECK(w.holding.variance[w.from_partner][0] == Approx(0.1 + 0.9 * 0.2 + 0.3 * 0.6));
  CHECK(w.holding.variance[w.structure.holding(w.coast, w.host)][0] == 0.0);
}

TEST_CASE("equal investors get the shares of the closed form") {
  // Without saturation k y = mu + k y^2 for two equal investors with k = w_H rho v = 1/2, so that
  // y = (1 - sqrt(1 - 4 mu / k)) / 2 = 2/5 and X = own / (1 - 2 y) = 10.
  Host w;
  *w.par.gam = 0.0;
  *w.par.v0 = 0.5;
  *w.par.v2 = 0.0;
  choose_portfolio(w, w.coast);
  CHECK(w.holding.accepted[w.from_partner][0] == Approx(4.0).epsilon(1e-4));
  CHECK(w.holding.accepted[w.from_third][0] == Approx(4.0).epsilon(1e-4));
  CHECK(w.region.inflow[w.coast][0] == Approx(8.0).epsilon(1e-4));
}

TEST_CASE("the choice is the best of a fine grid") {
  Host w;
  const int variant = GENERATE(range(0, 6));
  CAPTURE(variant);
  if (variant == 1) w.holding.supply[w.from_third] = 0.0;
  if (variant == 2) w.dyad.threat_R[w.on_partner] = 0.5;
  if (variant == 3) w.dyad.asymmetry[w.on_partner] = 1.0, w.state.w_S[w.host] = 2.0;
  if (variant == 4) *w.par.rho = 0.1;
  if (variant == 5) w.state.w_H[w.host] = 0.0, w.region.need[w.coast] = 4.0;
  choose_portfolio(w, w.coast);
  const double chosen =
      w.value(w.holding.accepted[w.from_partner][0], w.holding.accepted[w.from_third][0]);
  double best = -1e9;
  for (int a = 0; a <= 200; ++a) {
    for (int b = 0; b <= 200; ++b) {
      best = std::max(best, w.value(a * w.holding.supply[w.from_partner][0] / 200,
                                    b * w.holding.supply[w.from_third][0] / 200));
    }
  }
  CHECK(chosen >= best - 1e-6);
  CHECK(chosen <= best + 1e-3);
}

TEST_CASE("no small change of a portfolio is worth making") {
  ManyInvestors many;
  World w(many.structure);
  double worst = 0;
  int interior = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    for (int lane = 0; lane < kLanes; ++lane) {
      many.scatter(w, lane, seed * kLanes + static_cast<std::uint64_t>(lane));
    }
    choose_portfolio(w, many.region);
    for (StateId j : many.structure.every_state()) {
      if (j == many.host) continue;
      const Real slope = marginal_value(w, many.region, j);
      const HoldingId h = many.structure.holding(many.region, j);
      for (int lane = 0; lane < kLanes; ++lane) {
        const double x = w.holding.accepted[h][lane];
        const double supply = w.holding.supply[h][lane];
        REQUIRE(x >= 0.0);
        REQUIRE(x <= supply);
        if (x > 0.0) worst = std::max(worst, -slope[lane]);
        if (x < supply) worst = std::max(worst, slope[lane]);
        interior += x > 0.0 && x < supply;
      }
    }
  }
  CHECK(worst < 3e-6);
  CHECK(interior > 2000);
}

TEST_CASE("marginal value is the slope of the portfolio's value") {
  Host w;
  w.dyad.asymmetry[w.on_third] = 0.3;
  w.dyad.threat_R[w.on_partner] = 0.2;
  choose_portfolio(w, w.coast);
  w.holding.accepted[w.from_partner] = 1.5;
  w.holding.accepted[w.from_third] = 0.5;
  const double step = 1e-5;
  CHECK(marginal_value(w, w.coast, w.partner)[0] ==
        Approx((w.value(1.5 + step, 0.5) - w.value(1.5 - step, 0.5)) / (2 * step)));
  CHECK(marginal_value(w, w.coast, w.third)[0] ==
        Approx((w.value(1.5, 0.5 + step) - w.value(1.5, 0.5 - step)) / (2 * step)));
}

TEST_CASE("a host takes less from the partner it fears more") {
  double last = 1.0;
  for (const double threat : {0.0, 0.1, 0.2, 0.4, 0.8}) {
    Host w;
    *w.par.rho = 2.0;
    w.dyad.threat_R[w.on_partner] = threat;
    choose_portfolio(w, w.coast);
    const double share = w.holding.accepted[w.from_partner][0] /
                         (w.region.inflow[w.coast][0] + w.region.own_capital[w.coast][0]);
    CHECK(share < last);
    last = share;
  }
  CHECK(last > 0.0);
}

TEST_CASE("one investor's capital can draw in another's or crowd it out") {
  const auto response = [](double need, double rho) {
    double accepted[2];
    for (const int offered : {0, 1}) {
      Host w;
      *w.par.rho = rho;
      w.region.need[w.coast] = need;
      w.dyad.threat_R[w.on_partner] = 0.2;
      w.holding.supply[w.from_third] = 0.5 + 0.5 * offered;
      choose_portfolio(w, w.coast);
      accepted[offered] = w.holding.accepted[w.from_partner][0];
    }
    return accepted[1] - accepted[0];
  };
  CHECK(response(20.0, 1.0) > 0.01);   // far from saturation it dilutes the share that is feared
  CHECK(response(2.0, 0.05) < -0.01);  // near saturation it takes the return
}

TEST_CASE("a host without fear of dependence takes the capital that costs least status") {
  Host w;
  w.state.w_H[w.host] = 0.0;
  w.region.need[w.coast] = 4.0;
  w.holding.supply[w.from_partner] = 2.0;
  SECTION("the dearer capital fills what the cheaper leaves before its return is used up") {
    w.dyad.asymmetry[w.on_partner] = 0.0;
    w.dyad.asymmetry[w.on_third] = 0.5;
    choose_portfolio(w, w.coast);
    CHECK(w.holding.accepted[w.from_partner][0] == 2.0);
    // mu - gam X / Need = psi_p J at X = (0.12 - 0.025) * 4 / 0.08 = 4.75, 2 of it own capital.
    CHECK(w.holding.accepted[w.from_third][0] == Approx(0.75).epsilon(1e-4));
  }
  SECTION("equally costly capital is taken in equal amounts up to what is offered") {
    choose_portfolio(w, w.coast);
    CHECK(w.holding.accepted[w.from_partner][0] == Approx(2.0).epsilon(1e-4));
    CHECK(w.holding.accepted[w.from_third][0] == Approx(2.0).epsilon(1e-4));
    w.holding.supply[w.from_partner] = 1.0;
    choose_portfolio(w, w.coast);
    CHECK(w.holding.accepted[w.from_partner][0] == 1.0);
    CHECK(w.holding.accepted[w.from_third][0] == Approx(3.0).epsilon(1e-4));
  }
}

TEST_CASE("capital that only costs is refused") {
  Host w;
  SECTION("no return") { *w.par.mu = 0.0; }
  SECTION("own capital saturates the region") { w.region.need[w.coast] = 1.0; }
  SECTION("a host that dislikes gain") { w.state.w_E[w.host] = -1.0; }
  choose_portfolio(w, w.coast);
  CHECK(w.region.inflow[w.coast][0] == 0.0);
}

TEST_CASE("a portfolio's bits do not depend on its neighbours nor on earlier choices") {
  ManyInvestors many;
  World mixed(many.structure);
  World alone(many.structure);
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (int lane = 0; lane < kLanes; ++lane) {
      many.scatter(mixed, lane, seed + 100 * static_cast<std::uint64_t>(lane));
      many.scatter(alone, lane, seed);
    }
    choose_portfolio(mixed, many.region);
    choose_portfolio(alone, many.region);
    REQUIRE(test::same_bits(mixed, 0, alone, kLanes - 1));
  }
}
