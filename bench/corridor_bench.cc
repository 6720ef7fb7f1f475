// Equation 9: prices of routes, cargo over them, and what projects would carry; by the number of
// cargos and of routes for each, and in shipped worlds.
#include <benchmark/benchmark.h>

#include <string>

#include "bench/corridor_world.h"
#include "bench/counters.h"
#include "bench/shipped_worlds.h"
#include "model/corridors.h"

namespace tumen::bench {
namespace {

using Step = void (*)(const CorridorIndex&, World&);

void repeat(benchmark::State& state, const CorridorIndex& index, World& w, Step step) {
  price_routes(index, w);
  step(index, w);
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    step(index, w);
    benchmark::DoNotOptimize(w.fields.arena().data());
    benchmark::ClobberMemory();
  }
  allocated.report();
  const auto routes = static_cast<double>(w.structure.routes.size());
  state.counters["routes"] = routes;
  state.counters["time_per_route"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * routes * kLanes,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void by_size(benchmark::State& state, Step step, bool narrow) {
  CorridorWorld w(static_cast<std::size_t>(state.range(0)),
                  static_cast<std::size_t>(state.range(1)));
  if (narrow) w.narrow_ports();
  repeat(state, w.index, w, step);
}

void in_world(benchmark::State& state, const std::string& name, Step step) {
  std::optional<Setup> setup = load_world(name);
  if (!setup) return state.SkipWithError("the scenario does not load");
  MidHistory h(std::move(*setup));
  const CorridorIndex index(h.world->structure);
  repeat(state, index, *h.world, step);
}

[[maybe_unused]] const bool registered = [] {
  struct {
    const char* label;
    Step step;
    bool narrow;
  } const kSteps[] = {{"price_routes", price_routes, false},
                      {"assign_cargo", assign_cargo, false},
                      {"assign_cargo/narrow", assign_cargo, true},
                      {"project_potential", project_potential, false}};
  for (const auto& [label, step, narrow] : kSteps) {
    auto* sizes = benchmark::RegisterBenchmark(label, by_size, step, narrow);
    sizes->ArgNames({"cargos", "ports"})->ArgsProduct({{1, 16}, {3, 8, kMostRoutes}});
    if (narrow) continue;
    for (const std::string name : {"zarubino", "eurasian-corridors"}) {
      benchmark::RegisterBenchmark((label + ("/" + name)).c_str(), in_world, name, step);
    }
  }
  return true;
}();

}  // namespace
}  // namespace tumen::bench
