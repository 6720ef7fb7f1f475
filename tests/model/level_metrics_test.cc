// Readings of declared against realised by level, and the pair that a level is about.
#include <algorithm>
#include <cmath>
#include <string>

#include "model/docket_project.h"
#include "model/level_pair.h"
#include "model/metrics.h"
#include "model/perception.h"
#include "model/progress.h"
#include "model/trade.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

const Metric* find(const std::vector<Metric>& metrics, const std::string& name) {
  const auto at =
      std::ranges::find_if(metrics, [&](const Metric& m) { return m.info.name == name; });
  return at == metrics.end() ? nullptr : &*at;
}

/// The value of a metric in lane 0.
double measured(const World& w, const std::string& name) {
  const std::vector<Metric> metrics = list_metrics(w.structure);
  const Metric* m = find(metrics, name);
  REQUIRE(m != nullptr);
  return m->family->measure(w, m->first, m->second)[0];
}

/// The case with a third project, a pier beside the berth at the same level and haven.
struct Coast : ReferenceCase {
  static ReferenceCase with_pier() {
    ReferenceCase c;
    Structure& s = c.own_structure();
    s.projects[1].level = Level::sub_regional;  // the mine becomes the pier
    s.projects[1].node = c.haven;
    s.projects[1].region = c.coast;
    return c;
  }
  Coast() : ReferenceCase(with_pier()) {
    project.cost[berth] = 2.0;
    project.cost[mine] = 1.0;
    project.capacity[berth] = 30.0;
    project.capacity[mine] = 20.0;
    for (ProjectId p : structure.every_project()) {
      project.stage[p] = stage(Stage::building);
      project.duration[p] = 4.0;
      project.declared_age[p] = 5.0;
    }
    node.capacity[haven] = 10.0;
  }
  void operate(ProjectId p) {
    project.stage[p] = stage(Stage::operating);
    project.progress[p] = 1.0;
  }
  double level(const std::string& family) const {
    return measured(*this, family + "[sub_regional]");
  }
};

}  // namespace

TEST_CASE("By count, a level has realised its projects in operation of those that should be") {
  Coast c;
  CHECK(c.level("RR_count") == 0);
  c.operate(c.mine);
  CHECK(c.level("RR_count") == 0.5);
  c.project.declared_age[c.berth] = 3.9;  // not due yet
  CHECK(c.level("RR_count") == 1);
  c.project.declared_age[c.mine] = 3.9;
  CHECK(c.level("RR_count") == 1);  // nothing is due
  c.project.declared_age[c.berth] = c.project.declared_age[c.mine] = 4.0;
  CHECK(c.level("RR_count") == 0.5);
  cancel_project(c, c.berth, Mask(true));
  CHECK(c.level("RR_count") == 1);
}

TEST_CASE("By throughput, a level has realised the cargo that its due capacity handles") {
  Coast c;
  c.node.throughput[c.haven] = 10.0;
  count_projects(c);
  CHECK(c.level("RR_throughput") == 0);  // all of it over the old quays
  c.operate(c.mine);
  count_projects(c);
  c.node.throughput[c.haven] = 15.0;
  // 20 of the haven's 30 Mt are the pier's, so two thirds of the cargo; 50 Mt are due.
  CHECK(c.level("RR_throughput") == Approx(10.0 / 50.0));
  c.operate(c.berth);
  count_projects(c);
  c.node.throughput[c.haven] = 60.0;
  CHECK(c.level("RR_throughput") == Approx(1.0));
  c.project.declared_age[c.berth] = c.project.declared_age[c.mine] = 0.0;
  CHECK(c.level("RR_throughput") == 1);
}

TEST_CASE("Projects on links are read by the cargo of the link") {
  ReferenceCase c;
  c.own_structure().projects[0].node = NodeId();
  c.own_structure().projects[0].link = c.plain_haven;
  ReferenceCase line(c);
  line.project.stage[line.berth] = stage(Stage::operating);
  line.project.duration[line.berth] = line.project.declared_age[line.berth] = 4.0;
  line.link.capacity[line.plain_haven] = 10.0;
  count_projects(line);
  line.link.flow[line.plain_haven] = 20.0;
  CHECK(measured(line, "RR_throughput[sub_regional]") == Approx(15.0 / 30.0));
}

TEST_CASE("Without the costliest project a level is what the others made of it") {
  Coast c;
  c.project.planned[c.berth] = 2.0;
  c.project.earned[c.berth] = 1.5;
  c.project.planned[c.mine] = 1.0;
  c.project.earned[c.mine] = 0.2;
  CHECK(c.level("RR") == Approx(1.7 / 3.0));
  CHECK(c.level("RR_rest") == Approx(0.2));
  c.project.cost[c.mine] = 3.0;
  CHECK(c.level("RR_rest") == Approx(0.75));
  // Per lane: in another history the other project is the larger one.
  c.project.cost[c.mine].set(0, 1.0);
  CHECK(c.level("RR_rest") == Approx(0.2));
}

