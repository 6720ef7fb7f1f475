// Shocks, series, requests and growth as the scenario dates them: C.5, equation 29.
#include <cmath>
#include <vector>

#include "model/timeline.h"

#include "sim/snapshot.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// A world that nothing but shocks touches.
struct Shocked {
  Setup setup;
  CorridorIndex corridors;
  World world;

  explicit Shocked(const ReferenceCase& c)
      : setup(c.setup()), corridors(setup.structure), world(setup.structure, c.edits.size()) {
    world.copy_from(c);
  }
  void pass(int ticks) {
    const Context context{setup, corridors, 0.25};
    for (int tick = 0; tick < ticks; ++tick) apply_shocks(context, world, Events(nullptr, tick));
  }
};

/// Values of a number, tick by tick.
std::vector<double> path(const ReferenceCase& c, const Slot& slot, int ticks) {
  std::vector<double> values;
  for (int tick = 1; tick <= ticks; ++tick) {
    Shocked shocked(c);
    shocked.pass(tick);
    const FieldSet& fields = shocked.world.fields;
    values.push_back(fields.values(fields.entries()[slot.entry])[slot.position][0]);
  }
  return values;
}

Edit edit(Slot slot, EditKind kind, double value, int start, int ramp = 0, int end = -1) {
  return {slot, kind, value, start, ramp, end, 0};
}

Slot pivot_slot() { return ReferenceCase().slot(IndexSet::state, "pivot", 3); }

std::vector<double> pivot_path(const std::vector<Edit>& edits) {
  ReferenceCase c;
  c.state.pivot[c.giant] = 0.5;
  c.edits = edits;
  return path(c, pivot_slot(), 8);
}

}  // namespace

TEST_CASE("A shock sets, adds or multiplies at its date and then leaves the number alone") {
  using V = std::vector<double>;
  CHECK(pivot_path({edit(pivot_slot(), EditKind::set, 2.0, 3)}) == V{.5, .5, .5, 2, 2, 2, 2, 2});
  CHECK(pivot_path({edit(pivot_slot(), EditKind::add, 0.25, 3)}) ==
        V{.5, .5, .5, .75, .75, .75, .75, .75});
  CHECK(pivot_path({edit(pivot_slot(), EditKind::multiply, 3, 3)}) ==
        V{.5, .5, .5, 1.5, 1.5, 1.5, 1.5, 1.5});
}

TEST_CASE("A ramp moves a number in equal steps and arrives exactly") {
  using V = std::vector<double>;
  CHECK(pivot_path({edit(pivot_slot(), EditKind::set, 2.5, 2, 4)}) ==
        V{.5, .5, .5, 1, 1.5, 2, 2.5, 2.5});
}

TEST_CASE("A shock with an end gives the number back") {
  using V = std::vector<double>;
  CHECK(pivot_path({edit(pivot_slot(), EditKind::set, 2.0, 2, 0, 5)}) ==
        V{.5, .5, 2, 2, 2, .5, .5, .5});
  CHECK(pivot_path({edit(pivot_slot(), EditKind::add, 1.0, 1, 2, 4)}) ==
        V{.5, .5, 1, 1.5, .5, .5, .5, .5});
}

TEST_CASE("A shock that ends before its ramp does still gives the number back") {
  using V = std::vector<double>;
  CHECK(pivot_path({edit(pivot_slot(), EditKind::set, 2.5, 1, 10, 3)}) ==
        V{.5, .5, .7, .5, .5, .5, .5, .5});
}

TEST_CASE("An open shock on a number that the model moves is made once") {
  ReferenceCase c;
  const Slot product = c.slot(IndexSet::state, "gdp", 0);
  c.edits = {edit(product, EditKind::multiply, 0.5, 2)};
  History h(c);
  h.step(2);
  const double before = h.world->state.gdp[c.host][0];
  h.step(3);
  CHECK(h.world->state.gdp[c.host][0] == Approx(0.5 * before * std::pow(1.005, 3)));
}

