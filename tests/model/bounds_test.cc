// Bounds, conservation and the absence of not-a-numbers under random parameters, rules and
// theories.
#include <algorithm>
#include <cmath>
#include <string>

#include "model/metrics.h"
#include "model/progress.h"
#include "tests/catch.h"
#include "tests/support/bounds.h"
#include "tests/support/count_allocations.h"
#include "tests/support/theory_case.h"

using namespace tumen;
using namespace tumen::test;

namespace {

struct Values {
  Real stage, planned, earned, cost;
};

/// Value is only ever added, unless the project is cancelled; what is earned never exceeds the
/// cost.
void check_value(const World& w, ProjectId p, const Values& before) {
  const Mask cancelled = w.project.stage[p] == stage(Stage::cancelled);
  REQUIRE(all(cancelled | (w.project.planned[p] >= before.planned)));
  REQUIRE(all(cancelled | (w.project.earned[p] >= before.earned)));
  REQUIRE(all(w.project.earned[p] <= w.project.cost[p]));
  REQUIRE(all(w.project.planned[p] <= w.project.cost[p]));
  // Cancelled is for good.
  REQUIRE(all(!(before.stage == stage(Stage::cancelled)) | cancelled));
}

/// Cargo neither appears nor vanishes: no cargo sends more than its demand, loads are sums of
/// routes.
void check_cargo(const World& w) {
  const Structure& s = w.structure;
  for (CargoId c : s.every_cargo()) {
    Real sent = 0.0;
    for (RouteId k : s.every_route()) {
      if (s[k].cargo == c) sent += w.route.flow[k];
    }
    REQUIRE(all(sent <= w.cargo.demand[c] * (1 + 1e-9)));
  }
  for (NodeId n : s.every_node()) {
    if (s[n].kind != NodeKind::port) continue;
    // What comes in by one link leaves by another.
    Real passing = 0.0;
    for (LinkId e : s.every_link()) {
      if (s[e].from == n || s[e].to == n) passing += w.link.flow[e];
    }
    REQUIRE(all(abs(2.0 * w.node.throughput[n] - passing) <= 1e-9 * (1.0 + passing)));
    REQUIRE(all(w.node.throughput[n] <= (w.node.capacity[n] + w.node.added[n]) * (1 + 1e-9)));
  }
}

/// Steps through a history and checks everything that must hold in every tick.
void check_history(Setup setup, std::uint64_t seed) {
  History h(std::move(setup), seed);
  for (int lane = 0; lane < kLanes; ++lane)
    h.batch.point.set(lane, static_cast<std::uint64_t>(lane));
  h.model.start(*h.world, h.batch);
  World& w = *h.world;
  std::vector<Values> before(w.structure.projects.size());
  std::vector<Real> metrics(h.model.metrics().size());
  Real planned = 0.0, earned = 0.0;
  for (int tick = 0; tick < h.model.ticks(); ++tick) {
    for (ProjectId p : w.structure.every_project()) {
      before[p.index()] = {w.project.stage[p], w.project.planned[p], w.project.earned[p],
                           w.project.cost[p]};
    }
    h.step();
    INFO("tick " << tick << ", seed " << seed);
    REQUIRE(out_of_bounds(w) == "");
    for (ProjectId p : w.structure.every_project()) check_value(w, p, before[p.index()]);
    check_cargo(w);
    h.model.measure(*h.world, metrics);
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      INFO(h.model.metrics()[m].name);
      REQUIRE(all(is_finite(metrics[m])));
    }
    Real flows_planned = 0.0, flows_earned = 0.0;
    for (StateId j : w.structure.every_state()) {
      const HoldingId wide = w.structure.holding(RegionId(2), j);
      flows_planned += planned_flow(w, wide);
      flows_earned += earned_flow(w, wide);
    }
    REQUIRE(all(flows_planned >= planned * (1 - 1e-12)));
    REQUIRE(all(flows_earned >= earned * (1 - 1e-12)));
    planned = flows_planned;
    earned = flows_earned;
  }
}

}  // namespace

TEST_CASE("Every number stays in its range in every theory, and values only grow") {
  for (const VariantInfo& variant : theories()) {
    INFO(variant.id);
    ReferenceCase c;
    adopt(c, variant);
    check_history(c.setup(), 3);
  }
}

TEST_CASE("Every number stays in its range when all parameters are drawn from their priors") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    ReferenceCase c;
    *c.par.endogenous_sanctions = seed % 2 == 0 ? 1.0 : 0.0;
    c.development.budget_step[c.wide] = 0.7;
    c.development.openness_step[c.wide] = 0.3;
    c.development.labour_need[c.wide] = 0.5;
    c.development.screening[c.wide] = 0.5;
    open_statecraft(c);
    check_history(with_priors(c), seed);
  }
}

TEST_CASE("Every number stays in its range in many random worlds and theories", "[slow]") {
  const std::vector<VariantInfo> all = theories();
  for (std::uint64_t seed = 1; seed <= 1250; ++seed) {
    ReferenceCase c;
    adopt(c, all[seed % all.size()]);
    *c.par.endogenous_sanctions = seed % 3 == 0 ? 1.0 : 0.0;
    if (seed % 3 != 1) open_statecraft(c);
    check_history(with_priors(c), seed);
  }
}

TEST_CASE(
    "Sanctions and stances that are chosen without interest reach their bounds and stay inside") {
  ReferenceCase c;
  c.everywhere(&StateFields::lambda, 0.0);
  *c.par.endogenous_sanctions = 1.0;
  *c.par.sanction_step = 1.4;  // no whole number of steps from nothing to all
  *c.par.stance_step = 1.4;
  check_history(c.setup(), 5);
}

TEST_CASE("Every number stays in its range where nobody arms, or nobody reaches the theatre") {
  for (Field<StateId> StateFields::*nothing : {&StateFields::mil, &StateFields::theatre}) {
    ReferenceCase c;
    c.everywhere(nothing, 0.0);
    History h(c);
    h.step(8);
    CHECK(out_of_bounds(*h.world) == "");
  }
}

TEST_CASE("Shares of foreign capital add up to one") {
  History h(with_priors(ReferenceCase()));
  h.step(30);
  const World& w = *h.world;
  Real sum = 0.0;
  for (StateId j : w.structure.every_state()) {
    if (j != StateId(0)) sum += w.holding.capital[w.structure.holding(RegionId(2), j)];
  }
  CHECK(all(abs(sum / w.region.foreign_capital[RegionId(2)] - 1.0) < 1e-12));
}

TEST_CASE("A tick allocates nothing once it has warmed up") {
  ReferenceCase c;
  c.everywhere(&StateFields::lambda, 1.0);
  *c.par.endogenous_sanctions = 1.0;
  open_statecraft(c);
  c.edits = {{c.slot(IndexSet::state, "pivot", 3), EditKind::set, 1.0, 4, 2, 20, 0}};
  c.series = {{c.slot(IndexSet::global, "oil_price"), {{0, 100.0}, {40, 50.0}}}};
  c.requests = {{c.berth, 5, 49, 0.49, 1, 0.5, 0}};
  History h(c);
  h.step(1);
  std::vector<Real> metrics(h.model.metrics().size());
  const std::size_t allocated = allocations_during([&] {
    for (int tick = 0; tick < 39; ++tick) {
      h.step();
      h.model.measure(*h.world, metrics);
    }
  });
  CHECK(allocated == 0);
}
