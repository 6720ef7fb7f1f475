// Beliefs, threat and trust in closed form: equations 1, 2, 3, 6 and 19.
#include <cmath>

#include "model/perception.h"
#include "model/trust.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The case with what the perception functions need besides the world.
struct Perceived : ReferenceCase {
  Setup kept = setup();
  CorridorIndex corridors{structure};
  Context context{kept, corridors, 0.25};
  DyadId view = structure.dyad(host, partner), back = structure.dyad(partner, host);

  Perceived() {
    for (StateId i : structure.every_state()) {
      for (StateId j : structure.every_state()) {
        const DyadId ij = structure.dyad(i, j);
        dyad.stance[ij] = dyad.stance0[ij];
        dyad.trust[ij] = 0.5;
        dyad.kept[ij] = dyad.broken[ij] = 4.0;
      }
    }
    measure_alignment(*this);
    measure_capability(*this);
  }
};

double logistic_of(double z) { return 1 / (1 + std::exp(-z)); }

}  // namespace

TEST_CASE("Capability shares add up to one and are the weighted geometric mean of shares") {
  Perceived c;
  double sum = 0;
  for (StateId i : c.structure.every_state()) sum += c.state.capability[i][0];
  CHECK(sum == Approx(1.0).epsilon(1e-14));
  const auto raw = [&](StateId i) {
    return std::pow(c.state.gdp[i][0], 0.45) * std::pow(c.state.mil[i][0], 0.40) *
           std::pow(c.state.pop[i][0], 0.15);
  };
  CHECK((c.state.capability[c.host] / c.state.capability[c.partner])[0] ==
        Approx(raw(c.host) / raw(c.partner)).epsilon(1e-12));
}

TEST_CASE("A settled belief is the logistic of the signals") {
  Perceived c;
  c.dyad.sanction_trade[c.back] = 0.3;
  c.state.pivot[c.partner] = 0.8;
  c.dyad.trust[c.view] = 0.7;
  update_intent(c.context, c, true);
  const double a = 0.45;
  const double z =
      -1.9 + 2.2 * 0.3 + 1.15 * 0.8 * (1 - a) + 1.2 * 0.5 + 1.0 * 0.4 - 1.2 * a - 1.5 * 0.2;
  CHECK(c.dyad.intent[c.view][0] == Approx(logistic_of(z)).epsilon(1e-12));
}

TEST_CASE("A belief closes the distance to its signals at the speed phi_I") {
  Perceived c;
  update_intent(c.context, c, true);
  const double start = c.dyad.intent[c.view][0];
  c.dyad.grievance[c.view] = 1.0;
  Perceived settled;
  settled.dyad.grievance[c.view] = 1.0;
  update_intent(settled.context, settled, true);
  const double goal = settled.dyad.intent[c.view][0];
  REQUIRE(goal > start);
  for (int tick = 0; tick < 8; ++tick) update_intent(c.context, c);
  // Two years at 0.5 a year leave exp(-1) of the distance.
  CHECK(c.dyad.intent[c.view][0] == Approx(goal + (start - goal) * std::exp(-1.0)).epsilon(1e-12));
}

TEST_CASE("Beliefs move as far in one year whatever the length of a tick") {
  Perceived quarterly, yearly;
  for (Perceived* c : {&quarterly, &yearly}) update_intent(c->context, *c, true);
  for (Perceived* c : {&quarterly, &yearly}) c->dyad.grievance[c->view] = 1.0;
  for (int tick = 0; tick < 4; ++tick) update_intent(quarterly.context, quarterly);
  Context by_year = yearly.context;
  by_year.years = 1.0;
  update_intent(by_year, yearly);
  CHECK(quarterly.dyad.intent[quarterly.view][0] ==
        Approx(yearly.dyad.intent[yearly.view][0]).epsilon(1e-12));
}

TEST_CASE("Only fact-updating beliefs let salience follow migration") {
  Perceived blind, facts;
  *facts.par.phi_M = 0.5;
  for (int tick = 0; tick < 4; ++tick) {
    update_intent(blind.context, blind);
    update_intent(facts.context, facts);
  }
  CHECK(blind.dyad.salience[blind.view][0] == 0.4);
  CHECK(facts.dyad.salience[facts.view][0] == Approx(0.4 * std::exp(-0.5)));
}

