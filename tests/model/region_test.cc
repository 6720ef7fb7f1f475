// Regional product and people (30), and what the owner spends on a region (40).
#include <cmath>
#include <vector>

#include "model/development.h"
#include "model/portfolio.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// A case in which nobody invests or builds, so that growth alone moves the regions.
ReferenceCase quiet() {
  ReferenceCase c;
  c.everywhere(&StateFields::s0_capital, 0.0);
  *c.par.depreciation = 0.0;
  for (ProjectId p : c.structure.every_project()) c.project.available[p] = 0.0;
  c.calendar.ticks = 80;
  return c;
}

/// The decision about the programme of the host's wide region.
const Docket& programme(const History& h) {
  for (const Docket& d : h.model.dockets()) {
    if (h.model.kind(d).id == "programme" && d.target == "wide") return d;
  }
  FAIL("no such docket");
  return h.model.dockets().front();
}

/// The root of a function that falls from positive to negative on [low, high].
template <class Function>
double root_of_falling(Function&& f, double low, double high) {
  for (int n = 0; n < 60; ++n) {
    const double middle = 0.5 * (low + high);
    (f(middle) > 0.0 ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

/// A backward region under threat whose owner may spend on it, without foreign capital.
ReferenceCase backward() {
  ReferenceCase c = quiet();
  c.region.grp[c.inland] = 2000.0;  // twice the region's product per head
  c.region.fiscal[c.wide] = 1.0;
  return c;
}

/// Spending at which neither more nor less is better, by the terms of the menu.
double best_budget(ReferenceCase c) {
  constexpr double kStep = 1e-5;
  c.development.budget_step[c.wide] = kStep;
  History h(c);
  const Docket& d = programme(h);
  Menu menu;
  return root_of_falling(
      [&](double budget) {
        h.world->development.budget[c.wide] = budget;
        h.model.build_menu(*h.world, d, menu);
        return menu.utility(1)[0] - menu.utility(0)[0];
      },
      0.0, 50.0);
}

}  // namespace

TEST_CASE("Without new capital and at the country's growth a region follows its rates") {
  const ReferenceCase c = quiet();
  History h(c);
  h.step(41);
  for (RegionId r : {c.coast, c.wide}) {
    CHECK(h.world->region.grp[r][0] == Approx(c.region.grp[r][0] * std::pow(1.005, 40)));
    CHECK(h.world->region.pop[r][0] == Approx(c.region.pop[r][0]).epsilon(1e-12));
  }
}

TEST_CASE("People leave a region that falls behind, by the closed form, at any length of tick") {
  double people[2];
  for (const int yearly : {0, 1}) {
    ReferenceCase c = quiet();
    c.region.growth[c.wide] = -0.02;
    c.region.pop_growth[c.wide] = 0.004;
    *c.development_par.migration_pull = 0.05;
    c.calendar.tick_years = yearly ? 1.0 : 0.25;
    const double dt = c.calendar.tick_years;
    const int ticks = yearly ? 20 : 80;
    History h(c);
    h.step(ticks + 1);
    people[yearly] = h.world->region.pop[c.wide][0];
    // z' = (1 - a) z + b, b the difference of growth per head in a tick.
    const double a = 0.05 * dt;
    const double b = std::log1p(-0.02 * dt) - std::log1p(0.02 * dt) - std::log1p(0.004 * dt);
    const double sum_of_leads = b / a * (ticks - (1 - std::pow(1 - a, ticks)) / a);
    CHECK(people[yearly] ==
          Approx(6.0 * std::pow(1 + 0.004 * dt, ticks) * std::exp(a * sum_of_leads)).epsilon(1e-9));
  }
  CHECK(people[0] < 6.0);
  CHECK(people[1] == Approx(people[0]).epsilon(0.02));
}

TEST_CASE("Added foreign capital adds its return to product, and fewer people leave") {
  double people[2];
  for (const int open : {0, 1}) {
    ReferenceCase c = quiet();
    *c.par.depreciation = 0.05;
    if (open) c.state.s0_capital[c.third] = 0.0007;
    c.region.growth[c.wide] = 0.0;
    History h(c);
    const double before = h.world->region.foreign_capital[c.wide][0];
    h.step(60);
    const double added = h.world->region.foreign_capital[c.wide][0] - before;
    CHECK((added > 0) == (open == 1));
    CHECK(h.world->region.grp[c.wide][0] == Approx(60.0 + 0.12 * added));
    CHECK(h.world->region.grp[c.coast][0] == Approx(20.0 * std::pow(1.005, 59)));
    people[open] = h.world->region.pop[c.wide][0];
  }
  CHECK(people[1] > people[0]);
}

TEST_CASE("What a project spills over counts in its region and the wider one, once") {
  ReferenceCase c = quiet();
  *c.development_par.yield = 0.0;
  c.project.potential[c.berth] = 20.0;
  add_induced_product(c);
  CHECK(c.region.grp[c.coast][0] == 20.0);
  c.project.stage[c.berth] = stage(Stage::operating);
  for (int n = 0; n < 3; ++n) add_induced_product(c);
  CHECK(c.region.grp[c.coast][0] == Approx(20.1));
  CHECK(c.region.grp[c.wide][0] == Approx(60.1));
  CHECK(c.region.grp[c.inland][0] == 800.0);
  c.project.stage[c.berth] = stage(Stage::cancelled);
  add_induced_product(c);
  CHECK(c.region.grp[c.coast][0] == Approx(20.0));
}

TEST_CASE("A project that operates from the start is in the region's product already") {
  ReferenceCase c = quiet();
  c.project.stage[c.mine] = stage(Stage::operating);
  History h(c);
  h.step();
  CHECK(h.world->development.induced[c.wide][0] == Approx(0.12 * 3.0 + 0.06));
  CHECK(h.world->region.grp[c.wide][0] == Approx(60.0).epsilon(1e-12));
}

TEST_CASE("Product never falls to nothing, whatever capital leaves") {
  ReferenceCase c = quiet();
  c.development.induced[c.coast] = 1000.0;
  add_induced_product(c);
  CHECK(c.region.grp[c.coast][0] == kLeastProduct);
}

TEST_CASE("Spending is the owner's capital, and what it builds adds to product") {
  ReferenceCase c;
  c.development.budget[c.wide] = 1.0;
  ReferenceCase other;
  other.region.own_capital[other.wide] = 3.0;
  History a(c), b(other);
  CHECK(same_bits(*a.world, 0, *a.world, 1));
  for (StateId j : c.structure.every_state()) {
    const HoldingId h = c.structure.holding(c.wide, j);
    CHECK(a.world->holding.accepted[h][0] == b.world->holding.accepted[h][0]);
  }
  ReferenceCase alone = quiet();
  alone.region.growth[alone.wide] = 0.0;
  alone.development.budget[alone.wide] = 1.0;
  History h(alone);
  h.step(40);
  CHECK(h.world->development.programme_capital[alone.wide][0] == Approx(10.0));
  CHECK(h.world->region.grp[alone.wide][0] == Approx(61.2));
}

TEST_CASE("A programme is not a choice unless the scenario says by how much it may change") {
  const ReferenceCase c = backward();
  History h(c);
  Menu menu;
  h.model.build_menu(*h.world, programme(h), menu);
  CHECK_FALSE(any(menu.open));
  h.step(20);
  CHECK(h.world->development.budget[c.wide][0] == 0.0);
}

TEST_CASE("The best programme is that of the first-order condition") {
  // Without foreign capital: w_E (mu - gam x0/Need - cost_of_funds r) + w_H P/x0 = 0.
  for (const double presence : {0.0, 0.05, 0.1, 0.2}) {
    ReferenceCase c = backward();
    c.region.own_capital[c.wide] = 1.0;
    *c.development_par.presence = presence;
    const History h(c);
    const double threat = h.world->dyad.threat_R[c.structure.dyad(c.host, c.partner)][0];
    REQUIRE(threat > 0.01);
    CHECK(backward_exposure(*h.world, c.wide)[0] == Approx(0.5 * threat));
    const double p = presence * 60.0 * 0.5 * threat, a = 0.08 / 10, m = 0.12 - 1.2 * 0.08;
    const double best = (m + std::sqrt(m * m + 4 * a * p)) / (2 * a) - 1.0;
    CHECK(best_budget(c) == Approx(best).margin(1e-4));
  }
}

TEST_CASE("A programme grows with threat and with the distance to fall behind, and needs both") {
  ReferenceCase c = backward();
  c.state.offense[c.partner] = 0.0;
  const double without_threat = best_budget(c);
  double last = without_threat;
  for (const double product : {500.0, 1500.0, 2500.0, 5000.0}) {
    ReferenceCase near = backward();
    near.region.grp[near.inland] = product;
    const double best = best_budget(near);
    if (product > 1000.0) CHECK(best > 1.01 * last);  // richer by head than the region
    if (product < 1000.0) CHECK(best == Approx(without_threat));
    last = best;
  }
}

TEST_CASE("Chosen spending stays within what the budget can carry") {
  ReferenceCase c = backward();
  c.region.fiscal[c.wide] = 0.02;
  c.development.budget_step[c.wide] = 0.5;
  c.everywhere(&StateFields::lambda, 1e3);
  History h(c);
  for (int tick = 0; tick < 80; ++tick) {
    h.step();
    const Real budget = h.world->development.budget[c.wide];
    REQUIRE(all((budget >= 0.0) & (budget <= 0.02 * h.world->region.grp[c.wide] * (1 + 1e-12))));
  }
  CHECK(h.world->development.budget[c.wide][0] > 1.0);
}
