// Rules of bargaining with a memory, with time and with secrets: equations 49, 50 and 51.
#include <cmath>
#include <vector>

#include "model/bargaining.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// The margin of one unit a year is all there is: equity splits a pie of 1.
Prospect pie() {
  Prospect x{};
  x.use = x.margin = x.pace = x.budget = x.host_economy = x.partner_economy = 1.0;
  x.tau_s = 1.0;
  x.r = 1.0;
  return x;
}

/// The same, and each share of equity costs the host `cost` times its type in sovereignty.
Prospect guarded_pie(double cost, Real type) {
  Prospect x = pie();
  x.host_hedging = x.omE = 1.0;
  x.public_sovereignty = cost;
  x.sovereignty = cost * type;
  return x;
}

Project pie_menu(int steps) {
  Project menu;
  menu.years = {90};
  menu.management = {0};
  menu.finance = {0};
  for (int k = 0; k <= steps; ++k) menu.equity.push_back(static_cast<double>(k) / steps);
  return menu;
}

Table table_of(const Project& menu, const Prospect& x, Real host_outside, Real partner_outside) {
  return {menu, x, 0.0, 99.0, 1.0, 1.0, host_outside, partner_outside, 0.5};
}

struct Talks {
  Agreement end;
  int rounds = 0;
};

/// Rounds of talks by concession until there are terms, at most 50.
Talks talk(Table table) {
  Talks talks;
  while (talks.rounds < 50 && !(talks.rounds > 0 && talks.end.found[0])) {
    talks.end = zeuthen_bargain(table, 0.5);
    table.host_ask = talks.end.host_ask;
    table.partner_ask = talks.end.partner_ask;
    talks.rounds += 1;
  }
  return talks;
}

Agreement offer(Table table, double host_delta, double partner_delta, double period, double round) {
  table.host_delay = std::exp(-host_delta * period);
  table.partner_delay = std::exp(-partner_delta * period);
  table.rounds = round;
  return alternating_offers(table, 0.5);
}

/// Share of the types with a zone of agreement that end without one.
double lost_deals(double width) {
  const Project menu = pie_menu(200);
  int possible = 0, lost = 0;
  for (int k = 0; k < 40; ++k) {
    const double type = 1.0 + width * (2.0 * (k + 0.5) / 40 - 1.0);
    const Prospect x = guarded_pie(1.0, type);
    Table table = table_of(menu, x, 0.0, 0.35);
    if (!nash_bargain(table, 0.5).found[0]) continue;
    table.type = type;
    table.type_width = width;
    possible += 1;
    lost += private_information(table, 0.5).found[0] ? 0 : 1;
  }
  REQUIRE(possible > 0);
  return static_cast<double>(lost) / possible;
}

ReferenceCase under(const char* rule) {
  ReferenceCase c;
  c.rules.bargaining = rule;
  c.everywhere(&StateFields::lambda, 2.0);
  c.calendar.ticks = 60;
  return c;
}

}  // namespace

TEST_CASE("Concessions end within a step of the Nash point, and take time") {
  const Project menu = pie_menu(100);
  const Prospect x = pie();
  for (const double step : {0.05, 0.1, 0.2}) {
    for (const double host_outside : {0.0, 0.2}) {
      for (const double partner_outside : {0.0, 0.3}) {
        Table table = table_of(menu, x, host_outside, partner_outside);
        table.step = step;
        const Talks talks = talk(table);
        REQUIRE(talks.end.found[0]);
        const double nash = nash_bargain(table, 0.5).terms.equity[0];
        CHECK(std::abs(talks.end.terms.equity[0] - nash) <= step + 0.01);
        CHECK(talks.rounds >= 2);
        CHECK(talks.rounds <= 2.0 / step);
      }
    }
  }
}

