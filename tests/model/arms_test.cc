// Arms sales to third states: what a sale is worth, whom it strengthens, whom it offends.
// Equations 3 and 42.
#include <cmath>

#include "model/arms.h"
#include "model/docket.h"
#include "model/perception.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// Host may sell to third; partner sees third as hostile and threatens host.
struct Market : ReferenceCase {
  Setup empty;
  CorridorIndex index{structure};
  Context context{empty, index, 0.25};

  Market() {
    measure_capability(*this);
    dyad.intent[structure.dyad(partner, third)] = 0.6;
    dyad.threat_R[structure.dyad(host, partner)] = 0.3;
    dyad.alignment[structure.dyad(host, partner)] = 0.4;
    conduct.arms_market[structure.dyad(host, third)] = 1.0;
  }
  Menu menu() const {
    const Docket d{0, host, host.index(), third.index(), "", 0, 1, 0};
    Menu m;
    kArmsDocket.evaluate(context, *this, d, m);
    return m;
  }
  DyadId sale() const { return structure.dyad(host, third); }
};

}  // namespace

TEST_CASE("A sale is worth its profit and its hedge less its offence, in closed form") {
  const Market c;
  const Menu menu = c.menu();
  const double k = c.state.capability[c.third][0], j = c.state.capability[c.partner][0];
  const double share = k / (k + j);
  CHECK(menu.term(1, Term::economic)[0] == Approx(0.3));
  CHECK(menu.term(1, Term::hedging)[0] ==
        Approx(80 * 0.3 * 0.6 * 0.40 * 0.01 / 0.08 * share * (1 - share)));
  CHECK(menu.term(1, Term::security)[0] == Approx(-80 * 0.02 * 0.6 * 0.4));
  CHECK(menu.utility(0)[0] == 0.0);
  CHECK(menu.stake[0] == Approx(0.8));
}

TEST_CASE(
    "A sale is worth more the more its seller fears whom the buyer faces, and less the closer "
    "they are") {
  Market c;
  double before = -1e9;
  for (double threat = 0; threat <= 1; threat += 0.1) {
    c.dyad.threat_R[c.structure.dyad(c.host, c.partner)] = threat;
    const double now = c.menu().utility(1)[0];
    CHECK(now > before);
    before = now;
  }
  before = 1e9;
  for (double alignment = 0; alignment <= 1; alignment += 0.1) {
    c.dyad.alignment[c.structure.dyad(c.host, c.partner)] = alignment;
    const double now = c.menu().utility(1)[0];
    CHECK(now < before);
    before = now;
  }
}

TEST_CASE("Arms to a friend of all neither hedge nor offend") {
  Market c;
  c.dyad.intent[c.structure.dyad(c.partner, c.third)] = 0.0;
  CHECK(c.menu().utility(1)[0] == Approx(0.3));
}

TEST_CASE("Deliveries add to the buyer's arms alone, seller by seller") {
  Market c;
  deliver_arms(c.context, c);
  CHECK(c.state.mil[c.third][0] == 30.0);
  c.conduct.arms[c.sale()] = 1.0;
  deliver_arms(c.context, c);
  CHECK(c.state.mil[c.third][0] == Approx(30 * (1 + 0.01 * 0.25)));
  CHECK(c.state.mil[c.host][0] == 80.0);
  CHECK(c.state.mil[c.partner][0] == 150.0);
  c.conduct.arms[c.structure.dyad(c.giant, c.third)] = 1.0;
  c.state.mil[c.third] = 30.0;
  deliver_arms(c.context, c);
  CHECK(c.state.mil[c.third][0] == Approx(30 * (1 + 2 * 0.01 * 0.25)));
}

TEST_CASE("Whom the buyer faces believes worse of the seller, until the sales stop") {
  Market c;
  const DyadId view = c.structure.dyad(c.partner, c.host);
  c.conduct.arms[c.sale()] = 1.0;
  deliver_arms(c.context, c);
  CHECK(c.conduct.provocation[view][0] == Approx(0.6));
  Market plain;
  update_intent(c.context, c, true);
  update_intent(plain.context, plain, true);
  const auto logit = [](double p) { return std::log(p / (1 - p)); };
  CHECK(logit(c.dyad.intent[view][0]) - logit(plain.dyad.intent[view][0]) ==
        Approx(0.3 * 0.6).epsilon(1e-6));
  const DyadId other = c.structure.dyad(c.partner, c.giant);
  CHECK(c.dyad.intent[other][0] == plain.dyad.intent[other][0]);
  c.conduct.arms[c.sale()] = 0.0;
  deliver_arms(c.context, c);
  CHECK(c.conduct.provocation[view][0] == 0.0);
}

TEST_CASE("The docket sells and stops, and is open only where there is a market") {
  Market c;
  const Docket d{0, c.host, c.host.index(), c.third.index(), "", 0, 1, 0};
  const Events quiet(nullptr, 0);
  kArmsDocket.apply(c.context, c, d, Real(1.0), Mask(true), quiet);
  CHECK(c.conduct.arms[c.sale()][0] == 1.0);
  Menu menu = c.menu();
  CHECK_FALSE(any(menu.available[1]));
  CHECK(menu.utility(0)[0] == menu.utility(1)[0]);
  kArmsDocket.apply(c.context, c, d, Real(2.0), Mask(true), quiet);
  CHECK(c.conduct.arms[c.sale()][0] == 0.0);
  c.conduct.arms_market[c.sale()] = 0.0;
  CHECK_FALSE(any(c.menu().open));
}
