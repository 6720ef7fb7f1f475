// What every rule of bargaining keeps to, on the grid of a real lease: terms that both sides gain
// by, none better for both, and a partner that is not worse off for having somewhere else to go.
// Nash 1950; equations 16, 49, 50 and 51.
#include <algorithm>
#include <vector>

#include "model/bargaining.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr double kRounding = 1e-12;

/// The berth of the reference case after a year: what its terms are worth.
struct Berth {
  History history{ReferenceCase()};
  Prospect prospect;
  Project menu;
  Berth() {
    history.step(4);
    prospect = survey(*history.world, ProjectId(0));
    menu = history.world->structure[ProjectId(0)];
  }
  /// `width`: how little the partner knows of the host's type, which is 1.
  Table table(double host_outside, double partner_outside, double width = 0.0) const {
    Table t = bargaining_table(*history.world, ProjectId(0), prospect);
    t.host_outside = host_outside;
    t.partner_outside = partner_outside;
    t.type = 1.0;
    t.type_width = width;
    return t;
  }
};

/// Rules that look for terms.
std::vector<BargainingRuleInfo> bargainers() {
  std::vector<BargainingRuleInfo> out;
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    if (info.rule != random_bargain && info.rule != no_bargain) out.push_back(info);
  }
  return out;
}

/// Talks until there are terms, or until nobody moves.
Agreement end_of_talks(const BargainingRuleInfo& info, Table table) {
  for (int round = 0; round < 250; ++round) {
    table.rounds = round;
    const Agreement a = info.rule(table, 0.5);
    if (a.found[0]) return a;
    const bool moved = a.host_ask[0] < table.host_ask[0] || a.partner_ask[0] < table.partner_ask[0];
    if (round > 0 && !moved) break;  // nothing will change any more
    table.host_ask = a.host_ask;
    table.partner_ask = a.partner_ask;
  }
  return no_agreement();
}

struct Point {
  double host, partner;
};

/// What the allowed points are worth.
std::vector<Point> allowed_points(const Table& table) {
  std::vector<Point> out;
  const auto visit = [&](const Terms&, const HostValue& host, Real partner, Mask allowed) {
    if (allowed[0]) out.push_back({host.total()[0], partner[0]});
  };
  walk_grid<Walk::every_point>(table, table.prospect, visit);
  return out;
}

/// The most that the partner can gain by terms that the host gains by too.
double best_partner_surplus(const Table& table) {
  double best = 0.0;
  for (const Point& p : allowed_points(table)) {
    if (p.host > table.host_outside[0]) best = std::max(best, p.partner - table.partner_outside[0]);
  }
  return best;
}

/// Calls `visit(host_outside, partner_outside)` over outside options from poor to prohibitive.
template <class Visit>
void over_outside_options(const Visit& visit) {
  for (int i = 0; i <= 12; ++i) {
    for (int j = 0; j <= 10; ++j) visit(0.02 * i, 0.01 * j);
  }
}

}  // namespace

TEST_CASE("Under every rule there are terms exactly where both sides can gain, and both do") {
  const Berth berth;
  for (const BargainingRuleInfo& info : bargainers()) {
    INFO(info.id);
    int agreements = 0, deadlocks = 0;
    over_outside_options([&](double host_outside, double partner_outside) {
      INFO("outside options " << host_outside << ", " << partner_outside);
      const Table table = berth.table(host_outside, partner_outside);
      bool zone = false;
      for (const Point& p : allowed_points(table))
        zone |= p.host > host_outside && p.partner > partner_outside;
      const Agreement a = end_of_talks(info, table);
      CHECK(a.found[0] == zone);
      if (a.found[0]) {
        CHECK(a.host_surplus[0] > -kRounding);
        CHECK(a.partner_surplus[0] > 0.0);
      }
      (zone ? agreements : deadlocks) += 1;
    });
    CHECK(agreements > 10);
    CHECK(deadlocks > 10);
  }
}