TEST_CASE("The side that risks less by a breakdown concedes, both at a tie") {
  const Project menu = pie_menu(100);
  const Prospect x = pie();
  Table table = table_of(menu, x, 0.0, 0.0);
  const Agreement tie = zeuthen_bargain(table, 0.5);
  CHECK_FALSE(tie.found[0]);
  CHECK(tie.host_ask[0] == Approx(0.9));
  CHECK(tie.partner_ask[0] == Approx(0.9));
  table.host_ask = 0.8;  // the host would get 0.8 of the pie, the partner 1: the host risks less
  const Agreement next = zeuthen_bargain(table, 0.5);
  CHECK(next.host_ask[0] == Approx(0.8));
  CHECK(next.partner_ask[0] == Approx(0.9));
}

TEST_CASE("Terms reset what both sides ask, a round without a zone of agreement keeps it") {
  const Project menu = pie_menu(100);
  const Prospect x = pie();
  Table table = table_of(menu, x, 0.0, 0.0);
  table.host_ask = table.partner_ask = 0.4;
  const Agreement met = zeuthen_bargain(table, 0.5);
  CHECK(met.found[0]);
  CHECK(met.host_ask[0] == 1.0);
  table.host_outside = 2.0;
  const Agreement none = zeuthen_bargain(table, 0.5);
  CHECK_FALSE(none.found[0]);
  CHECK(none.host_ask[0] == 0.4);
}

TEST_CASE("Alternating offers give Rubinstein's shares of a pie") {
  const Project menu = pie_menu(2000);
  const Prospect x = pie();
  const Table table = table_of(menu, x, 0.0, 0.0);
  for (const double host_delta : {0.05, 0.1, 0.6}) {
    for (const double partner_delta : {0.1, 0.3}) {
      const double di = std::exp(-host_delta), dj = std::exp(-partner_delta);
      const Agreement first = offer(table, host_delta, partner_delta, 1.0, 0.0);
      REQUIRE(first.found[0]);
      CHECK(first.host_surplus[0] == Approx((1 - dj) / (1 - di * dj)).margin(1e-3));
      const Agreement second = offer(table, host_delta, partner_delta, 1.0, 3.0);
      CHECK(second.partner_surplus[0] == Approx((1 - di) / (1 - di * dj)).margin(1e-3));
    }
  }
}

TEST_CASE("As offers follow each other faster they go to the Nash point of relative impatience") {
  const Project menu = pie_menu(1000);
  const Prospect x = pie();
  Table table = table_of(menu, x, 0.2, 0.1);
  table.host_weight = 0.12 / (0.04 + 0.12);
  const double nash = nash_bargain(table, 0.5).terms.equity[0];
  for (const double round : {0.0, 1.0}) {
    double before = 1.0;
    for (const double period : {4.0, 1.0, 0.25, 1e-3}) {
      const double gap = std::abs(offer(table, 0.04, 0.12, period, round).terms.equity[0] - nash);
      CHECK(gap <= before);
      before = gap;
    }
    CHECK(before <= 2e-3);
  }
}

TEST_CASE(
    "On a coarse grid waiting is reckoned on the hull: nobody keeps the best point for free") {
  const Project menu = pie_menu(4);
  const Prospect x = pie();
  for (const double round : {0.0, 1.0}) {
    CHECK(offer(table_of(menu, x, 0.0, 0.0), 0.08, 0.08, 0.25, round).terms.equity[0] == 0.5);
  }
}

TEST_CASE("What a partner does not know costs deals, the more the less it knows") {
  CHECK(lost_deals(0.0) == 0.0);
  CHECK(lost_deals(0.01) == 0.0);
  const double some = lost_deals(0.35), more = lost_deals(0.5), most = lost_deals(0.8);
  CHECK(some > 0.0);
  CHECK(more > some);
  CHECK(most > more);
}

TEST_CASE("The partner's offer does not depend on what only the host knows") {
  const Project menu = pie_menu(200);
  double offered = -1;
  for (const double type : {0.5, 0.7, 0.9, 1.1}) {
    const Prospect x = guarded_pie(1.0, type);
    Table table = table_of(menu, x, 0.0, 0.35);
    table.type = type;
    table.type_width = 0.5;
    const Agreement a = private_information(table, 0.5);
    if (!a.found[0]) continue;
    if (offered < 0) offered = a.terms.equity[0];
    CHECK(a.terms.equity[0] == offered);
    CHECK(a.host_surplus[0] >= 0.0);
  }
  CHECK(offered > 0);
}

