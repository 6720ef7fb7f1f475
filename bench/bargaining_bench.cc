// Bargaining over the projects of a shipped world, in the middle of its history.
#include <benchmark/benchmark.h>

#include <string>

#include "bench/counters.h"
#include "bench/shipped_worlds.h"
#include "model/bargaining.h"
#include "model/progress.h"
#include "sim/batch.h"

namespace tumen::bench {
namespace {

constexpr const char* kWorld = "zarubino";

/// Every project declared, and nothing on the table.
void open_talks(World& w) {
  for (ProjectId p : w.structure.every_project()) {
    w.project.stage[p] = stage(Stage::declared);
    w.project.offer[p] = 0.0;
  }
}

/// The project with the largest grid of terms.
ProjectId widest(const Structure& s) {
  ProjectId found(0);
  const auto points = [&](ProjectId p) {
    const Project& x = s[p];
    return x.years.size() * x.equity.size() * x.management.size() * x.finance.size();
  };
  for (ProjectId p : s.every_project()) {
    if (points(p) > points(found)) found = p;
  }
  return found;
}

/// One round under one rule about one project: the table laid, and the rule.
void rule(benchmark::State& state, const BargainingRuleInfo& info) {
  std::optional<Setup> setup = load_world(kWorld);
  if (!setup) return state.SkipWithError("the scenario does not load");
  MidHistory h(std::move(*setup));
  World& w = *h.world;
  const ProjectId p = widest(w.structure);
  const Prospect prospect = survey(w, p);
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    Agreement agreement = info.rule(bargaining_table(w, p, prospect), 0.5);
    benchmark::DoNotOptimize(agreement);
  }
  allocated.report();
  state.SetItemsProcessed(state.iterations() * kLanes);
}

/// A round of talks about every project, the surveys of their worth included.
void talks(benchmark::State& state, const std::string& name) {
  std::optional<Setup> setup = load_world(name);
  if (!setup) return state.SkipWithError("the scenario does not load");
  const BargainingRule chosen = find_bargaining_rule(setup->rules.bargaining)->rule;
  MidHistory h(std::move(*setup));
  World& w = *h.world;
  const CorridorIndex corridors(w.structure);
  const Context context{h.model.setup(), corridors, h.model.setup().calendar.tick_years};
  const Events events(nullptr, h.tick);
  const Batch batch = make_batch(1, 0, kLanes);
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    open_talks(w);
    for (ProjectId p : w.structure.every_project())
      hold_talks(context, w, p, chosen, batch, p.index(), events);
    benchmark::DoNotOptimize(w.fields.arena().data());
    benchmark::ClobberMemory();
  }
  allocated.report();
  const auto projects = static_cast<double>(w.structure.projects.size());
  state.counters["projects"] = projects;
  state.counters["time_per_project"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * projects * kLanes,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

[[maybe_unused]] const bool registered = [] {
  using benchmark::kMicrosecond;
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    benchmark::RegisterBenchmark(("rule/" + std::string(info.id)).c_str(),
                                 [&info](benchmark::State& s) { rule(s, info); })
        ->Unit(kMicrosecond);
  }
  for (const std::string& name : shipped_worlds())
    benchmark::RegisterBenchmark(("talks/" + name).c_str(), talks, name)->Unit(kMicrosecond);
  return true;
}();

}  // namespace
}  // namespace tumen::bench
