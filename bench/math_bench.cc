// Portable mathematics and luck: nanoseconds per number.
#include <benchmark/benchmark.h>

#include "core/math.h"
#include "core/random.h"

namespace tumen {
namespace {

template <class Function>
void per_number(benchmark::State& state, Function function, double start) {
  Real x = start;
  for (auto _ : state) {
    Real y = function(x);
    benchmark::DoNotOptimize(y);
    x += 1e-7;
  }
  state.SetItemsProcessed(state.iterations() * kLanes);
}
BENCHMARK_CAPTURE(
    per_number, exp, [](Real x) { return exp(x); }, -2.0);
BENCHMARK_CAPTURE(
    per_number, log, [](Real x) { return log(x); }, 2.0);
BENCHMARK_CAPTURE(
    per_number, pow, [](Real x) { return pow(x, 0.45); }, 2.0);
BENCHMARK_CAPTURE(
    per_number, logistic, [](Real x) { return logistic(x); }, -1.0);

void one_draw(benchmark::State& state) {
  const RunKeys keys = {Word(1), Word(2)};
  std::uint32_t tick = 0;
  for (auto _ : state) {
    Real u = uniform(keys, 0x9e3779b97f4a7c15ULL, tick++, 0);
    benchmark::DoNotOptimize(u);
  }
  state.SetItemsProcessed(state.iterations() * kLanes);
}
BENCHMARK(one_draw);

}  // namespace
}  // namespace tumen
