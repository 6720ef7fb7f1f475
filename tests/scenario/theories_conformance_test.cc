// What must hold in every shipped world under every theory: numbers in their ranges, accounts that
// add up, histories that depend on nothing but their own luck, and saving that loses nothing.
#include <cstring>
#include <functional>
#include <memory>
#include <utility>

#include "analysis/ensemble.h"
#include "catch.h"
#include "model/progress.h"
#include "scenario/theories.h"
#include "shipped.h"
#include "sim/replay.h"
#include "sim/snapshot.h"
#include "tests/support/bounds.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr int kTicks = 10;
constexpr const char* kWorlds[] = {"zarubino", "korea", "central-asia", "host-policy",
                                   "statecraft"};

Setup setup_of(const std::string& world, const VariantInfo& theory, int ticks) {
  static const Texts texts = shipped_scenarios();
  const Result<Scenario> loaded =
      load_scenario("scenarios/" + world + "/scenario.toml", from(texts),
                    {theory.id, "", {"scenario.ticks=" + std::to_string(ticks)}});
  INFO(world << " under " << theory.id);
  REQUIRE(loaded);
  return loaded.value().setup;
}

bool looks_ahead(const VariantInfo& theory) { return theory.decision.starts_with("rollout"); }

/// Every theory in one world; those that look ahead only where `ahead`, as they cost most.
void under_every_theory(const std::string& world, int ticks, bool ahead,
                        const std::function<void(const Setup&)>& check) {
  for (const VariantInfo& theory : theories()) {
    if (looks_ahead(theory) && !ahead) continue;
    INFO(world << " under " << theory.id);
    check(setup_of(world, theory, ticks));
  }
}

void in_every_world(const std::function<void(const Setup&)>& check) {
  under_every_theory("two-powers", kTicks, true, check);
  for (const char* world : kWorlds) under_every_theory(world, kTicks, false, check);
}

/// (7) What a state spends it spends on somebody.
void check_trade(const World& w) {
  for (StateId i : w.structure.every_state()) {
    Real sum = 0.0;
    for (StateId j : w.structure.every_state()) sum += w.dyad.share[w.structure.dyad(i, j)];
    INFO(w.structure[i].id);
    REQUIRE(all(abs(sum - 1.0) <= 1e-12));
  }
}

/// (24, 25) Capital is somebody's; no more is earned than was planned.
void check_capital(const World& w) {
  for (RegionId r : w.structure.every_region()) {
    if (w.structure[r].parent) continue;
    INFO(w.structure[r].id);
    Real sum = 0.0;
    for (StateId j : w.structure.every_state()) {
      const HoldingId h = w.structure.holding(r, j);
      if (j != w.structure[r].owner) sum += w.holding.capital[h];
      REQUIRE(all(earned_flow(w, h) <= planned_flow(w, h) * (1 + 1e-12) + 1e-12));
    }
    REQUIRE(all(abs(sum - w.region.foreign_capital[r]) <= 1e-12 * sum));
  }
  for (ProjectId p : w.structure.every_project()) {
    REQUIRE(all(w.project.planned[p] <= w.project.cost[p]));
    REQUIRE(all(w.project.earned[p] <= w.project.cost[p]));
  }
}

bool shares(const std::span<const Real> values) {
  return std::ranges::all_of(values, [](Real x) { return all((x >= 0.0) & (x <= 1.0)); });
}

template <class Fields>
std::span<const Real> all_of(const World& w, IndexSet set, const Fields& name) {
  const int at = w.fields.find(static_cast<std::size_t>(set), name);
  REQUIRE(at >= 0);
  return w.fields.values(w.fields.entries()[static_cast<std::size_t>(at)]);
}

void check_shares(const World& w) {
  for (const char* name : {"stance", "alignment", "intent", "trust", "opinion", "salience",
                           "sanction_trade", "sanction_finance", "share"}) {
    INFO(name);
    CHECK(shares(all_of(w, IndexSet::dyad, name)));
  }
  for (const char* name : {"quota", "visa", "equity_cap", "screening", "freeport"}) {
    INFO(name);
    CHECK(shares(all_of(w, IndexSet::region, name)));
  }
  CHECK(shares(all_of(w, IndexSet::membership, "depth")));
}

void check_metrics(const ReferenceModel& model, const World& w, std::vector<Real>& metrics) {
  model.measure(static_cast<const ReferenceWorld&>(w), metrics);
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    if (all(is_finite(metrics[m]))) continue;
    INFO(model.metrics()[m].name);
    CHECK(all(is_finite(metrics[m])));
  }
}

