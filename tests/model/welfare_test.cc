// Control events (33) and welfare (36).
#include "model/welfare.h"

#include <cmath>

#include "model/control.h"
#include "model/project_value.h"
#include "model/trade.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// A mine in operation under a lease with foreign equity and management.
ReferenceCase leased() {
  ReferenceCase c;
  c.project.stage[c.mine] = stage(Stage::operating);
  c.project.years[c.mine] = 49.0;
  c.project.lease_left[c.mine] = 49.0;
  c.project.equity[c.mine] = 0.4;
  c.project.management[c.mine] = 1.0;
  c.project.potential[c.mine] = 20.0;
  *c.development_par.erosion = 0.5;
  return c;
}

constexpr double kControl = 0.1 + 0.5 * 0.4 + 0.4;
double length() { return 1 - std::exp(-49.0 / 20.0); }

/// Draws the events of `ticks` ticks for `runs` runs of the case; the events of each lane add up in
/// the world.
int draw_events(ReferenceCase& c, double years, int runs, int ticks) {
  const Setup setup = c.setup();
  const CorridorIndex corridors(setup.structure);
  const Context context{setup, corridors, years};
  int events = 0;
  for (int run = 0; run < runs; run += kLanes) {
    c.control.control_events[c.mine] = 0.0;
    const Batch batch = make_batch(11, static_cast<std::uint64_t>(run), kLanes);
    for (int tick = 0; tick < ticks; ++tick) erode_control(context, batch, c, {nullptr, tick});
    for (int lane = 0; lane < kLanes; ++lane)
      events += static_cast<int>(c.control.control_events[c.mine][lane]);
  }
  return events;
}

}  // namespace

TEST_CASE("Control is lost at a hazard of equity, management and length, while a lease runs") {
  ReferenceCase c = leased();
  CHECK(control_hazard(c, c.mine)[0] == Approx(0.5 * kControl * length()));
  CHECK(control_hazard(c, c.berth)[0] == 0.0);
  c.project.lease_left[c.mine] = 0.0;
  CHECK(control_hazard(c, c.mine)[0] == 0.0);
  ReferenceCase unbuilt = leased();
  unbuilt.project.stage[unbuilt.mine] = stage(Stage::building);
  CHECK(control_hazard(unbuilt, unbuilt.mine)[0] == 0.0);
}

TEST_CASE("Control events come as often as their hazard says, at any length of tick") {
  constexpr int kRuns = 8000;
  for (const double years : {0.25, 1.0}) {
    ReferenceCase c = leased();
    const int ticks = static_cast<int>(1.0 / years);
    const double p = 1 - std::exp(-0.5 * kControl * length() * years);
    const double expected = kRuns * ticks * p;
    const int events = draw_events(c, years, kRuns, ticks);
    CHECK(std::abs(events - expected) < 4.5 * std::sqrt(expected * (1 - p)));
  }
  ReferenceCase safe = leased();
  *safe.development_par.erosion = 0.0;
  CHECK(draw_events(safe, 1.0, 80, 20) == 0);
  CHECK(safe.control.eroded[safe.mine][0] == 0.0);
}

TEST_CASE("Control events take the host's margin until nothing is left") {
  ReferenceCase c = leased();
  *c.development_par.erosion = 5.0;
  draw_events(c, 1.0, kLanes, 40);
  CHECK(all(c.control.control_events[c.mine] > 10.0));
  CHECK(all(c.control.eroded[c.mine] == Real(1.0)));
  ReferenceCase few = leased();
  draw_events(few, 0.25, kLanes, 4);
  CHECK(
      all(abs(few.control.eroded[few.mine] - 0.1 * few.control.control_events[few.mine]) < 1e-12));
}

TEST_CASE("What is feared and what is true are two numbers") {
  ReferenceCase c = leased();
  c.project.threat_L[c.mine] = 0.2;
  const auto fear = [&] {
    return values_at(survey(c, c.mine), agreed_terms(c, c.mine)).host.sovereignty[0];
  };
  const double hazard = control_hazard(c, c.mine)[0], feared = fear();
  REQUIRE(feared < 0.0);
  *c.development_par.erosion = 0.0;
  CHECK(fear() == feared);
  *c.development_par.erosion = 0.5;
  *c.par.s0 = 0.0;
  CHECK(fear() == 0.0);
  CHECK(control_hazard(c, c.mine)[0] == hazard);
}

