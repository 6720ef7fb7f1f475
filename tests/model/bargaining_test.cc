// The axioms of Nash (1950) on the grid of terms, closed forms, and outside options: equation 16.
#include <cmath>
#include <vector>

#include "model/bargaining.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// A prospect in which the margin of one unit a year is all there is: equity splits a pie of 1.
Prospect pie() {
  Prospect x{};
  x.use = 1.0;
  x.margin = 1.0;
  x.pace = 1.0;
  x.budget = 1.0;
  x.host_economy = 1.0;
  x.partner_economy = 1.0;
  x.tau_s = 20.0;
  x.r = 1.0;  // with no hazard and a long lease the annuity factor is 1
  return x;
}

/// Menus with `steps` + 1 shares of equity, a lease so long that it has no end, no finance.
Project pie_menu(int steps) {
  Project menu;
  menu.years = {90};
  menu.management = {0};
  menu.finance = {0};
  for (int k = 0; k <= steps; ++k) menu.equity.push_back(static_cast<double>(k) / steps);
  return menu;
}

Table table_of(const Project& menu, const Prospect& x, double host_outside, double partner_outside,
               double host_weight = 0.5) {
  return {menu, x, 0.0, 99.0, 1.0, 1.0, host_outside, partner_outside, host_weight};
}

struct Point {
  Terms terms;
  double host, partner;
  bool allowed;
};

std::vector<Point> points_of(const Table& table) {
  std::vector<Point> points;
  const auto visit = [&](const Terms& t, const HostValue& host, Real partner, Mask allowed) {
    points.push_back({t, host.total()[0], partner[0], allowed[0]});
  };
  walk_grid<Walk::every_point>(table, table.prospect, visit);
  return points;
}

bool same_terms(const Terms& a, const Terms& b) {
  return a.years[0] == b.years[0] && a.equity[0] == b.equity[0] &&
         a.management[0] == b.management[0] && a.finance[0] == b.finance[0];
}

/// The berth of the reference case with its prospect after a few ticks.
struct Berth {
  History history{ReferenceCase()};
  Prospect prospect;
  Berth() {
    history.step(4);
    prospect = survey(*history.world, ProjectId(0));
  }
  Table table() const { return bargaining_table(*history.world, ProjectId(0), prospect); }
};

}  // namespace

TEST_CASE("Two equal bargainers over a pie take half each") {
  const Project menu = pie_menu(100);
  const Prospect x = pie();
  const Agreement a = nash_bargain(table_of(menu, x, 0.0, 0.0), 0.5);
  CHECK(a.found[0]);
  CHECK(a.terms.equity[0] == Approx(0.5));
  CHECK(a.host_surplus[0] == Approx(a.partner_surplus[0]));
}

TEST_CASE("Outside options shift the split by half their difference") {
  const Project menu = pie_menu(1000);
  const Prospect x = pie();
  // Split of a pie of 1: the partner's share is (1 + d_j - d_i) / 2.
  CHECK(nash_bargain(table_of(menu, x, 0.2, 0.0), 0.5).terms.equity[0] == Approx(0.4).margin(1e-3));
  CHECK(nash_bargain(table_of(menu, x, 0.0, 0.3), 0.5).terms.equity[0] ==
        Approx(0.65).margin(1e-3));
}

TEST_CASE("Bargaining weight is the share of the pie") {
  const Project menu = pie_menu(1000);
  const Prospect x = pie();
  for (const double weight : {0.2, 0.35, 0.8}) {
    const Agreement a = nash_bargain(table_of(menu, x, 0.0, 0.0, weight), 0.5);
    CHECK(a.terms.equity[0] == Approx(1.0 - weight).margin(1e-3));
  }
}

TEST_CASE("Changing the roles of two bargainers changes their shares") {
  const Project menu = pie_menu(1000);
  const Prospect x = pie();
  const Agreement a = nash_bargain(table_of(menu, x, 0.25, 0.1, 0.3), 0.5);
  const Agreement b = nash_bargain(table_of(menu, x, 0.1, 0.25, 0.7), 0.5);
  CHECK(a.terms.equity[0] == Approx(1.0 - b.terms.equity[0]).margin(1e-3));
}

TEST_CASE("The Nash point does not depend on the units of either side's utility") {
  const Berth berth;
  const Agreement before = nash_bargain(berth.table(), 0.5);
  REQUIRE(before.found[0]);
  // Without relative gains each side's value is proportional to its own weights.
  Prospect x = berth.prospect;
  x.host_relative = 0.0;
  const Table plain = table_of(berth.table().menu, x, 0.01, 0.002);
  const Agreement reference = nash_bargain(plain, 0.5);
  REQUIRE(reference.found[0]);
  for (const double scale : {0.125, 8.0}) {
    Prospect host_scaled = x;
    host_scaled.host_economy *= scale;
    host_scaled.host_hedging *= scale;
    CHECK(
        same_terms(nash_bargain(table_of(plain.menu, host_scaled, 0.01 * scale, 0.002), 0.5).terms,
                   reference.terms));
    Prospect partner_scaled = x;
    partner_scaled.partner_economy *= scale;
    CHECK(same_terms(
        nash_bargain(table_of(plain.menu, partner_scaled, 0.01, 0.002 * scale), 0.5).terms,
        reference.terms));
  }
}

