// Construction, earned value, commitment levels and lease requests: equations 16, 17, 18 and 25.
#include <cmath>
#include <vector>

#include "model/docket_project.h"
#include "model/metrics.h"
#include "model/progress.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The case with what the phase functions need besides the world.
struct Site : ReferenceCase {
  Setup kept = setup();
  CorridorIndex corridors{structure};
  Context context{kept, corridors, 0.25};
  Events silent{nullptr, 0};

  /// Signs the berth at full finance and starts to build with steady effort.
  void begin(ProjectId p) {
    declare_project(*this, p, Mask(true));
    project.stage[p] = stage(Stage::funded);
    project.effort[p] = 1.0;
    project.funded[p] = 1.0;
    project.finance[p] = 0.5;  // the middle of both menus: what the forecast reckons with
  }
};

const Docket& docket_of(const ReferenceModel& model, std::string_view kind, ProjectId p) {
  for (const Docket& d : model.dockets()) {
    if (model.kind(d).id == kind && d.first == p.index()) return d;
  }
  throw "no such docket";
}

struct EventLog : Observer {
  std::vector<std::string> kinds;
  void event(const EventRecord& e) override { kinds.emplace_back(e.kind); }
  bool has(std::string_view kind) const { return std::ranges::find(kinds, kind) != kinds.end(); }
};

}  // namespace

TEST_CASE("A project on its forecast has earned its planned value at every moment") {
  Site s;
  s.project.third[s.berth] = 0.0;
  s.begin(s.berth);
  while (s.project.progress[s.berth][0] < 1.0) {
    build_projects(s.context, s, s.silent);
    measure_value(s.context, s);
    REQUIRE(s.project.earned[s.berth][0] == Approx(s.project.planned[s.berth][0]).margin(1e-9));
    REQUIRE(realisation_ratio(s, Level::sub_regional)[0] == Approx(1.0).margin(1e-6));
  }
  CHECK(s.project.earned[s.berth][0] == s.project.cost[s.berth][0]);
  CHECK(s.project.stage[s.berth][0] == stage(Stage::operating)[0]);
}

TEST_CASE("Progress is effort times finance times pace, and value follows the S-curve") {
  Site s;
  s.begin(s.berth);
  s.project.effort[s.berth] = 0.3;
  const double rate = 0.3 * (0.5 + 0.15) * 0.85 * (1 - 0.2) / 3;  // a government's signature
  for (int tick = 1; tick <= 8; ++tick) {
    build_projects(s.context, s, s.silent);
    measure_value(s.context, s);
    const double q = rate * 0.25 * tick;
    CHECK(s.project.progress[s.berth][0] == Approx(q).epsilon(1e-12));
    CHECK(s.project.earned[s.berth][0] == Approx(2.0 * q * q * (3 - 2 * q)).epsilon(1e-12));
  }
}

TEST_CASE("Announced years set the plan where the scenario gives them") {
  Site s;
  s.project.announced[s.berth] = 4.0;
  s.begin(s.berth);
  for (int tick = 0; tick < 8; ++tick) measure_value(s.context, s);
  CHECK(s.project.planned[s.berth][0] == Approx(0.5 * 2.0));  // half of the time: half of the value
}

TEST_CASE("A project without effort or money stands still and is called suspended") {
  Site s;
  s.begin(s.berth);
  build_projects(s.context, s, s.silent);
  CHECK(s.project.stage[s.berth][0] == stage(Stage::building)[0]);
  const double progress = s.project.progress[s.berth][0];
  s.project.effort[s.berth] = 0.0;
  build_projects(s.context, s, s.silent);
  CHECK(s.project.stage[s.berth][0] == stage(Stage::suspended)[0]);
  CHECK(s.project.progress[s.berth][0] == progress);
}

TEST_CASE("A cancelled project is neither planned nor earned any more") {
  Site s;
  s.begin(s.berth);
  build_projects(s.context, s, s.silent);
  measure_value(s.context, s);
  CHECK(s.project.earned[s.berth][0] > 0.0);
  cancel_project(s, s.berth, Mask(true));
  measure_value(s.context, s);
  CHECK(s.project.earned[s.berth][0] == 0.0);
  CHECK(s.project.planned[s.berth][0] == 0.0);
}

TEST_CASE("A lease runs for its years from the opening and then gives control back") {
  Site s;
  s.begin(s.berth);
  s.project.progress[s.berth] = 0.999;
  s.project.years[s.berth] = 2.0;
  s.project.equity[s.berth] = 0.49;
  for (int tick = 0; tick < 7; ++tick) build_projects(s.context, s, s.silent);
  CHECK(s.project.lease_left[s.berth][0] == Approx(0.25));
  CHECK(s.project.equity[s.berth][0] == 0.49);
  build_projects(s.context, s, s.silent);
  CHECK(s.project.lease_left[s.berth][0] == 0.0);
  CHECK(s.project.equity[s.berth][0] == 0.0);
}