TEST_CASE("A series is linear between its points and constant outside them") {
  ReferenceCase c;
  c.series = {{c.slot(IndexSet::global, "oil_price"), {{2, 100.0}, {4, 50.0}, {5, 80.0}}}};
  const std::vector<double> values = path(c, c.series[0].slot, 8);
  CHECK(values == std::vector<double>{100, 100, 100, 75, 50, 80, 80, 80});
}

TEST_CASE("A series with one point is a constant") {
  ReferenceCase c;
  c.series = {{c.slot(IndexSet::global, "oil_price"), {{3, 60.0}}}};
  CHECK(path(c, c.series[0].slot, 5) == std::vector<double>{60, 60, 60, 60, 60});
}

TEST_CASE("A request puts posted terms on the table with the partner's consent") {
  ReferenceCase c;
  c.requests = {{c.berth, 2, 49, 0.49, 1, 0.5, 0}};
  Shocked shocked(c);
  shocked.pass(2);
  const ProjectFields& project = shocked.world.project;
  CHECK(project.offer[c.berth][0] == 0.0);
  shocked.pass(3);
  CHECK(project.offer[c.berth][0] == 2.0);
  CHECK(project.offer_years[c.berth][0] == 49.0);
  CHECK(project.offer_equity[c.berth][0] == 0.49);
  CHECK(project.offer_management[c.berth][0] == 1.0);
  CHECK(project.offer_finance[c.berth][0] == 0.5);
  CHECK(project.partner_accepts[c.berth][0] == 1.0);
  CHECK(project.host_accepts[c.berth][0] == 0.0);
}

TEST_CASE("A request about a project that is already signed changes nothing") {
  ReferenceCase c;
  c.project.stage[c.berth] = stage(Stage::building);
  c.requests = {{c.berth, 0, 49, 0.49, 1, 0.5, 0}};
  Shocked shocked(c);
  shocked.pass(2);
  CHECK(shocked.world.project.offer[c.berth][0] == 0.0);
  CHECK(shocked.world.project.offer_years[c.berth][0] == 0.0);
}

TEST_CASE("Product, arms, people and regions grow at their rates") {
  ReferenceCase c;
  c.region.pop_growth[c.wide] = -0.02;
  *c.development_par.migration_pull = 0.0;
  History h(c);
  h.step(9);
  CHECK(h.world->state.gdp[c.partner][0] == Approx(8000 * std::pow(1.015, 8)));
  CHECK(h.world->state.mil[c.partner][0] == Approx(150 * std::pow(1.015, 8)));
  CHECK(h.world->region.pop[c.wide][0] == Approx(6 * std::pow(0.995, 8)));
}

TEST_CASE("Dates name quarters, also of yearly ticks") {
  Calendar quarterly;
  quarterly.start_year = 2003;
  quarterly.start_quarter = 3;
  CHECK(quarterly.date(0) == "2003Q3");
  CHECK(quarterly.date(2) == "2004Q1");
  CHECK(quarterly.tick_of(2004, 1) == 2);
  CHECK(quarterly.tick_of(2003, 2) == -1);
  Calendar yearly;
  yearly.tick_years = 1.0;
  CHECK(yearly.date(3) == "2003Q1");
  CHECK(yearly.tick_of(2003, 4) == 3);
  CHECK(yearly.tick_of(1999, 4) == -1);
}

TEST_CASE(
    "A history continued from a snapshot in another world is the same history, shocks included") {
  ReferenceCase c;
  c.state.pivot[c.giant] = 0.5;
  c.edits = {edit(pivot_slot(), EditKind::set, 2.0, 2, 0, 8)};
  History whole(c), part(c), rest(c);
  whole.step(12);
  part.step(5);
  const Snapshot kept = take_snapshot(part.world->fields, RunState(0));
  restore(kept, rest.world->fields);
  rest.tick = 5;
  rest.step(7);
  CHECK(same_bits(*whole.world, 0, *rest.world, 0));
}
