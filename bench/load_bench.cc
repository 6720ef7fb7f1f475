// From the text of a scenario to a checked setup, and from there to a model that can run.
#include <benchmark/benchmark.h>

#include <string>

#include "bench/counters.h"
#include "bench/shipped_worlds.h"

namespace tumen::bench {
namespace {

void load(benchmark::State& state, const std::string& name) {
  if (!load_world(name)) return state.SkipWithError("the scenario does not load");
  const AllocationCounter allocated(state);
  for (auto _ : state) benchmark::DoNotOptimize(load_world(name)->values.data());
  allocated.report();
}

void model(benchmark::State& state, const std::string& name) {
  const std::optional<Setup> setup = load_world(name);
  if (!setup) return state.SkipWithError("the scenario does not load");
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    const ReferenceModel made(*setup);
    benchmark::DoNotOptimize(made.make_world()->fields.arena().data());
  }
  allocated.report();
}

[[maybe_unused]] const bool registered = [] {
  using benchmark::kMillisecond;
  for (const std::string& name : shipped_worlds()) {
    benchmark::RegisterBenchmark(("load/" + name).c_str(), load, name)->Unit(kMillisecond);
    benchmark::RegisterBenchmark(("model/" + name).c_str(), model, name)->Unit(kMillisecond);
  }
  return true;
}();

}  // namespace
}  // namespace tumen::bench
