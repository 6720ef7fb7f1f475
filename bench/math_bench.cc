// Portable mathematics and luck. math_peers_bench has other libraries' functions, to be compared.
#include "core/math.h"

#include "bench/per_number.h"
#include "core/random.h"

namespace tumen::bench {
namespace {

constexpr std::uint64_t kStream = 0x9e3779b97f4a7c15ULL;

/// As for a list of agents: the same histories and tick, one stream after another.
void draws(benchmark::State& state) {
  RunKeys keys = {Word(1), Word(2)};
  Numbers y;
  std::uint32_t tick = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(keys);
    for (std::size_t k = 0; k < y.size(); ++k) y[k] = uniform(keys, kStream + k, tick, 0);
    benchmark::DoNotOptimize(y.data());
    benchmark::ClobberMemory();
    ++tick;
  }
  count_numbers(state, kNumbers);
}

void draw_latency(benchmark::State& state) {
  RunKeys keys = {Word(1), Word(2)};
  for (auto _ : state) {
    Real u = uniform(keys, kStream, 3, 0);
    benchmark::DoNotOptimize(u);
    keys.run = to_word(u);
  }
}

[[maybe_unused]] const bool registered = [] {
  register_function(
      "exp", [](Real x) { return exp(x); }, -10, 10);
  register_function(
      "exp_within", [](Real x) { return exp_within(x); }, -10, 10);
  register_function(
      "log", [](Real x) { return log(x); }, 0.01, 100);
  register_function(
      "pow", [](Real x) { return pow(x, x); }, 0.01, 10);
  register_function(
      "logistic", [](Real x) { return logistic(x); }, -10, 10);
  register_function(
      "sqrt", [](Real x) { return sqrt(x); }, 0.01, 100);
  register_function(
      "divide", [](Real x) { return 1.0 / x; }, 0.01, 100);
  benchmark::RegisterBenchmark("throughput/draw", draws);
  benchmark::RegisterBenchmark("latency/draw", draw_latency);
  return true;
}();

}  // namespace
}  // namespace tumen::bench
