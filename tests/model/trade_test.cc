// Trade accounting, diversion and dependence: equations 7 and 8.
#include <cmath>

#include "model/perception.h"
#include "model/trade.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The case with trade calibrated and alignments at their start.
struct TradeCase : ReferenceCase {
  TradeCase() {
    for (Real& a : fields.values(fields.entries()[slot(IndexSet::dyad, "stance").entry])) a = 0.4;
    measure_alignment(*this);
    calibrate_trade(*this);
  }
  double share(StateId buyer, StateId seller) const {
    return dyad.share[structure.dyad(buyer, seller)][0];
  }
  double exports(StateId from, StateId to) const {
    return dyad.exports[structure.dyad(from, to)][0];
  }
};

}  // namespace

TEST_CASE("Shares of expenditure add up to one under any sanctions and growth") {
  TradeCase c;
  c.dyad.sanction_trade[c.structure.dyad(c.giant, c.host)] = 0.85;
  c.dyad.sanction_trade[c.structure.dyad(c.host, c.giant)] = 0.3;
  c.state.gdp[c.partner] *= 1.7;
  c.state.oil_exporter[c.host] = 1.0;
  *c.par.oil_price = 43.0;
  update_trade(c);
  for (StateId buyer : c.structure.every_state()) {
    double sum = 0;
    for (StateId seller : c.structure.every_state()) {
      CHECK(c.share(buyer, seller) >= 0.0);
      sum += c.share(buyer, seller);
    }
    CHECK(std::abs(sum - 1.0) < 1e-12);
  }
}

TEST_CASE("Without any change trade is that of the base year") {
  TradeCase c;
  update_trade(c);
  for (StateId i : c.structure.every_state()) {
    for (StateId j : c.structure.every_state()) {
      if (i == j) continue;
      const double base = c.dyad.trade[c.structure.dyad(i, j)][0];
      CHECK(std::abs(c.exports(i, j) - base) <= 1e-12 * base);
    }
  }
}

TEST_CASE("A sanction lowers the sanctioned seller's share and raises every other share") {
  TradeCase c;
  update_trade(c);
  const TradeCase& before = c;
  TradeCase after;
  after.dyad.sanction_trade[after.structure.dyad(after.giant, after.host)] = 0.6;
  update_trade(after);
  for (StateId seller : c.structure.every_state()) {
    const double now = after.share(c.giant, seller), then = before.share(c.giant, seller);
    if (seller == c.host) {
      CHECK(now < 0.9 * then);
    } else {
      CHECK(now > then);
    }
    // A buyer that is no party to the sanction keeps its shares.
    CHECK(after.share(c.partner, seller) == before.share(c.partner, seller));
  }
}

TEST_CASE("Goods kept out of one market are diverted to those that stay open") {
  TradeCase before;
  update_trade(before);
  TradeCase after;
  after.dyad.sanction_trade[after.structure.dyad(after.giant, after.host)] = 1.0;
  update_trade(after);
  CHECK(after.exports(after.giant, after.host) < 0.5 * before.exports(before.giant, before.host));
  CHECK(after.exports(after.partner, after.host) > before.exports(before.partner, before.host));
  CHECK(after.exports(after.third, after.host) > before.exports(before.third, before.host));
}

TEST_CASE("A full sanction cuts a small trade flow by the tariff equivalent of 80 per cent") {
  TradeCase c;
  c.dyad.sanction_trade[c.structure.dyad(c.giant, c.host)] = 1.0;
  update_trade(c);
  const double kept =
      c.exports(c.host, c.giant) / c.dyad.trade[c.structure.dyad(c.host, c.giant)][0];
  CHECK(kept == Approx(std::exp(-4 * 0.402)).epsilon(0.02));
}

TEST_CASE("Two sanctions on one border close no more than all of it") {
  TradeCase one, both;
  one.dyad.sanction_trade[one.structure.dyad(one.giant, one.host)] = 1.0;
  both.dyad.sanction_trade[both.structure.dyad(both.giant, both.host)] = 1.0;
  both.dyad.sanction_trade[both.structure.dyad(both.host, both.giant)] = 1.0;
  update_trade(one);
  update_trade(both);
  CHECK(both.exports(both.host, both.giant) == one.exports(one.host, one.giant));
}

TEST_CASE("A small rise of alignment moves a small trade flow by t_A") {
  TradeCase c;
  const DyadId ij = c.structure.dyad(c.host, c.third), ji = c.structure.dyad(c.third, c.host);
  c.dyad.alignment[ij] = c.dyad.alignment[ji] = c.dyad.alignment[ij] + 0.1;
  update_trade(c);
  const double growth = c.exports(c.third, c.host) / c.dyad.trade[ji][0];
  CHECK(std::log(growth) == Approx(0.3 * 0.1).epsilon(0.03));
}

TEST_CASE("An oil exporter's trade follows the oil price by the pass-through, others' does not") {
  TradeCase c;
  c.state.oil_exporter[c.host] = 1.0;
  *c.par.oil_price = 50.0;
  update_trade(c);
  const double sold =
      c.exports(c.host, c.third) / c.dyad.trade[c.structure.dyad(c.host, c.third)][0];
  CHECK(sold == Approx(0.30 + 0.70 * 0.5).epsilon(0.02));
  const double other =
      c.exports(c.partner, c.third) / c.dyad.trade[c.structure.dyad(c.partner, c.third)][0];
  CHECK(other == Approx(1.0).epsilon(0.02));
}

TEST_CASE(
    "Dependence is a pair's share of all trade, and only one side of a pair can be the junior") {
  TradeCase c;
  update_trade(c);
  update_dependence(c);
  for (StateId i : c.structure.every_state()) {
    double all = 0;
    for (StateId j : c.structure.every_state()) {
      if (i != j) all += c.exports(i, j) + c.exports(j, i);
    }
    for (StateId j : c.structure.every_state()) {
      if (i == j) continue;
      const DyadId ij = c.structure.dyad(i, j), ji = c.structure.dyad(j, i);
      const double pair = (c.exports(i, j) + c.exports(j, i)) / all;
      const double sub = c.dyad.substitutability[ij][0];
      CHECK(c.dyad.dependence[ij][0] == Approx((1 - sub) * pair));
      CHECK(c.dyad.asymmetry[ij][0] * c.dyad.asymmetry[ji][0] == 0.0);
      CHECK(c.dyad.asymmetry[ij][0] ==
            Approx(std::max(0.0, c.dyad.dependence[ij][0] - c.dyad.dependence[ji][0])));
    }
  }
}
