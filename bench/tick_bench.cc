// One tick in the middle of the history of each shipped world, and its parts that can be called
// by themselves. What prepare and menus leave of a step is carrying out what was chosen.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench/counters.h"
#include "bench/shipped_worlds.h"
#include "sim/hash.h"

namespace tumen::bench {
namespace {

using Part = void (*)(benchmark::State&, MidHistory&);

/// Repeats `work`, which leaves the world as it is.
template <class Work>
void repeat(benchmark::State& state, const Work& work) {
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    work();
    benchmark::ClobberMemory();
  }
  allocated.report();
}

/// Repeats `work`, which moves the world on, from the same moment.
template <class Work>
void repeat_from(benchmark::State& state, MidHistory& h, const Work& work) {
  const AllocationCounter allocated(state);
  for (auto _ : state) {
    state.PauseTiming();
    h.restore();
    state.ResumeTiming();
    work();
    benchmark::ClobberMemory();
  }
  allocated.report();
}

void step(benchmark::State& state, MidHistory& h) {
  repeat_from(state, h, [&] { h.model.step(*h.world, h.batch, h.tick, nullptr); });
}

/// Shocks, growth, perception and economy.
void prepare(benchmark::State& state, MidHistory& h) {
  repeat_from(state, h, [&] { h.model.prepare(*h.world, h.batch, h.tick, nullptr); });
}

/// The menus of every docket that comes up, without the choices among them.
void menus(benchmark::State& state, MidHistory& h) {
  h.model.prepare(*h.world, h.batch, h.tick, nullptr);
  std::vector<Docket> coming_up;
  for (const Docket& d : h.model.dockets()) {
    if (d.period != 0 && h.tick % d.period == d.phase) coming_up.push_back(d);
  }
  Menu& menu = h.world->menu;
  repeat(state, [&] {
    for (const Docket& d : coming_up) h.model.build_menu(*h.world, d, menu);
  });
  state.counters["menus"] = static_cast<double>(coming_up.size());
}

void measure(benchmark::State& state, MidHistory& h) {
  h.model.step(*h.world, h.batch, h.tick, nullptr);
  std::vector<Real> metrics(h.model.metrics().size());
  repeat(state, [&] { h.model.measure(*h.world, metrics); });
  state.counters["metrics"] = static_cast<double>(metrics.size());
}

/// Of the fields, as at the end of a history.
void hash(benchmark::State& state, MidHistory& h) {
  repeat(state, [&] {
    Word word = hash_fields(Word(0), h.world->fields);
    benchmark::DoNotOptimize(word);
  });
}

void of_world(benchmark::State& state, const std::string& name, Part part) {
  std::optional<Setup> setup = load_world(name);
  if (!setup) return state.SkipWithError("the scenario does not load");
  MidHistory h(std::move(*setup));
  part(state, h);
  count_ticks(state, *h.world, kLanes);
}

[[maybe_unused]] const bool registered = [] {
  constexpr std::pair<const char*, Part> kParts[] = {{"step/", step},
                                                     {"prepare/", prepare},
                                                     {"menus/", menus},
                                                     {"measure/", measure},
                                                     {"hash/", hash}};
  for (const auto& [label, part] : kParts) {
    for (const std::string& name : shipped_worlds()) {
      benchmark::RegisterBenchmark((label + name).c_str(), of_world, name, part)
          ->Unit(benchmark::kMicrosecond);
    }
  }
  return true;
}();

}  // namespace
}  // namespace tumen::bench
