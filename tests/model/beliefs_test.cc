// Rules of learning: equations 3 and 19. Fact-updating, reinforcement, no learning at all.
#include <cmath>

#include "model/perception.h"
#include "model/trust.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The case with its beliefs as a history starts with them.
struct Believer : ReferenceCase {
  Setup kept = setup();
  CorridorIndex corridors{structure};
  Context context{kept, corridors, 0.25};
  DyadId view = structure.dyad(host, partner), back = structure.dyad(partner, host);

  Believer() {
    for (StateId i : structure.every_state()) {
      for (StateId j : structure.every_state()) {
        const DyadId ij = structure.dyad(i, j);
        dyad.stance[ij] = dyad.stance0[ij];
        dyad.trust[ij] = dyad.trust0[ij];
        dyad.kept[ij] = par.n_T * dyad.trust0[ij];
        dyad.broken[ij] = par.n_T - dyad.kept[ij];
      }
    }
    measure_alignment(*this);
    update_intent(context, *this, true);
  }
  void build(double effort, double funded) {
    project.stage[berth] = stage(Stage::building);
    project.effort[berth] = effort;
    project.finance[berth] = 0.5;
    project.funded[berth] = funded;
  }
  void pass(int ticks) {
    for (int tick = 0; tick < ticks; ++tick) {
      fade_trust(context, *this);
      update_intent(context, *this);
      update_trust(context, *this);
    }
  }
};

}  // namespace

TEST_CASE("Facts calm a fear that goes beyond them, and only where beliefs track facts") {
  // Migration is dramatised: salience .4, true inflow .05.
  Believer blind, facts;
  for (Believer* c : {&blind, &facts}) c->dyad.inflow[c->view] = 0.05;
  *facts.par.phi_M = 0.5;
  const double before = blind.dyad.intent[blind.view][0];
  blind.pass(80);
  facts.pass(80);
  CHECK(blind.dyad.salience[blind.view][0] == 0.4);
  CHECK(blind.dyad.intent[blind.view][0] == Approx(before).epsilon(1e-12));
  CHECK(facts.dyad.salience[facts.view][0] == Approx(0.05).margin(1e-4));
  CHECK(facts.dyad.intent[facts.view][0] < before);
  // What is left is the belief of a state that never feared more than the facts.
  Believer sober;
  sober.dyad.salience[sober.view] = 0.05;
  update_intent(sober.context, sober, true);
  CHECK(facts.dyad.intent[facts.view][0] == Approx(sober.dyad.intent[sober.view][0]).margin(1e-4));
}

TEST_CASE("Where the fear is as large as the facts, tracking them changes no bit") {
  Believer blind, facts;
  for (Believer* c : {&blind, &facts}) c->dyad.inflow[c->view] = 0.4;
  *facts.par.phi_M = 0.5;
  blind.pass(40);
  facts.pass(40);
  CHECK(facts.dyad.salience[facts.view][0] == 0.4);
  CHECK(facts.dyad.intent[facts.view][0] == blind.dyad.intent[blind.view][0]);
}

TEST_CASE("Reinforced trust closes the distance to what is delivered at the rate of learning") {
  Believer c;
  *c.society.trust_rule = 1.0;
  c.build(0.3, 1.0);
  c.pass(20);
  // Five years of due performance at .1 a year, from .5.
  const double left = std::exp(-0.5);
  CHECK(c.dyad.trust[c.back][0] == Approx(0.3 + 0.2 * left).epsilon(1e-12));
  CHECK(c.dyad.trust[c.view][0] == Approx(1.0 - 0.5 * left).epsilon(1e-12));
}

TEST_CASE("Reinforced trust stands still where nothing is due") {
  Believer c;
  *c.society.trust_rule = 1.0;
  c.dyad.trust[c.view] = 0.8;
  c.pass(20);
  CHECK(c.dyad.trust[c.view][0] == 0.8);
}

TEST_CASE("Reinforcement does not depend on the length of a tick") {
  Believer quarterly, yearly;
  yearly.context.years = 1.0;
  for (Believer* c : {&quarterly, &yearly}) {
    *c->society.trust_rule = 1.0;
    c->build(0.3, 0.0);
  }
  quarterly.pass(8);
  yearly.pass(2);
  CHECK(quarterly.dyad.trust[quarterly.back][0] ==
        Approx(yearly.dyad.trust[yearly.back][0]).epsilon(1e-12));
}

TEST_CASE("Both rules of trust rise with what is kept") {
  for (const double rule : {0.0, 1.0}) {
    double before = 0;
    for (const double effort : {0.0, 0.3, 1.0}) {
      Believer c;
      *c.society.trust_rule = rule;
      c.build(effort, 1.0);
      c.pass(20);
      fade_trust(c.context, c);
      CHECK(c.dyad.trust[c.back][0] > before);
      before = c.dyad.trust[c.back][0];
    }
  }
}

TEST_CASE("A faster reinforcement makes a broken promise dearer") {
  Believer c;
  *c.society.trust_rule = 1.0;
  c.holding.accepted[c.structure.holding(c.wide, c.partner)] = 2.0;
  const auto price = [&](double rate) {
    *c.society.trust_rate = rate;
    return value_of_broken_trust(c, c.coast, c.host, c.partner)[0];
  };
  CHECK(price(0.0) == 0.0);
  CHECK(price(0.1) > 0.0);
  CHECK(price(0.5) > price(0.1));
  // T = .5 falls to .5 exp(-.5); supply goes with 1/2 + T; mu = .12 over five years.
  CHECK(price(0.1) == Approx(0.12 * 2.0 * 0.5 * (1 - std::exp(-0.5)) * 5).epsilon(1e-12));
}

TEST_CASE("Learning scales what experience counts for") {
  Believer full, half;
  *half.society.learning = 0.5;
  for (Believer* c : {&full, &half}) {
    *c->par.f_T = 0.0;
    c->build(1.0, 1.0);
    c->pass(8);
  }
  CHECK(full.dyad.kept[full.back][0] == Approx(6.0));
  CHECK(half.dyad.kept[half.back][0] == Approx(5.0));
}

TEST_CASE("Without learning, trust and belief keep the bits of their start through a history") {
  ReferenceCase c;
  *c.society.learning = 0.0;
  const double rule = GENERATE(0.0, 1.0);
  *c.society.trust_rule = rule;
  for (StateId i : c.structure.every_state()) {
    for (StateId j : c.structure.every_state()) c.dyad.trust0[c.structure.dyad(i, j)] = 0.37;
  }
  c.project.stage[c.berth] = stage(Stage::building);
  c.project.finance[c.berth] = 0.5;
  History h(c);
  const World& w = *h.world;
  const Structure& s = w.structure;
  std::vector<double> start;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) start.push_back(w.dyad.intent[s.dyad(i, j)][0]);
  }
  h.step(40);
  std::size_t at = 0;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      const DyadId ij = s.dyad(i, j);
      CHECK(w.dyad.intent[ij][0] == start[at++]);
      if (i != j) CHECK(w.dyad.trust[ij][0] == 0.37);
    }
  }
  // The world around has moved: it is the beliefs that did not.
  CHECK(w.dyad.stance[s.dyad(c.host, c.giant)][0] == w.dyad.stance0[s.dyad(c.host, c.giant)][0]);
  CHECK(w.dyad.stance[s.dyad(c.host, c.partner)][0] !=
        w.dyad.stance0[s.dyad(c.host, c.partner)][0]);
}