/// `sampled`: with parameters drawn from their ranges, another draw in every lane.
void check_history(Setup setup, bool sampled) {
  setup.sample_priors = sampled;
  History h(std::move(setup), 11);
  if (sampled) {
    for (int lane = 0; lane < kLanes; ++lane)
      h.batch.point.set(lane, static_cast<std::uint64_t>(lane));
    h.model.start(*h.world, h.batch);
  }
  std::vector<Real> metrics(h.model.metrics().size());
  for (int tick = 0; tick < h.model.ticks(); ++tick) {
    h.step();
    INFO("tick " << tick);
    REQUIRE(out_of_bounds(*h.world) == "");
    check_trade(*h.world);
    check_capital(*h.world);
    check_shares(*h.world);
    check_metrics(h.model, *h.world, metrics);
  }
}

void check_every_tick(const Setup& setup) { check_history(setup, false); }
void check_every_tick_sampled(const Setup& setup) { check_history(setup, true); }

EnsembleResult eight(const ReferenceModel& model, std::uint64_t first) {
  EnsembleOptions options;
  options.seed = 7;
  options.first_run = first;
  options.runs = 8;
  options.bands = false;
  options.keep_series = true;
  return run_ensemble(model, options);
}

bool same_bits(std::span<const double> a, std::span<const double> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

/// A history alone, in the middle of a batch and at the head of another has the same bits.
void check_lanes(const Setup& setup) {
  const ReferenceModel model(setup);
  constexpr std::uint64_t kRun = 5;
  const RunRecord alone = replay(model, 7, kRun, nullptr);
  const EnsembleResult middle = eight(model, 0), head = eight(model, kRun);
  const auto series_of = [&](const EnsembleResult& e, std::size_t row) {
    return std::span(e.series).subspan(row * alone.series.size(), alone.series.size());
  };
  CHECK(middle.failures.empty());
  CHECK(same_bits(series_of(middle, kRun), alone.series));
  CHECK(same_bits(series_of(head, 0), alone.series));
  CHECK(middle.run_hash[kRun] == alone.hash);
  CHECK(head.run_hash[0] == alone.hash);
}

/// A batch that is put aside half way and continued in another world ends with the same hashes.
void check_saving(const Setup& setup) {
  const ReferenceModel model(setup);
  const Batch batch = make_batch(3, 0, kLanes);
  const Mask active = first_lanes(kLanes);
  RunState state(model.metrics().size());
  RunRecorder whole(model.metrics(), model.ticks(), false),
      parts(model.metrics(), model.ticks(), false);
  whole.start(batch, active);
  parts.start(batch, active);
  const auto world = model.make_world();
  start_batch(model, *world, batch, active, state);
  advance_batch(model, *world, batch, model.ticks() / 2, state, whole);
  const Snapshot snapshot = take_snapshot(world->fields, state);
  advance_batch(model, *world, batch, model.ticks(), state, whole);
  finish_batch(model, *world, state, whole);

  const auto other = model.make_world();
  model.start(*other, make_batch(99, 40, kLanes));  // a world that has seen other things
  model.step(*other, make_batch(99, 40, kLanes), 0, nullptr);
  RunState resumed = restore(snapshot, other->fields);
  advance_batch(model, *other, batch, model.ticks(), resumed, parts);
  finish_batch(model, *other, resumed, parts);
  for (int lane = 0; lane < kLanes; ++lane)
    CHECK(parts.record(lane).hash == whole.record(lane).hash);
}

}  // namespace

TEST_CASE("In every world and theory numbers stay in their ranges and accounts add up") {
  in_every_world(check_every_tick);
}

TEST_CASE("In every world and theory the same holds where parameters are drawn from their ranges") {
  in_every_world(check_every_tick_sampled);
}

TEST_CASE("In every world and theory a history depends on no other run of its batch") {
  in_every_world(check_lanes);
}

TEST_CASE("In every world and theory a history that is saved half way ends as if it had not been") {
  in_every_world(check_saving);
}

TEST_CASE("In every shipped world and theory the whole length keeps to ranges and accounts",
          "[slow]") {
  for (const auto& [path, text] : shipped_scenarios()) {
    const std::string world = std::filesystem::path(path).parent_path().filename().string();
    for (const VariantInfo& theory : theories()) {
      if (looks_ahead(theory) && world != "two-powers") continue;
      INFO(world << " under " << theory.id);
      const Result<Scenario> loaded =
          load_scenario(path, from(shipped_scenarios()), {theory.id, "", {}});
      REQUIRE(loaded);
      check_every_tick(loaded.value().setup);
      check_every_tick_sampled(loaded.value().setup);
    }
  }
}
