/// What a function of a Real costs, in two ways: throughput over an array, as the engine has it,
/// whose numbers do not depend on each other; and latency, from an argument to its result.
#pragma once

#include <benchmark/benchmark.h>

#include <array>
#include <string>

#include "core/lanes.h"

namespace tumen::bench {

/// Numbers in the array: argument and result fit a first-level cache, at any number of lanes.
inline constexpr std::size_t kNumbers = 2048;
using Numbers = std::array<Real, kNumbers / kLanes>;

/// Evenly spread over [low, high], neighbours far apart.
inline Numbers spread_over(double low, double high) {
  constexpr std::size_t kStride = 1021;  // no common factor with kNumbers
  Numbers numbers;
  for (std::size_t k = 0; k < kNumbers; ++k) {
    const auto place = static_cast<double>(k * kStride % kNumbers) / (kNumbers - 1.0);
    numbers[k / kLanes].set(static_cast<int>(k % kLanes), low + (high - low) * place);
  }
  return numbers;
}

inline void count_numbers(benchmark::State& state, std::size_t per_iteration) {
  state.counters["time_per_number"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * static_cast<double>(per_iteration),
      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// Registers throughput/NAME and latency/NAME of `function` (Real -> Real) on [low, high].
template <class Function>
void register_function(const std::string& name, Function function, double low, double high) {
  benchmark::RegisterBenchmark(("throughput/" + name).c_str(), [=](benchmark::State& state) {
    Numbers x = spread_over(low, high);
    Numbers y;
    for (auto _ : state) {
      benchmark::DoNotOptimize(x.data());
      for (std::size_t k = 0; k < x.size(); ++k) y[k] = function(x[k]);
      benchmark::DoNotOptimize(y.data());
      benchmark::ClobberMemory();
    }
    count_numbers(state, kNumbers);
  });
  benchmark::RegisterBenchmark(("latency/" + name).c_str(), [=](benchmark::State& state) {
    const Word start = to_word(spread_over(low, high)[0]);
    Word nothing = 0;  // what the compiler does not know to be nothing
    benchmark::DoNotOptimize(nothing);
    Real y = 0.0;
    for (auto _ : state) {
      y = function(from_word((to_word(y) & nothing) ^ start));
      benchmark::DoNotOptimize(y);
    }
  });
}

}  // namespace tumen::bench