TEST_CASE("A rent that both count, shifted with the outside options, leaves the Nash point alone") {
  // Where nothing is discounted a rent is a constant of both values.
  const Project menu = pie_menu(1000);
  Prospect x = pie();
  const double share = nash_bargain(table_of(menu, x, 0.2, 0.1), 0.5).terms.equity[0];
  x.rent = 0.05;
  CHECK(nash_bargain(table_of(menu, x, 0.25, 0.05), 0.5).terms.equity[0] == share);
}

TEST_CASE("No allowed point is better for both sides than the Nash point") {
  const Berth berth;
  const Table table = berth.table();
  const Agreement a = nash_bargain(table, 0.5);
  REQUIRE(a.found[0]);
  const double host = (a.host_surplus + table.host_outside)[0];
  const double partner = (a.partner_surplus + table.partner_outside)[0];
  for (const Point& p : points_of(table)) {
    if (!p.allowed) continue;
    const bool better_for_both = p.host > host && p.partner > partner;
    CHECK_FALSE(better_for_both);
  }
}

TEST_CASE("Terms that were not chosen can be taken off the table without effect") {
  const Berth berth;
  const Project full = berth.table().menu;
  const Agreement a = nash_bargain(berth.table(), 0.5);
  REQUIRE(a.found[0]);
  const auto without = [&](std::vector<double> Project::*menu, double chosen) {
    for (const double other : full.*menu) {
      if (other == chosen) continue;
      Project fewer = full;
      std::erase(fewer.*menu, other);
      Table table = {fewer,
                     berth.prospect,
                     0.0,
                     99.0,
                     1.0,
                     1.0,
                     berth.table().host_outside,
                     berth.table().partner_outside,
                     berth.table().host_weight};
      CHECK(same_terms(nash_bargain(table, 0.5).terms, a.terms));
    }
  };
  without(&Project::years, a.terms.years[0]);
  without(&Project::equity, a.terms.equity[0]);
  without(&Project::management, a.terms.management[0]);
  without(&Project::finance, a.terms.finance[0]);
}

TEST_CASE("There is an agreement exactly where some allowed point gives both sides a surplus") {
  const Berth berth;
  int agreements = 0, deadlocks = 0;
  for (double host_outside = 0.0; host_outside <= 0.5; host_outside += 0.02) {
    for (double partner_outside = 0.0; partner_outside <= 0.3; partner_outside += 0.02) {
      const Table table =
          table_of(berth.table().menu, berth.prospect, host_outside, partner_outside);
      bool possible = false;
      for (const Point& p : points_of(table)) {
        possible |= p.allowed && p.host > host_outside && p.partner > partner_outside;
      }
      const Agreement a = nash_bargain(table, 0.5);
      REQUIRE(a.found[0] == possible);
      if (possible) {
        REQUIRE(a.host_surplus[0] > 0.0);
        REQUIRE(a.partner_surplus[0] > 0.0);
      }
      (possible ? agreements : deadlocks) += 1;
    }
  }
  CHECK(agreements > 10);
  CHECK(deadlocks > 10);
}

TEST_CASE("A better outside option of the partner never lowers what it gets by agreement") {
  const Berth berth;
  for (const double host_outside : {0.0, 0.01}) {
    double before = -1e9;
    for (double outside = 0.0; outside < 0.3; outside += 0.003) {
      const Table table = table_of(berth.table().menu, berth.prospect, host_outside, outside);
      const Agreement a = nash_bargain(table, 0.5);
      if (!a.found[0]) break;
      const double value = a.partner_surplus[0] + outside;
      CHECK(value >= before - 1e-12);
      before = value;
    }
    CHECK(before > 0.0);
  }
}

TEST_CASE("Scenario limits take terms off the table") {
  const Berth berth;
  Table table = berth.table();
  table.years_min = 20.0;
  table.years_max = 30.0;
  table.equity_max = 0.3;
  table.control_max = 0.0;
  for (const Point& p : points_of(table)) {
    const bool inside =
        p.terms.years[0] == 25 && p.terms.equity[0] <= 0.3 && p.terms.management[0] == 0;
    if (p.allowed) CHECK(inside);
  }
}

TEST_CASE("Patience is bargaining power") {
  ReferenceCase c;
  c.state.impatience[c.host] = 0.04;
  c.state.impatience[c.partner] = 0.12;
  const Prospect x = survey(c, c.berth);
  CHECK(bargaining_table(c, c.berth, x).host_weight[0] == Approx(0.75));
}

TEST_CASE("The grid of terms gives the same values as reckoning them one by one") {
  const Berth berth;
  for (const Point& p : points_of(berth.table())) {
    const Values v = values_at(berth.prospect, p.terms);
    REQUIRE(p.host == v.host.total()[0]);
    REQUIRE(p.partner == v.partner[0]);
  }
}

TEST_CASE(
    "The random null draws every point of the grid equally often and ends on those not allowed") {
  const Berth berth;
  const Table table = berth.table();
  const std::vector<Point> points = points_of(table);
  const auto n = static_cast<double>(points.size());
  for (std::size_t k = 0; k < points.size(); ++k) {
    const Agreement a = random_bargain(table, (static_cast<double>(k) + 0.5) / n);
    REQUIRE(a.found[0] == points[k].allowed);
    if (points[k].allowed) REQUIRE(same_terms(a.terms, points[k].terms));
  }
}

TEST_CASE("The null without bargains never finds an agreement") {
  const Berth berth;
  CHECK_FALSE(any(no_bargain(berth.table(), 0.5).found));
}
