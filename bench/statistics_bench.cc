// Streaming statistics: nanoseconds per value.
#include <benchmark/benchmark.h>

#include <array>
#include <span>
#include <string>

#include "analysis/exact_sum.h"
#include "analysis/moments.h"
#include "analysis/quantile_sketch.h"
#include "core/random.h"

namespace tumen {
namespace {

/// Values of a metric of some size, of both signs.
std::array<double, 4096> values() {
  std::array<double, 4096> result;
  for (std::size_t k = 0; k < result.size(); k += kLanes) {
    const RunKeys keys = {Word(k), Word(1)};
    Real bell = -6;
    for (std::uint32_t draw = 0; draw < 12; ++draw) bell += uniform(keys, 1, 0, draw);
    for (int lane = 0; lane < kLanes; ++lane) {
      result[k + static_cast<std::size_t>(lane)] = 40 + 25 * bell[lane];
    }
  }
  return result;
}

template <class Statistic, class Add>
void per_value(benchmark::State& state, const Add& add) {
  const auto numbers = values();
  Statistic statistic;
  std::size_t k = 0;
  for (auto _ : state) {
    add(statistic, numbers[k++ % numbers.size()]);
    benchmark::DoNotOptimize(statistic);
  }
  state.SetItemsProcessed(state.iterations());
}

void exact_sum_add(benchmark::State& state) {
  per_value<ExactSum>(state, [](auto& to, double x) { to.add(x); });
}
BENCHMARK(exact_sum_add);

void exact_sum_add_square(benchmark::State& state) {
  per_value<ExactSum>(state, [](auto& to, double x) { to.add_square(x); });
}
BENCHMARK(exact_sum_add_square);

void exact_moments_add(benchmark::State& state) {
  per_value<ExactMoments>(state, [](auto& to, double x) { to.add(x); });
}
BENCHMARK(exact_moments_add);

void sketch_block(benchmark::State& state) {
  const auto numbers = values();
  QuantileSketch sketch;
  std::size_t k = 0;
  for (auto _ : state) {
    sketch.add(std::span(numbers).subspan(k, 64));
    benchmark::DoNotOptimize(sketch);
    k = (k + 64) % numbers.size();
  }
  state.SetItemsProcessed(state.iterations() * 64);
  state.counters["bins"] = static_cast<double>(sketch.bins());
}
BENCHMARK(sketch_block);

void moments_results(benchmark::State& state) {
  ExactMoments moments;
  for (const double x : values()) moments.add(x);
  for (auto _ : state) {
    double mean = moments.mean();
    double sd = moments.sd();
    benchmark::DoNotOptimize(mean);
    benchmark::DoNotOptimize(sd);
  }
}
BENCHMARK(moments_results);

void moments_write(benchmark::State& state) {
  ExactMoments moments;
  for (const double x : values()) moments.add(x);
  std::string bytes;
  for (auto _ : state) {
    bytes.clear();
    ByteWriter out(bytes);
    moments.write(out);
    benchmark::DoNotOptimize(bytes);
  }
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(moments_write);

}  // namespace
}  // namespace tumen