TEST_CASE("Relative gains count in what the host is expected to accept") {
  const Project menu = pie_menu(400);
  Prospect x = guarded_pie(0.5, 1.0);
  x.host_relative = 0.4;
  Table table = table_of(menu, x, 0.05, 0.0);
  const Agreement a = private_information(table, 0.5);  // nothing is hidden: w is 0
  REQUIRE(a.found[0]);
  CHECK(a.host_surplus[0] >= 0.0);
  CHECK(a.host_surplus[0] < 0.02);  // the partner takes all but what the grid leaves
}

TEST_CASE("Without a zone of agreement no rule but the random null finds terms") {
  const Project menu = pie_menu(50);
  const Prospect x = pie();
  const Table table = table_of(menu, x, 0.6, 0.5);
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    if (info.id == "random") continue;
    INFO(info.id);
    CHECK_FALSE(any(info.rule(table, 0.5).found));
  }
}

TEST_CASE("A lane's bargain does not depend on its neighbours") {
  const Project menu = pie_menu(20);
  const Prospect x = guarded_pie(0.5, 1.2);
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    INFO(info.id);
    Table mixed = table_of(menu, x, 0.0, 0.1);
    mixed.type_width = 0.4;
    for (int lane = 0; lane < kLanes; ++lane) {
      mixed.host_outside.set(lane, 0.2 * lane);  // no zone of agreement in the last ones
      mixed.host_ask.set(lane, 1.0 - 0.05 * lane);
      mixed.rounds.set(lane, lane);
      mixed.partner_delay.set(lane, 0.9 + 0.01 * lane);
    }
    const Agreement together = info.rule(mixed, 0.4);
    for (int lane = 0; lane < kLanes; ++lane) {
      Table alone = mixed;
      alone.host_outside = mixed.host_outside[lane];
      alone.host_ask = mixed.host_ask[lane];
      alone.rounds = mixed.rounds[lane];
      alone.partner_delay = mixed.partner_delay[lane];
      const Agreement a = info.rule(alone, 0.4);
      REQUIRE(a.found[lane] == together.found[lane]);
      REQUIRE(a.terms.equity[lane] == together.terms.equity[lane]);
      REQUIRE(a.host_surplus[lane] == together.host_surplus[lane]);
      REQUIRE(a.host_ask[lane] == together.host_ask[lane]);
      REQUIRE(a.partner_ask[lane] == together.partner_ask[lane]);
    }
  }
}

TEST_CASE("Talks by concession last longer than talks that end at once") {
  History quick(under("nash")), slow(under("zeuthen"));
  quick.step(60);
  slow.step(60);
  const ProjectId berth(0);
  CHECK(mean(quick.world->project.deadlocks[berth]) == 0.0);
  CHECK(mean(slow.world->project.deadlocks[berth]) > 0.0);
  CHECK(mean(slow.world->talks.rounds[berth]) > 0.0);
}

TEST_CASE("A host's type is drawn once, and only where the rule has types") {
  History secret(under("private-information")), open(under("nash"));
  const ProjectId berth(0);
  const Real at_start = secret.world->talks.host_type[berth];
  secret.step(20);
  for (int lane = 0; lane < kLanes; ++lane) {
    CHECK(secret.world->talks.host_type[berth][lane] == at_start[lane]);
    CHECK(std::abs(at_start[lane] - 1.0) <= 0.5);
    CHECK(open.world->talks.host_type[berth][lane] == 1.0);
  }
  if (kLanes > 1) CHECK(at_start[0] != at_start[kLanes - 1]);
  // It scales the sovereignty cost wherever the host values the project.
  const Prospect x = survey(*secret.world, berth);
  CHECK(x.sovereignty[0] == Approx((x.public_sovereignty * at_start)[0]));
}

TEST_CASE("Every rule lets histories run and be run again") {
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    INFO(info.id);
    const ReferenceCase c = under(std::string(info.id).c_str());
    History once(c, 5), again(c, 5);
    once.step(40);
    again.step(40);
    CHECK(same_bits(*once.world, kLanes - 1, *again.world, kLanes - 1));
  }
}
