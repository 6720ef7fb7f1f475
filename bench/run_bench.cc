// Whole histories of the reference model, a batch at a time.
#include <benchmark/benchmark.h>

#include <string>

#include "bench/counters.h"
#include "bench/shipped_worlds.h"
#include "sim/batch.h"
#include "sim/record.h"
#include "sim/run.h"

namespace tumen::bench {
namespace {

/// The engine alone: nothing is measured, hashed or recorded.
void engine(benchmark::State& state, const std::string& name, const DecisionRuleInfo* rule) {
  std::optional<Setup> setup = load_world(name);
  if (!setup) return state.SkipWithError("the scenario does not load");
  const ReferenceModel model(std::move(*setup), rule);
  const auto world = model.make_world();
  std::uint64_t run = 0;
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    const Batch batch = make_batch(1, run, kLanes);
    model.start(*world, batch);
    for (int tick = 0; tick < model.ticks(); ++tick) model.step(*world, batch, tick, nullptr);
    benchmark::DoNotOptimize(world->fields.arena().data());
    run += kLanes;
  }
  allocated.report();
  count_runs(state, *world, kLanes, model.ticks());
}

/// What an ensemble does with each batch: metrics, hash and records too.
void recorded(benchmark::State& state, const std::string& name) {
  std::optional<Setup> setup = load_world(name);
  if (!setup) return state.SkipWithError("the scenario does not load");
  const ReferenceModel model(std::move(*setup));
  const auto world = model.make_world();
  RunState run_state(model.metrics().size());
  RunRecorder recorder(model.metrics(), model.ticks(), false);
  const Mask active = first_lanes(kLanes);
  std::uint64_t run = 0;
  const auto one_batch = [&] {
    const Batch batch = make_batch(1, run, kLanes);
    recorder.start(batch, active);
    run_batch(model, *world, batch, active, run_state, recorder);
    benchmark::DoNotOptimize(recorder.record(0).hash);
    run += kLanes;
  };
  one_batch();  // the recorder takes its storage
  const AllocationCounter allocated(state);
  for (auto _ : state) one_batch();
  allocated.report();
  count_runs(state, *world, kLanes, model.ticks());
}

[[maybe_unused]] const bool registered = [] {
  using benchmark::kMicrosecond;
  using benchmark::RegisterBenchmark;
  for (const std::string name : {"two-powers", "zarubino", "turn-to-the-east"}) {
    RegisterBenchmark(("engine/" + name).c_str(), engine, name, nullptr)->Unit(kMicrosecond);
    RegisterBenchmark(("recorded/" + name).c_str(), recorded, name)->Unit(kMicrosecond);
  }
  for (const DecisionRuleInfo& rule : decision_rules()) {
    RegisterBenchmark(("rule/" + std::string(rule.id)).c_str(), engine, "zarubino", &rule)
        ->Unit(kMicrosecond);
  }
  return true;
}();

}  // namespace
}  // namespace tumen::bench