TEST_CASE("An institution of both sides takes away its share of the friction") {
  Site s;
  CHECK(friction_between(s, s.berth)[0] == 0.2);
  s.institution.strength[InstitutionId(0)] = 0.5;
  CHECK(friction_between(s, s.berth)[0] == Approx(0.1));
}

TEST_CASE("A head of state signs no more projects than there is attention for") {
  ReferenceCase c;
  c.state.attention[c.host] = 1.0;
  c.everywhere(&StateFields::lambda, 0.0);
  for (ProjectId p : c.structure.every_project()) {
    c.project.stage[p] = stage(Stage::declared);
    c.project.duration[p] = 5.0;
    c.project.level[p] = 2.0;
  }
  c.calendar.ticks = 200;
  History h(c);
  double most = 0;
  for (int tick = 0; tick < 200; ++tick) {
    h.step();
    for (int lane = 0; lane < kLanes; ++lane) {
      double heads = 0;
      for (ProjectId p : c.structure.every_project()) {
        const double at = h.world->project.stage[p][lane];
        heads += h.world->project.level[p][lane] == 3.0 && at >= 1 && at <= 6 && at != 5;
      }
      most = std::max(most, heads);
    }
  }
  CHECK(most == 1.0);
}

TEST_CASE(
    "Where the last slot is wanted twice in one tick, the project with the lower key has it") {
  ReferenceCase c;
  c.state.attention[c.host] = 1.0;
  for (ProjectId p : c.structure.every_project()) {
    c.project.stage[p] = stage(Stage::declared);
    c.project.level[p] = 2.0;
  }
  History h(c);
  World& w = *h.world;
  count_projects(w);
  const Setup setup = c.setup();
  const CorridorIndex corridors(c.structure);
  const Context context{setup, corridors, 0.25};
  for (ProjectId p : c.structure.every_project()) {
    const Docket& d = docket_of(h.model, "level", p);
    h.model.kind(d).apply(context, w, d, 1.0, Mask(true), Events(nullptr, 0));
  }
  CHECK(w.project.level[c.berth][0] == 3.0);
  CHECK(w.project.level[c.mine][0] == 2.0);
}

TEST_CASE("A lease requested at posted terms is answered by a choice of the host") {
  ReferenceCase c;
  c.everywhere(&StateFields::lambda, 1e6);
  c.requests = {{c.berth, 3, 10, 0.25, 0, 0.25, 0}};
  SECTION("accepted, it is signed as requested") {
    c.everywhere(&StateFields::w_H, 0.0);
    c.everywhere(&StateFields::k0, 0.0);
    c.region.grp[c.coast] = 1.0;
    c.project.spill[c.berth] = 60.0;
    History h(c);
    EventLog log;
    h.step(6, &log);
    CHECK(log.has("host accepts"));
    CHECK(log.has("signed"));
    CHECK(h.world->project.years[c.berth][0] == 10.0);
    CHECK(h.world->project.equity[c.berth][0] == 0.25);
    CHECK(h.world->project.finance[c.berth][0] == 0.25);
    CHECK(h.world->project.duration[c.berth][0] > 0.0);
  }
  SECTION("refused, it is counted and off the table") {
    *c.par.s0 = 10.0;
    c.project.available[c.berth] = 0.0;
    History h(c);
    EventLog log;
    h.step(4, &log);
    CHECK_FALSE(log.has("host accepts"));
    CHECK(h.world->project.years[c.berth][0] == 0.0);
    CHECK(h.world->project.signed_at[c.berth][0] == -1.0);
  }
}

TEST_CASE("Capital accumulates from what is accepted and wears out") {
  ReferenceCase c;
  History h(c);
  const HoldingId held = c.structure.holding(c.wide, c.partner);
  double expected = 1.0, arrived = 0.0;
  for (int tick = 0; tick < 12; ++tick) {
    h.step();
    const double arriving = h.world->holding.accepted[held][0] * 0.25;
    expected += arriving - (1 - std::exp(-0.05 * 0.25)) * expected;
    arrived += arriving;
    CHECK(h.world->holding.capital[held][0] == Approx(expected).epsilon(1e-12));
    CHECK(h.world->holding.arrived[held][0] == Approx(arrived).epsilon(1e-12));
  }
}
