// Sanctions as choices of their senders: coercion, blame, retaliation and their cost. Equation 26.
#include "model/docket.h"
#include "model/trade.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

enum Option : std::size_t { kHold, kTradeUp, kTradeDown, kFinanceUp, kFinanceDown };

/// Giant may sanction host.
struct Sender : ReferenceCase {
  Setup empty;
  CorridorIndex index{structure};
  Context context{empty, index, 0.25};
  DyadId out = structure.dyad(giant, host), back = structure.dyad(host, giant);

  Sender() {
    calibrate_trade(*this);
    update_trade(*this);
    conduct.may_sanction[out] = 1.0;
  }
  Menu menu() const {
    const Docket d{0, giant, giant.index(), host.index(), "", 0, 1, 0};
    Menu m;
    kSanctionsDocket.evaluate(context, *this, d, m);
    return m;
  }
  /// What a step of an option is worth beyond holding.
  double step(Option o) const {
    const Menu m = menu();
    return (m.utility(o) - m.utility(kHold))[0];
  }
  double volume() const { return (dyad.exports[out] + dyad.exports[back])[0]; }
};

}  // namespace

TEST_CASE("A sanctions docket is open for all or for the pair that the scenario names") {
  Sender c;
  CHECK(all(c.menu().open));
  c.conduct.may_sanction[c.out] = 0.0;
  CHECK_FALSE(any(c.menu().open));
  *c.par.endogenous_sanctions = 1.0;
  CHECK(all(c.menu().open));
}

TEST_CASE("Sanctions are worth coercion, punishment and answer less their cost, in closed form") {
  Sender c;
  c.dyad.threat_S[c.out] = 0.2;
  c.conduct.blame[c.out] = 0.7;
  c.dyad.sanction_trade[c.out] = 0.3;
  c.dyad.sanction_finance[c.out] = 0.5;
  c.dyad.sanction_trade[c.back] = 0.4;
  c.dyad.sanction_finance[c.back] = 0.1;
  const Menu menu = c.menu();
  const double arms = 650;
  CHECK(menu.term(kHold, Term::security)[0] ==
        Approx(arms * (0.02 * 0.2 + 0.01 * 0.7) * (0.3 + 0.5)));
  CHECK(menu.term(kHold, Term::status)[0] == Approx(arms * 0.01 * (0.4 + 0.1) * 0.3));
  CHECK(menu.term(kHold, Term::economic)[0] == Approx(-c.volume() * (0.402 * 0.3 + 0.3 / 4 * 0.5)));
  CHECK(c.step(kTradeUp) == Approx(-c.step(kTradeDown)));
  CHECK(c.step(kFinanceUp) == Approx(-c.step(kFinanceDown)));
}

TEST_CASE("Blame makes every sanction more attractive, retaliation those in trade alone") {
  Sender c;
  double trade = -1e9, finance = -1e9;
  for (double blame = 0; blame <= 1; blame += 0.1) {
    c.conduct.blame[c.out] = blame;
    CHECK(c.step(kTradeUp) > trade);
    CHECK(c.step(kFinanceUp) > finance);
    trade = c.step(kTradeUp);
    finance = c.step(kFinanceUp);
  }
  for (double suffered = 0.1; suffered <= 1; suffered += 0.1) {
    c.dyad.sanction_trade[c.back] = suffered;
    CHECK(c.step(kTradeUp) > trade);
    CHECK(c.step(kFinanceUp) == Approx(finance));
    trade = c.step(kTradeUp);
  }
}

TEST_CASE("Without blame, threat and sanctions suffered, sanctions only cost") {
  Sender c;
  CHECK(c.step(kTradeUp) < 0);
  CHECK(c.step(kFinanceUp) < 0);
}

TEST_CASE("Blame dated by the scenario brings sanctions that no one dated") {
  // The offence comes in the fifth tick; all are sure of themselves.
  ReferenceCase c;
  const DyadId out = c.structure.dyad(c.partner, c.host);
  c.conduct.may_sanction[out] = 1.0;
  c.everywhere(&StateFields::lambda, 1e6);
  *c.par.coercion = 0.0;
  *c.statecraft.outrage = 1.0;
  c.edits = {{c.slot(IndexSet::dyad, "blame", out.index()), EditKind::set, 1.0, 4, 0, -1, 0}};
  History h(c);
  h.step(4);
  CHECK(all(h.world->dyad.sanction_trade[out] == 0.0));
  CHECK(all(h.world->dyad.sanction_finance[out] == 0.0));
  h.step(4);
  CHECK(all(h.world->dyad.sanction_trade[out] + h.world->dyad.sanction_finance[out] > 0.2));
  h.step(32);
  CHECK(all(h.world->dyad.sanction_trade[out] <= 1.0));
  CHECK(all(h.world->dyad.sanction_finance[out] <= 1.0));
}
