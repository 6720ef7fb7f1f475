/// Counters that the benchmarks share, by name:
///
///   runs_per_s, ticks_per_s    histories, and ticks of histories
///   time_per_tick              one over the latter, s
///   dyad_updates_per_s         ordered pairs of states x ticks x histories
///   time_per_dyad              one over it, s
///   bytes_per_history          of the arena, one history's share
///   bytes_allocated            asked of operator new by this thread in an iteration
///
/// A batch of 8 lanes counts as 8 histories. Rates are per second of the time that the benchmark
/// reports: of processor time, or of wall clock under /real_time.
#pragma once

#include <benchmark/benchmark.h>

#include "core/lanes.h"
#include "tests/support/count_allocations.h"
#include "world/world.h"

namespace tumen::bench {

/// Bytes allocated from its making until report().
class AllocationCounter {
 public:
  explicit AllocationCounter(benchmark::State& state) : state_(state) {}
  void report() const {
    if (!test::kCountsAllocations) return;
    state_.counters["bytes_allocated"] = benchmark::Counter(
        static_cast<double>(test::allocated_bytes() - before_), benchmark::Counter::kAvgIterations);
  }

 private:
  benchmark::State& state_;
  std::size_t before_ = test::allocated_bytes();
};

/// The counters of a benchmark whose every iteration takes `histories` of a world of `states`
/// states and those fields through a tick.
inline void count_ticks(benchmark::State& state, const FieldSet& fields, std::size_t states,
                        double histories) {
  using benchmark::Counter;
  const auto n = static_cast<double>(states);
  const double ticks = static_cast<double>(state.iterations()) * histories;
  const double updates = ticks * n * (n - 1);
  state.counters["ticks_per_s"] = Counter(ticks, Counter::kIsRate);
  state.counters["time_per_tick"] = Counter(ticks, Counter::kIsRate | Counter::kInvert);
  state.counters["dyad_updates_per_s"] = Counter(updates, Counter::kIsRate);
  state.counters["time_per_dyad"] = Counter(updates, Counter::kIsRate | Counter::kInvert);
  state.counters["bytes_per_history"] = static_cast<double>(fields.arena().size_bytes()) / kLanes;
}

inline void count_ticks(benchmark::State& state, const World& world, double histories) {
  count_ticks(state, world.fields, world.structure.states.size(), histories);
}

/// The same where they are taken from beginning to end, through `ticks` each.
inline void count_runs(benchmark::State& state, const World& world, double histories, int ticks) {
  count_ticks(state, world, histories * ticks);
  state.counters["runs_per_s"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * histories, benchmark::Counter::kIsRate);
}

}  // namespace tumen::bench