TEST_CASE("Threat grows with the other's power, will and nearness, each in its own factor") {
  Perceived c;
  update_intent(c.context, c, true);
  measure_proximity(c);
  measure_threat(c);
  const double own = c.state.capability[c.host][0], other = c.state.capability[c.partner][0];
  const double will = 0.7 * c.dyad.intent[c.view][0];
  CHECK(c.dyad.threat_S[c.view][0] == Approx(other / (own + other) * will));
  const double near = 0.8 * other / (0.3 * own + 0.8 * other);
  CHECK(c.dyad.threat_R[c.view][0] == Approx(near * std::exp(-300.0 / 3000) * will));
  const double local_own = std::sqrt(2.0 * 20.0), local_other = std::sqrt(100.0 * 800.0);
  CHECK(c.project.threat_L[c.berth][0] == Approx(local_other / (local_own + local_other) * will));
}

TEST_CASE("Memory fades toward prior trust at the rate f_T") {
  Perceived c;
  c.dyad.kept[c.view] = 10.0;
  c.dyad.broken[c.view] = 4.0;
  for (int tick = 0; tick < 40; ++tick) fade_trust(c.context, c);
  const double left = std::exp(-0.05 * 10);
  const double kept = 4 + 6 * left, broken = 4.0;
  CHECK(c.dyad.kept[c.view][0] == Approx(kept).epsilon(1e-12));
  CHECK(c.dyad.trust[c.view][0] == Approx(kept / (kept + broken)).epsilon(1e-12));
}

TEST_CASE("Trust counts what each side of a project delivers of what is due") {
  Perceived c;
  c.project.stage[c.berth] = stage(Stage::building);
  c.project.effort[c.berth] = 0.3;
  c.project.finance[c.berth] = 0.5;
  c.project.funded[c.berth] = 1.0;
  update_trust(c.context, c);
  CHECK(c.dyad.kept[c.back][0] == Approx(4 + 0.25 * 0.3));  // the partner watches the host
  CHECK(c.dyad.broken[c.back][0] == Approx(4 + 0.25 * 0.7));
  CHECK(c.dyad.kept[c.view][0] == Approx(4.25));  // the host watches the partner
  CHECK(c.dyad.broken[c.view][0] == 4.0);
}

TEST_CASE("A partner that has promised no money has none to withhold") {
  Perceived c;
  c.project.stage[c.berth] = stage(Stage::building);
  c.project.finance[c.berth] = 0.0;
  update_trust(c.context, c);
  CHECK(c.dyad.broken[c.view][0] == 4.0);
  c.project.finance[c.berth] = 0.5;
  update_trust(c.context, c);
  CHECK(c.dyad.broken[c.view][0] == Approx(4.25));
}

TEST_CASE("Trust is neither won nor lost where nothing is due") {
  Perceived c;
  for (const Stage s : {Stage::proposed, Stage::declared, Stage::cancelled}) {
    c.project.stage[c.berth] = stage(s);
    update_trust(c.context, c);
  }
  CHECK(c.dyad.kept[c.view][0] == 4.0);
  CHECK(c.dyad.broken[c.back][0] == 4.0);
}

TEST_CASE("A squeezed lease costs the host trust, a kept one earns it") {
  Perceived kept, squeezed;
  for (Perceived* c : {&kept, &squeezed}) {
    c->project.stage[c->berth] = stage(Stage::operating);
    c->project.lease_left[c->berth] = 20.0;
  }
  squeezed.project.squeezed[squeezed.berth] = 1.0;
  update_trust(kept.context, kept);
  update_trust(squeezed.context, squeezed);
  CHECK(kept.dyad.kept[kept.back][0] == 4.25);
  CHECK(squeezed.dyad.broken[squeezed.back][0] == 4.25);
}

TEST_CASE("The status of a summit decays by half a year's rate and adds to rank") {
  Perceived c;
  measure_status(c.context, c);
  const double rank = c.state.status[c.host][0];
  c.state.summits[c.host] = 0.2;
  for (int tick = 0; tick < 4; ++tick) measure_status(c.context, c);
  CHECK(c.state.status[c.host][0] == Approx(rank + 0.2 * std::exp(-0.5)).epsilon(1e-12));
}
