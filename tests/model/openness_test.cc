// How open a region is to labour and capital: equation 31 and where it enters 3, 10, 13 and 16.
#include "model/openness.h"

#include <cmath>
#include <string_view>

#include "model/bargaining.h"
#include "model/development.h"
#include "model/perception.h"
#include "model/portfolio.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

const Docket& docket_of(const History& h, std::string_view kind, std::string_view target) {
  for (const Docket& d : h.model.dockets()) {
    if (h.model.kind(d).id == kind && d.target == target) return d;
  }
  FAIL("no such docket");
  return h.model.dockets().front();
}

double pace(const World& w, ProjectId p) { return survey(w, p).pace[0]; }

/// Openness at which neither more (option `raise`) nor less is better, by the terms of the menu.
double best_openness(ReferenceCase c, Field<RegionId> DevelopmentFields::*field,
                     std::size_t raise) {
  c.development.openness_step[c.wide] = 1e-6;
  History h(c);
  const Docket& d = docket_of(h, "openness", "wide");
  Menu menu;
  double low = 0, high = 1;
  for (int n = 0; n < 40; ++n) {
    const double middle = 0.5 * (low + high);
    (h.world->development.*field)[c.wide] = middle;
    h.model.build_menu(*h.world, d, menu);
    (menu.utility(raise)[0] > menu.utility(0)[0] ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace

TEST_CASE("A tighter labour quota slows what needs labour, unless visas let it in") {
  ReferenceCase c;
  const double free = pace(c, c.berth);
  c.development.quota[c.coast] = 0.5;
  CHECK(pace(c, c.berth) == free);
  c.development.labour_need[c.coast] = 0.4;
  CHECK(pace(c, c.berth) == Approx(0.8 * free));
  c.development.quota[c.coast] = 0.0;
  CHECK(pace(c, c.berth) == Approx(0.6 * free));
  c.development.visa[c.coast] = 0.75;
  CHECK(pace(c, c.berth) == Approx(0.9 * free));
  // The rules of the wider region hold within it.
  c.development.quota[c.wide] = 0.25;
  CHECK(pace(c, c.berth) == Approx(0.7 * free));
  c.development.labour_need[c.wide] = 0.8;
  CHECK(pace(c, c.berth) == Approx(0.4 * free));
}

TEST_CASE("A closed border for labour leaves less built") {
  double built[2];
  for (const int open : {0, 1}) {
    ReferenceCase c;
    c.calendar.ticks = 60;
    c.development.labour_need[c.wide] = 0.6;
    c.development.quota[c.wide] = open;
    for (ProjectId p : {c.berth, c.mine}) {
      c.project.stage[p] = stage(Stage::agreed);
      c.project.years[p] = 49;
      c.project.finance[p] = 0.5;
      c.project.equity[p] = 0.5;
    }
    History h(c);
    h.step(12);
    built[open] = mean(h.world->project.progress[c.berth] + h.world->project.progress[c.mine]);
  }
  CHECK(built[0] < built[1]);
  CHECK(built[0] > 0.0);
}

TEST_CASE("The law caps foreign equity in bargains and in requests") {
  ReferenceCase c;
  CHECK(bargaining_table(c, c.berth, survey(c, c.berth)).equity_max[0] == 1.0);
  c.development.equity_cap[c.wide] = 0.4;
  CHECK(bargaining_table(c, c.berth, survey(c, c.berth)).equity_max[0] == 0.4);
  c.project.equity_max[c.berth] = 0.3;
  CHECK(bargaining_table(c, c.berth, survey(c, c.berth)).equity_max[0] == 0.3);

  History h(c);
  h.world->project.offer[c.mine] = 2.0;
  h.world->project.offer_years[c.mine] = 25.0;
  h.world->project.offer_equity[c.mine] = 0.49;
  for (const char* side : {"terms", "answer"}) {  // the host's and the partner's
    const Docket& d = docket_of(h, side, "mine");
    Menu menu;
    h.world->development.equity_cap[c.wide] = 0.4;
    h.model.build_menu(*h.world, d, menu);
    CHECK_FALSE(any(menu.available[1]));
    h.world->development.equity_cap[c.wide] = 0.49;
    h.model.build_menu(*h.world, d, menu);
    CHECK(all(menu.available[1]));
  }
}

TEST_CASE("Screening keeps threatening capital out, in proportion to threat up to its scale") {
  ReferenceCase c;
  const DyadId view = c.structure.dyad(c.host, c.partner);
  const HoldingId h = c.structure.holding(c.wide, c.partner);
  for (StateId j : c.structure.every_state()) c.dyad.trust[c.structure.dyad(j, c.host)] = 0.5;
  c.dyad.threat_R[view] = 0.1;
  supply_capital(c);
  const double unscreened = c.holding.supply[h][0];
  REQUIRE(unscreened > 0.0);
  c.development.screening[c.wide] = 0.8;
  for (const double threat : {0.0, 0.05, 0.1, 0.2, 1.0}) {
    c.dyad.threat_R[view] = threat;
    supply_capital(c);
    CHECK(c.holding.supply[h][0] == Approx(unscreened * (1 - 0.8 * std::min(1.0, threat / 0.2))));
  }
  CHECK(screened(c, c.wide, c.third)[0] == 1.0);
}

TEST_CASE("A special economic zone mends part of what the regime lacks") {
  ReferenceCase c;
  for (const double inst : {0.0, 0.4, 1.0}) {
    c.region.inst[c.wide] = inst;
    c.development.asez[c.wide] = 0.0;
    CHECK(regime_quality(c, c.wide)[0] == inst);
    c.development.asez[c.wide] = 1.0;
    CHECK(regime_quality(c, c.wide)[0] == Approx(inst + 0.15 * (1 - inst)));
  }
}

TEST_CASE("True migration follows entry where labour is needed") {
  ReferenceCase c;
  start_openness(c);
  c.development.quota[c.wide] = 0.25;
  CHECK(migration_openness(c, c.host)[0] == 1.0);
  c.development.labour_need[c.wide] = 0.3;
  CHECK(migration_openness(c, c.host)[0] == Approx(0.25));
  CHECK(migration_openness(c, c.partner)[0] == 1.0);
  c.development.quota[c.wide] = 0.0;
  CHECK(migration_openness(c, c.host)[0] == 0.0);
  // A border that was closed at the start can open without a division by nothing.
  start_openness(c);
  c.development.quota[c.wide] = 1.0;
  CHECK(all(is_finite(migration_openness(c, c.host))));
}

TEST_CASE("Beliefs that follow facts follow the quota") {
  double salience[2];
  for (const int open : {0, 1}) {
    ReferenceCase c;
    const DyadId view = c.structure.dyad(c.host, c.partner);
    *c.par.phi_M = 4.0;
    c.dyad.inflow[view] = 0.8;
    c.development.labour_need[c.wide] = 0.3;
    c.edits = {{c.slot(IndexSet::region, "quota", c.wide.index()), EditKind::set, open ? 1.0 : 0.5,
                0, 0, -1, 0}};
    History h(c);
    h.step(40);
    salience[open] = h.world->dyad.salience[view][0];
  }
  CHECK(salience[1] == Approx(0.8));
  CHECK(salience[0] == Approx(0.4));
}

TEST_CASE("The best quota and the best cap are those of the first-order conditions") {
  ReferenceCase c;
  const DyadId view = c.structure.dyad(c.host, c.partner);
  c.development.labour_need[c.wide] = 0.3;
  for (const double salience : {0.3, 0.6, 1.0}) {
    c.dyad.salience[view] = salience;
    CHECK(best_openness(c, &DevelopmentFields::quota, 1) ==
          Approx(std::min(1.0, 0.3 * 0.02 / (0.03 * salience))).margin(1e-5));
  }
  for (const double offense : {0.4, 0.7, 1.4}) {
    c.state.offense[c.partner] = offense;
    const History h(c);
    const double threat = neighbour_threat(*h.world, c.wide)[0];
    CHECK(threat == h.world->dyad.threat_R[view][0]);
    CHECK(best_openness(c, &DevelopmentFields::equity_cap, 3) ==
          Approx(std::min(1.0, 0.005 / (0.1 * 0.5 * threat))).margin(1e-5));
  }
}

TEST_CASE("Openness is a choice only where the scenario gives it a step, and stays in its range") {
  for (const double step : {0.0, 0.5}) {
    ReferenceCase c;
    c.calendar.ticks = 80;
    c.rules.decision = "random";
    c.development.openness_step[c.wide] = step;
    History h(c);
    Mask moved(false);
    for (int tick = 0; tick < 80; ++tick) {
      h.step();
      for (const Real x :
           {h.world->development.quota[c.wide], h.world->development.equity_cap[c.wide]}) {
        REQUIRE(all((x >= 0.0) & (x <= 1.0)));
        moved |= x != Real(1.0);
      }
    }
    CHECK(any(moved) == (step > 0.0));
  }
}