TEST_CASE(
    "Where types are hidden there may be no terms though both could gain, never the reverse") {
  const Berth berth;
  for (const double width : {0.25, 0.5, 0.9}) {
    over_outside_options([&](double host_outside, double partner_outside) {
      const Table table = berth.table(host_outside, partner_outside, width);
      bool zone = false;
      for (const Point& p : allowed_points(table))
        zone |= p.host >= host_outside && p.partner > partner_outside;
      const Agreement a = private_information(table, 0.5);
      if (a.found[0]) {
        CHECK(zone);
        CHECK(a.host_surplus[0] > -kRounding);
        CHECK(a.partner_surplus[0] > 0.0);
      }
    });
  }
}

TEST_CASE("Under every rule no allowed terms are better for both sides than those agreed") {
  const Berth berth;
  for (const BargainingRuleInfo& info : bargainers()) {
    INFO(info.id);
    over_outside_options([&](double host_outside, double partner_outside) {
      const Table table = berth.table(host_outside, partner_outside);
      const Agreement a = end_of_talks(info, table);
      if (!a.found[0]) return;
      INFO("outside options " << host_outside << ", " << partner_outside);
      const double host = a.host_surplus[0] + host_outside + kRounding;
      const double partner = a.partner_surplus[0] + partner_outside + kRounding;
      bool better = false;
      for (const Point& p : allowed_points(table)) better |= p.host > host && p.partner > partner;
      CHECK_FALSE(better);
    });
  }
}

TEST_CASE("Under every rule the terms do not depend on the units of either side's utility") {
  const Berth berth;
  // Without relative gains each side's value is proportional to its own weights. Scales are powers
  // of two, so that nothing is rounded.
  Prospect plain = berth.prospect;
  plain.host_relative = 0.0;
  for (const BargainingRuleInfo& info : bargainers()) {
    INFO(info.id);
    const auto terms = [&](double host_scale, double partner_scale) {
      Prospect x = plain;
      x.host_economy *= host_scale;
      x.host_hedging *= host_scale;
      x.partner_economy *= partner_scale;
      Table t = {berth.menu, x, 0.0, 99.0, 1.0, 1.0, 0.01 * host_scale, 0.002 * partner_scale, 0.5};
      t.host_delay = t.partner_delay = 0.98;
      const Agreement a = end_of_talks(info, t);
      REQUIRE(a.found[0]);
      return std::vector<double>{a.terms.years[0], a.terms.equity[0], a.terms.management[0],
                                 a.terms.finance[0]};
    };
    const std::vector<double> reference = terms(1.0, 1.0);
    for (const double scale : {0.125, 8.0}) {
      CHECK(terms(scale, 1.0) == reference);
      CHECK(terms(1.0, scale) == reference);
    }
  }
}

// Who asks by steps ends within a step of where it would end without them, on either side of it: a
// better outside option can then cost up to one step of what is to be had.
TEST_CASE("Under every rule a better outside option never lowers what the partner gets") {
  const Berth berth;
  for (const BargainingRuleInfo& info : bargainers()) {
    for (const double step : {0.1, 0.02}) {
      for (const double host_outside : {0.0, 0.01}) {
        int found = 0;
        double before = -1e9;
        for (double outside = 0.0; outside < 0.3; outside += 0.003) {
          Table table = berth.table(host_outside, outside);
          table.step = step;
          const Agreement a = end_of_talks(info, table);
          if (!a.found[0]) break;
          const double value = a.partner_surplus[0] + outside;
          INFO(info.id << ", outside options " << host_outside << ", " << outside);
          const bool by_steps = info.rule == zeuthen_bargain;
          const double slack = by_steps ? step * best_partner_surplus(table) : 0.0;
          CHECK(value >= before - slack - kRounding);
          before = value;
          found += 1;
        }
        CHECK(found > 10);
      }
    }
  }
}
