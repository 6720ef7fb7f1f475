// What a tick and loading cost as synthetic worlds grow, in states and in projects; and a tick of
// the dyadic-hedging model, which has pairs and nothing else. Benchmarks of 1000 states are named
// large/..., and are there only where the machine has the memory.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bench/counters.h"
#include "dyadic/dyadic_hedging.h"
#include "model/reference_model.h"
#include "scenario/field_table.h"
#include "scenario/scenario.h"
#include "scenario/synthetic.h"
#include "sim/batch.h"

namespace tumen::bench {
namespace {

/// Dockets come up at some tick of every year: a whole year has its share of all of them.
constexpr int kTicksOfYear = 4;
constexpr int kLarge = 1000;  ///< states

std::string text_of(int states, int projects) {
  return synthetic_scenario({states, projects, 2 * kTicksOfYear, 1});
}

std::optional<Setup> load_text(const std::string& text) {
  Result<Scenario> scenario = load_scenario(
      "scenario.toml", [&](const std::string&) -> std::optional<std::string> { return text; });
  if (!scenario) return std::nullopt;
  return std::move(scenario.value().setup);
}

/// A world at the beginning of its second year, to be stepped through it and put back.
class SecondYear {
 public:
  /// `keep`: a copy of the world, to be put back without living through the first year again.
  SecondYear(Setup setup, bool keep)
      : model_(std::move(setup)), world_(model_.make_world()), batch_(make_batch(1, 0, kLanes)) {
    live_first();
    if (!keep) return;
    kept_ = model_.make_world();
    kept_->copy_from(*world_);
  }
  void restore() {
    if (kept_) {
      world_->copy_from(*kept_);
    } else {
      live_first();
    }
  }
  void live() { step(kTicksOfYear, 2 * kTicksOfYear); }
  const World& world() const { return *world_; }

 private:
  void live_first() {
    model_.start(*world_, batch_);
    step(0, kTicksOfYear);
  }
  void step(int from, int to) {
    for (int tick = from; tick < to; ++tick) model_.step(*world_, batch_, tick, nullptr);
  }

  ReferenceModel model_;
  std::unique_ptr<ReferenceWorld> world_, kept_;
  Batch batch_;
};

/// One tick of the whole model, on average over a year.
void tick(benchmark::State& state, int states, int projects) {
  std::optional<Setup> setup = load_text(text_of(states, projects));
  if (!setup) return state.SkipWithError("the world does not load");
  // A copy of a large world would double the memory; its year is seldom gone through twice.
  SecondYear year(std::move(*setup), states < kLarge);
  const AllocationCounter allocated(state);
  bool lived = false;
  while (state.KeepRunningBatch(kTicksOfYear)) {
    if (lived) {
      state.PauseTiming();
      year.restore();
      state.ResumeTiming();
    }
    year.live();
    lived = true;
    benchmark::ClobberMemory();
  }
  allocated.report();
  count_ticks(state, year.world(), kLanes);
}

void load(benchmark::State& state, int states, int projects) {
  const std::string text = text_of(states, projects);
  if (!load_text(text)) return state.SkipWithError("the world does not load");
  const AllocationCounter allocated(state);
  for (auto _ : state) benchmark::DoNotOptimize(load_text(text)->values.data());
  allocated.report();
  state.counters["bytes_of_text"] = static_cast<double>(text.size());
}

void dyadic_tick(benchmark::State& state, int states) {
  const DyadicHedging model(static_cast<std::size_t>(states), 1);
  const std::unique_ptr<DyadicWorld> world = model.make_world();
  const Batch batch = make_batch(1, 0, kLanes);
  model.start(*world, batch);
  int tick = 0;
  for (; tick < kTicksOfYear; ++tick) model.step(*world, batch, tick, nullptr);
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    model.step(*world, batch, tick++, nullptr);
    benchmark::ClobberMemory();
  }
  allocated.report();
  count_ticks(state, world->fields, static_cast<std::size_t>(states), kLanes);
}

/// Whether the machine has the memory for a world of so many states twice: in its numbers of
/// ordered pairs, beside which the others are few.
bool has_memory_for(int states) {
  const auto of_pairs =
      std::ranges::count(field_table().entries(), static_cast<std::size_t>(IndexSet::dyad),
                         &FieldSet::Entry::index_set);
  const double bytes =
      static_cast<double>(of_pairs) * sizeof(Real) * static_cast<double>(states) * states;
  const double memory =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
  return memory >= 2 * bytes;
}

[[maybe_unused]] const bool registered = [] {
  constexpr int kProjects = 5, kStates = 50;
  const auto name = [](const std::string& family, int size) {
    return family + "/" + std::to_string(size);
  };
  for (const int n : {6, 50, 200, kLarge}) {
    benchmark::RegisterBenchmark(name("dyadic", n).c_str(), dyadic_tick, n)
        ->Unit(benchmark::kMicrosecond);
    if (n == kLarge && !has_memory_for(n)) continue;
    const std::string large = n == kLarge ? "large/" : "";
    benchmark::RegisterBenchmark(name(large + "states", n).c_str(), tick, n, kProjects)
        ->Unit(benchmark::kMicrosecond);
    benchmark::RegisterBenchmark(name(large + "load/states", n).c_str(), load, n, kProjects)
        ->Unit(benchmark::kMillisecond);
  }
  for (const int n : {5, 50, 500}) {
    benchmark::RegisterBenchmark(name("projects", n).c_str(), tick, kStates, n)
        ->Unit(benchmark::kMicrosecond);
    benchmark::RegisterBenchmark(name("load/projects", n).c_str(), load, kStates, n)
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
}  // namespace tumen::bench