TEST_CASE("Cancelled value is what was declared and is no longer planned") {
  Coast c;
  CHECK(c.level("CANC") == 0);
  cancel_project(c, c.berth, Mask(true));
  CHECK(c.level("CANC") == 2.0);
  CHECK(c.level("DEC") == 3.0);
  cancel_project(c, c.mine, Mask(true));
  CHECK(c.level("CANC") == c.level("DEC"));
}

TEST_CASE("A plan is 1 old on the day of its opening") {
  Coast c;
  c.project.declared_age[c.berth] = 3.0;
  CHECK(measured(c, "plan_age[berth]") == 0.75);
  c.project.duration[c.mine] = 0.0;  // nothing planned
  CHECK(measured(c, "plan_age[mine]") == 0.0);
}

TEST_CASE("Readings of levels are listed where there is something to read") {
  ReferenceCase c;
  const std::vector<Metric> metrics = list_metrics(c.structure);
  for (const char* name : {"RR_count[sub_regional]", "RR_throughput[sub_regional]",
                           "CANC[sub_regional]", "RR_count[regional]", "RR_rest[regional]",
                           "CANC[regional]", "plan_age[mine]", "X_ratio[HOST,PARTNER]"}) {
    INFO(name);
    CHECK(find(metrics, name) != nullptr);
  }
  CHECK(find(metrics, "RR_rest[sub_regional]") == nullptr);    // one project
  CHECK(find(metrics, "RR_throughput[regional]") == nullptr);  // a mine
  CHECK(find(list_metrics(Coast().structure), "RR_rest[sub_regional]") != nullptr);
}

TEST_CASE("Trade is what the base year's politics give, as long as they last") {
  ReferenceCase c;
  for (StateId i : c.structure.every_state()) {
    for (StateId j : c.structure.every_state()) c.dyad.stance[c.structure.dyad(i, j)] = 0.4;
  }
  measure_alignment(c);
  calibrate_trade(c);
  const auto ratio = [&] {
    update_trade(c);
    return measured(c, "X_ratio[HOST,PARTNER]");
  };
  CHECK(ratio() == Approx(1).epsilon(1e-12));
  c.state.gdp[c.partner] *= 2.0;
  c.state.oil_exporter[c.host] = 1.0;
  *c.par.oil_price = 40.0;
  CHECK(ratio() == Approx(1).epsilon(1e-12));
  c.dyad.alignment[c.structure.dyad(c.host, c.partner)] += 0.2;
  c.dyad.alignment[c.structure.dyad(c.partner, c.host)] += 0.2;
  const double closer = ratio();
  CHECK(closer > 1.0);
  CHECK(closer < std::exp((*c.par.t_A)[0] * 0.2));  // shares add up to one
  c.dyad.sanction_trade[c.structure.dyad(c.partner, c.host)] = 1.0;
  CHECK(ratio() < 0.75);
}

TEST_CASE("The pair of a level is who has most to declare with each other") {
  ReferenceCase c;
  const auto pair = [](const ReferenceCase& x, Level level) {
    const LevelPair p = level_pair(x.setup(), level);
    return p ? x.structure[p.host].id + "," + x.structure[p.partner].id : "";
  };
  CHECK(pair(c, Level::sub_regional) == "HOST,PARTNER");
  CHECK(pair(c, Level::trilateral).empty());
  CHECK(pair(c, Level::regional) == "HOST,PARTNER");
  // Capital decides at the regional level where it outweighs the mine: over ten years the third
  // state could bring .0007 * 1200 * 10 = 8.4, the partner 40 at first and nothing when barred.
  c.holding.access[c.structure.holding(c.wide, c.partner)] = 0.0;
  CHECK(pair(c, Level::regional) == "HOST,THIRD");
  c.project.cost[c.mine] = 8.5;
  CHECK(pair(c, Level::regional) == "HOST,PARTNER");
  c.own_structure().projects[0].partner = c.third;
  CHECK(pair(c, Level::sub_regional) == "HOST,THIRD");
  c.own_structure().projects[0].partner = c.giant;  // does not decide
  CHECK(pair(c, Level::sub_regional).empty());
}

TEST_CASE("Names reach no pair of a level") {
  ReferenceCase c;
  Setup renamed = c.setup();
  for (State& s : renamed.structure.states) s.id = "x" + std::to_string(s.key);
  for (Region& r : renamed.structure.regions) r.id = "y" + std::to_string(r.key);
  for (Project& p : renamed.structure.projects) p.id = "z" + std::to_string(p.key);
  for (std::size_t k = 0; k < kLevels; ++k) {
    const LevelPair a = level_pair(c.setup(), static_cast<Level>(k));
    const LevelPair b = level_pair(renamed, static_cast<Level>(k));
    CHECK(a.host == b.host);
    CHECK(a.partner == b.partner);
  }
}
