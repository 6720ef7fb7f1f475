// The reference model on the shipped worlds: a whole run, its tick, and what a pair costs.
#include <benchmark/benchmark.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "model/reference_model.h"
#include "scenario/scenario.h"
#include "sim/batch.h"

namespace tumen {
namespace {

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

Setup load(const std::string& name) {
  const std::string path = std::string(TUMEN_SOURCE_DIR) + "/scenarios/" + name + "/scenario.toml";
  Result<Scenario> scenario = load_scenario(path, read_file);
  return scenario ? std::move(scenario.value().setup) : Setup{};
}

void whole_runs(benchmark::State& state, const std::string& name,
                const DecisionRuleInfo* rule = nullptr) {
  const ReferenceModel model(load(name), rule);
  if (model.setup().values.empty()) {
    state.SkipWithError("the scenario does not load");
    return;
  }
  const auto world = model.make_world();
  std::uint64_t run = 0;
  for (auto _ : state) {
    const Batch batch = make_batch(1, run, kLanes);
    model.start(*world, batch);
    for (int tick = 0; tick < model.ticks(); ++tick) model.step(*world, batch, tick, nullptr);
    benchmark::DoNotOptimize(world->fields.arena().data());
    run += kLanes;
  }
  const auto runs = static_cast<double>(run);
  const auto n = static_cast<double>(world->structure.states.size());
  const double pairs = runs * model.ticks() * n * (n - 1);
  using benchmark::Counter;
  state.counters["runs"] = Counter(runs, Counter::kIsRate);
  state.counters["ticks"] = Counter(runs * model.ticks(), Counter::kIsRate);
  state.counters["ns_per_pair"] = Counter(pairs * 1e-9, Counter::kIsRate | Counter::kInvert);
  state.counters["bytes_per_run"] =
      static_cast<double>(world->fields.arena().size_bytes()) / kLanes;
}
BENCHMARK_CAPTURE(whole_runs, two_powers, "two-powers")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(whole_runs, zarubino, "zarubino")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(whole_runs, turn_to_the_east, "turn-to-the-east")->Unit(benchmark::kMicrosecond);

/// What each rule of choice costs.
[[maybe_unused]] const bool rules_registered = [] {
  for (const DecisionRuleInfo& rule : decision_rules()) {
    benchmark::RegisterBenchmark(("rule/" + std::string(rule.id)).c_str(),
                                 [&rule](benchmark::State& s) { whole_runs(s, "zarubino", &rule); })
        ->Unit(benchmark::kMicrosecond);
  }
  return true;
}();

void loading(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load("zarubino").values.data());
}
BENCHMARK(loading)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tumen