TEST_CASE("Without a shock trade has added nothing") {
  ReferenceCase c;
  c.state.oil_exporter[c.host] = 1.0;
  *c.par.oil_price = 60.0;
  *c.par.t_A = 0.0;
  History h(c);
  for (int tick = 0; tick < 20; ++tick) {
    for (StateId i : c.structure.every_state())
      CHECK(std::abs(gains_from_trade(*h.world, i)[0]) < 1e-9 * c.state.gdp[i][0]);
    h.step();
  }
}

TEST_CASE("Gains from trade are those of the price index of exact hat algebra") {
  const ReferenceCase c;
  History h(c);
  World& w = *h.world;
  w.dyad.sanction_trade[w.structure.dyad(c.host, c.giant)] = 0.7;
  w.dyad.alignment[w.structure.dyad(c.host, c.partner)] += 0.2;
  update_trade(w);
  const double barrier = 4.0 * 0.402 * 0.7, affinity = 0.3 * 0.2;
  double index = 0;
  for (StateId j : w.structure.every_state()) {
    const double share = w.dyad.base_share[w.structure.dyad(c.host, j)][0];
    index += share * std::exp((j == c.partner ? affinity : 0) - (j == c.giant ? barrier : 0));
  }
  // Real income per spending is 1/P, P = index^(1/(1 - sig)).
  const double spending = w.state.absorption[c.host][0];
  CHECK(gains_from_trade(w, c.host)[0] == Approx(spending * (std::pow(index, 0.25) - 1)));
}

TEST_CASE("A closed border costs both sides") {
  const ReferenceCase c;
  History h(c);
  World& w = *h.world;
  w.dyad.sanction_trade[w.structure.dyad(c.host, c.partner)] = 1.0;
  update_trade(w);
  CHECK(gains_from_trade(w, c.host)[0] < 0.0);
  CHECK(gains_from_trade(w, c.partner)[0] < 0.0);
  CHECK(gains_from_trade(w, c.host)[0] / 2000 < gains_from_trade(w, c.partner)[0] / 8000);
}

TEST_CASE("Incomes from capital add up to its product") {
  const ReferenceCase c;
  const History h(c);
  for (const double kept : {0.0, 0.3, 1.0}) {
    *h.world->development_par.host_share = kept;
    double sum = 0;
    for (StateId i : c.structure.every_state()) sum += capital_income(*h.world, i)[0];
    CHECK(sum == Approx(0.12 * 3.0));
    CHECK(capital_income(*h.world, c.host)[0] == Approx(0.12 * 3.0 * kept));
  }
  h.world->development.budget[c.wide] = 2.0;
  h.world->development.programme_capital[c.wide] = 50.0;
  CHECK(capital_income(*h.world, c.host)[0] == Approx(0.12 * 53.0 - 2.0));
}

TEST_CASE("Rent and squeeze pass between host and partner; what control events take is lost") {
  ReferenceCase c = leased();
  const ProjectIncome plain = project_income(c, c.mine);
  CHECK(plain.host[0] == Approx(20e-3 * (0.6 * 6 + 3)));
  CHECK(plain.partner[0] == Approx(20e-3 * (12 + 0.4 * 6 + 1)));
  c.project.rent[c.mine] = 0.01;
  c.project.squeezed[c.mine] = 1.0;
  const ProjectIncome squeezed = project_income(c, c.mine);
  CHECK(squeezed.host[0] - plain.host[0] == Approx(0.01 + 0.3 * 20e-3 * (0.4 * 6 + 1)));
  CHECK((squeezed.host + squeezed.partner)[0] == Approx((plain.host + plain.partner)[0]));
  c.control.eroded[c.mine] = 0.5;
  const ProjectIncome eroded = project_income(c, c.mine);
  CHECK(squeezed.host[0] - eroded.host[0] == Approx(20e-3 * 0.6 * 6 * 0.5));
  CHECK(eroded.partner[0] == squeezed.partner[0]);
  CHECK(project_income(c, c.berth).host[0] == 0.0);
}

TEST_CASE("Welfare is the sum of its parts") {
  ReferenceCase c = leased();
  History h(c);
  h.step(8);
  const World& w = *h.world;
  const ProjectIncome mine = project_income(w, c.mine), berth = project_income(w, c.berth);
  for (StateId i : {c.host, c.partner, c.third}) {
    Real sum = gains_from_trade(w, i) + capital_income(w, i);
    if (i == c.host) sum += mine.host + berth.host;
    if (i == c.partner) sum += mine.partner + berth.partner;
    CHECK(all(abs(welfare(w, i) - sum) < 1e-9));
  }
  CHECK(mine.host[0] > 0.0);
}
