// Ensembles: histories on threads, and the statistics made of them.
#include <benchmark/benchmark.h>

#include <string>

#include "analysis/ensemble.h"
#include "bench/counters.h"
#include "bench/shipped_worlds.h"

namespace tumen::bench {
namespace {

void ensemble(benchmark::State& state, const std::string& name, int jobs, bool bands) {
  std::optional<Setup> setup = load_world(name);
  if (!setup) return state.SkipWithError("the scenario does not load");
  const ReferenceModel model(std::move(*setup));
  EnsembleOptions options;
  options.runs = 4 * kBlockRuns;
  options.jobs = jobs;
  options.bands = bands;
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    EnsembleResult result = run_ensemble(model, options);
    benchmark::DoNotOptimize(result.hash);
    options.first_run += options.runs;
  }
  if (jobs == 1) allocated.report();  // it knows of this thread only
  count_runs(state, *model.make_world(), static_cast<double>(options.runs), model.ticks());
}

[[maybe_unused]] const bool registered = [] {
  for (const std::string name : {"two-powers", "zarubino"}) {
    for (const int jobs : {1, 2}) {
      for (const bool bands : {false, true}) {
        const std::string label =
            name + (bands ? "/bands" : "/no_bands") + "/jobs:" + std::to_string(jobs);
        benchmark::RegisterBenchmark(label.c_str(), ensemble, name, jobs, bands)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
      }
    }
  }
  return true;
}();

}  // namespace
}  // namespace tumen::bench
