// From what density of pairs a list of those that matter costs as much as going through all ordered
// pairs, for an update like that of intent and threat, equations (3) and (2): one exponential, two
// divisions, and numbers of both states.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "core/lanes.h"
#include "core/math.h"

namespace tumen::bench {
namespace {

/// Numbers that differ between neighbours and between lanes, within [low, high].
std::vector<Real> numbers(std::size_t count, double low, double high) {
  std::vector<Real> made(count);
  for (std::size_t k = 0; k < count; ++k) {
    for (int lane = 0; lane < kLanes; ++lane) {
      const auto turn = static_cast<double>((k * 7 + static_cast<std::size_t>(lane) * 3) % 101);
      made[k].set(lane, low + (high - low) * turn / 100);
    }
  }
  return made;
}

struct States {
  explicit States(std::size_t n) : capability(numbers(n, 0.01, 0.5)), offense(numbers(n, 0, 1)) {}
  std::vector<Real> capability, offense;
};

/// Arrays over pairs, as many and as the engine lays them out.
struct Pairs {
  explicit Pairs(std::size_t n)
      : prior(numbers(n, -1, 1)),
        alignment(numbers(n, 0, 1)),
        grievance(numbers(n, 0, 1)),
        intent(numbers(n, 0, 1)),
        threat(numbers(n, 0, 1)) {}

  [[gnu::always_inline]] void update(const States& s, std::size_t i, std::size_t j,
                                     std::size_t position) {
    const Real z = prior[position] + 0.5 * grievance[position] - 0.75 * alignment[position];
    intent[position] += 0.1 * (logistic(z) - intent[position]);
    const Real own = s.capability[i], other = s.capability[j];
    threat[position] = other / (own + other) * (s.offense[j] * intent[position]);
  }

  std::vector<Real> prior, alignment, grievance, intent, threat;
};

void count_pairs(benchmark::State& state, std::size_t pairs) {
  state.counters["time_per_pair"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(pairs),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// All ordered pairs, row by row; the arrays have room for pairs of a state with itself.
void dense(benchmark::State& state, std::size_t n) {
  const States states(n);
  Pairs pairs(n * n);
  for (auto _ : state) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (i != j) pairs.update(states, i, j, i * n + j);
      }
    }
    benchmark::ClobberMemory();
  }
  count_pairs(state, n * (n - 1));
}

struct Listed {
  std::uint32_t i, j, position;
};

/// A part of all ordered pairs, drawn at random, sorted by row; positions in that order.
std::vector<Listed> draw_pairs(std::size_t n, std::size_t percent, std::mt19937& luck) {
  std::vector<Listed> all;
  all.reserve(n * (n - 1));
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = 0; j < n; ++j) {
      if (i != j) all.push_back({i, j, 0});
    }
  }
  std::vector<Listed> drawn;
  const auto count = static_cast<std::ptrdiff_t>((all.size() * percent + 50) / 100);
  drawn.reserve(static_cast<std::size_t>(count));
  std::ranges::sample(all, std::back_inserter(drawn), count, luck);  // keeps their order
  for (std::uint32_t k = 0; k < drawn.size(); ++k) drawn[k].position = k;
  return drawn;
}

enum class Order { by_row, random };

/// A list of pairs whose arrays hold nothing else. In random order both states and arrays are
/// reached at random.
void sparse(benchmark::State& state, std::size_t n, std::size_t percent, Order order) {
  std::mt19937 luck(1);
  std::vector<Listed> list = draw_pairs(n, percent, luck);
  if (order == Order::random) std::ranges::shuffle(list, luck);
  const States states(n);
  Pairs pairs(list.size());
  for (auto _ : state) {
    for (const Listed& pair : list) pairs.update(states, pair.i, pair.j, pair.position);
    benchmark::ClobberMemory();
  }
  count_pairs(state, list.size());
}

[[maybe_unused]] const bool registered = [] {
  constexpr std::array<std::size_t, 3> kSizes = {50, 200, 1000};
  constexpr std::array<std::size_t, 7> kPercents = {1, 5, 10, 25, 50, 75, 100};
  for (const std::size_t n : kSizes) {
    const std::string size = "/" + std::to_string(n);
    benchmark::RegisterBenchmark(("dense" + size).c_str(), dense, n)->Unit(benchmark::kMicrosecond);
    for (const std::size_t percent : kPercents) {
      const std::string at = "/" + std::to_string(percent) + "%" + size;
      benchmark::RegisterBenchmark(("sorted" + at).c_str(), sparse, n, percent, Order::by_row)
          ->Unit(benchmark::kMicrosecond);
      benchmark::RegisterBenchmark(("random" + at).c_str(), sparse, n, percent, Order::random)
          ->Unit(benchmark::kMicrosecond);
    }
  }
  return true;
}();

}  // namespace
}  // namespace tumen::bench
