// Public opinion: equation 32.
#include "model/opinion.h"

#include <cmath>
#include <string>

#include "model/perception.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The case at the start of a history, with what the update needs besides the world.
struct Public : ReferenceCase {
  Setup kept = setup();
  CorridorIndex corridors{structure};
  Context context{kept, corridors, 0.25};
  DyadId view = structure.dyad(host, partner), back = structure.dyad(partner, host);

  Public() {
    for (StateId i : structure.every_state()) {
      for (StateId j : structure.every_state()) {
        const DyadId ij = structure.dyad(i, j);
        dyad.stance[ij] = dyad.stance0[ij];
      }
    }
    measure_alignment(*this);
    for (StateId i : structure.every_state()) {
      for (StateId j : structure.every_state()) {
        dyad.alignment_base[structure.dyad(i, j)] = dyad.alignment[structure.dyad(i, j)];
      }
    }
    people.opinion[view] = 0.23;
    anchor();
  }

  void anchor() { anchor_opinion(*this); }
  void pass(int ticks) {
    for (int tick = 0; tick < ticks; ++tick) update_opinion(context, *this);
  }
  double opinion() const { return people.opinion[view][0]; }
};

/// Where opinion settles from .23 after a shift in logits.
double settled(double shift) { return 1 / (1 + std::exp(-(std::log(0.23 / (1 - 0.23)) + shift))); }
constexpr int kLongTime = 800;  // ticks; exp(-.3 x 200) is nothing

}  // namespace

TEST_CASE("Opinion stays where it is, to the bit, as long as nothing changes") {
  Public c;
  // What stood at the start is part of the opinion of the start.
  c.dyad.sanction_trade[c.back] = 0.4;
  c.anchor();
  const double start = c.opinion();
  c.pass(100);
  CHECK(c.opinion() == start);
}

TEST_CASE("Opinion settles at the logistic of its start and the shift of each signal") {
  Public c;
  double shift = 0;
  SECTION("alignment") {
    c.dyad.alignment[c.view] += 0.2;
    shift = 1.5 * 0.2;
  }
  SECTION("migration") {
    c.dyad.salience[c.view] += 0.3;
    shift = -1.0 * 0.3;
  }
  SECTION("sanctions suffered") {
    c.dyad.sanction_trade[c.back] += 0.5;
    shift = -2.0 * 0.5;
  }
  SECTION("leaders who commit themselves") {
    // One of two projects goes from a government's to a head of state's signature.
    c.project.level[c.berth] = 3.0;
    shift = 0.5 * (1.0 / 3) / 2;
  }
  SECTION("leaders whose project is cancelled") {
    c.project.stage[c.berth] = stage(Stage::cancelled);
    shift = -0.5 * (2.0 / 3) / 2;
  }
  SECTION("sanctions of one's own are not held against the other") {
    c.dyad.sanction_trade[c.view] += 0.5;
  }
  c.pass(kLongTime);
  CHECK(c.opinion() == Approx(settled(shift)).epsilon(1e-9));
}

TEST_CASE("Opinion moves at the speed phi_O, whatever the length of a tick") {
  Public quarterly, yearly;
  for (Public* c : {&quarterly, &yearly}) c->dyad.alignment[c->view] += 0.2;
  quarterly.pass(8);
  yearly.context.years = 1.0;
  yearly.pass(2);
  const double goal = settled(1.5 * 0.2);
  CHECK(quarterly.opinion() == Approx(goal + (0.23 - goal) * std::exp(-0.6)).epsilon(1e-12));
  CHECK(yearly.opinion() == Approx(quarterly.opinion()).epsilon(1e-12));
}

TEST_CASE("Opinion is each side's own, and passive blocs have none that moves") {
  Public c;
  c.dyad.salience[c.view] += 0.3;
  const DyadId of_giant = c.structure.dyad(c.giant, c.host);
  c.dyad.salience[of_giant] += 0.3;
  c.pass(20);
  CHECK(c.opinion() < 0.23);
  CHECK(c.people.opinion[c.back][0] == 0.5);
  CHECK(c.people.opinion[of_giant][0] == 0.5);
}

TEST_CASE("Opinion stays inside its range under everything at once") {
  Public c;
  *c.society.oA = *c.society.oM = *c.society.oS = *c.society.oL = 20.0;
  c.dyad.alignment[c.view] = 0.0;
  c.dyad.salience[c.view] = 1.0;
  c.dyad.sanction_trade[c.back] = 1.0;
  c.pass(kLongTime);
  CHECK(c.opinion() >= 0.0);
  CHECK(c.opinion() < 1e-9);
  c.people.opinion[c.view] = 0.0;  // unanimous people stay so
  c.anchor();
  c.dyad.alignment[c.view] = 1.0;
  c.pass(1);
  CHECK(c.opinion() == 0.0);
}

TEST_CASE("A history in which nobody moves keeps the opinions of its start, and reports them") {
  ReferenceCase c;
  c.rules.decision = "status-quo";
  const DyadId view = c.structure.dyad(c.host, c.partner);
  c.people.opinion[view] = 0.23;
  History h(c);
  h.step(40);
  CHECK(h.world->people.opinion[view][0] == 0.23);
  std::vector<Real> out(h.model.metrics().size());
  h.model.measure(*h.world, out);
  int found = 0;
  for (std::size_t k = 0; k < out.size(); ++k) {
    if (h.model.metrics()[k].name != "opinion[HOST,PARTNER]") continue;
    CHECK(out[k][0] == 0.23);
    ++found;
  }
  CHECK(found == 1);
}
