// The dyadic-hedging model (README.md) as plain scalar C++, the way one writes it first: arrays of
// double, the standard library's exp and sqrt, one run after the other. A peer in the comparison of
// speed; it uses nothing of Tumen.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <vector>

namespace {

constexpr std::uint64_t kBaseSeed = 12345;

constexpr double kTradeWeight = 0.5;
constexpr double kThreatWeight = 1.0;
constexpr double kChangeWeight = 2.0;
constexpr double kAutonomyWeight = 0.2;
constexpr double kRationality = 4.0;
constexpr std::array<double, 3> kStances = {-0.1, 0.0, 0.1};

/// splitmix64's output for a state that was advanced by its increment, as a number in [0, 1).
double hash_uniform(std::uint64_t x) {
  std::uint64_t z = x + 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  z ^= z >> 31;
  return static_cast<double>(z >> 11) * 0x1p-53;
}

class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

  double uniform() {
    const double u = hash_uniform(state_);
    state_ += 0x9E3779B97F4A7C15u;
    return u;
  }

 private:
  std::uint64_t state_;
};

/// One run. Vectors of `states` are indexed by state, the others by dyad: i * states + j.
struct World {
  explicit World(std::size_t n)
      : states(n),
        power(n),
        growth(n),
        threat(n),
        proximity(n * n),
        alignment(n * n),
        next_alignment(n * n),
        trade(n * n) {}

  std::size_t states;
  std::vector<double> power;
  std::vector<double> growth;
  std::vector<double> threat;
  std::vector<double> proximity;  // exp(-distance)
  std::vector<double> alignment;
  std::vector<double> next_alignment;
  std::vector<double> trade;
};

World initial_world(std::size_t states, SplitMix64& random) {
  World world(states);
  for (std::size_t i = 0; i < states; ++i) {
    world.power[i] = 0.5 + 1.5 * random.uniform();
    world.growth[i] = 0.0005 * random.uniform();
  }
  for (std::size_t i = 0; i < states; ++i) {
    for (std::size_t j = i + 1; j < states; ++j) {
      const double distance = 0.2 + 1.8 * random.uniform();
      const double trade = 0.2 + 0.8 * random.uniform();
      world.proximity[i * states + j] = world.proximity[j * states + i] = std::exp(-distance);
      world.trade[i * states + j] = world.trade[j * states + i] = trade;
    }
  }
  for (std::size_t i = 0; i < states; ++i) {
    for (std::size_t j = 0; j < states; ++j) {
      if (i != j) world.alignment[i * states + j] = -0.5 + random.uniform();
    }
  }
  return world;
}

/// The change of alignment that a state chooses towards another, by logit.
double choose_stance(double alignment, double trade, double threat, double other_power, double u) {
  std::array<double, 3> utility;
  for (std::size_t k = 0; k < kStances.size(); ++k) {
    const double s = kStances[k];
    const double b = alignment + s;
    utility[k] = kTradeWeight * trade * b - kThreatWeight * threat * (1.0 - b) -
                 kChangeWeight * s * s - kAutonomyWeight * b * b * other_power;
  }
  const double best = std::max({utility[0], utility[1], utility[2]});
  const double e0 = std::exp(kRationality * (utility[0] - best));
  const double e1 = std::exp(kRationality * (utility[1] - best));
  const double e2 = std::exp(kRationality * (utility[2] - best));
  const double r = u * (e0 + e1 + e2);
  if (r < e0) return kStances[0];
  if (r < e0 + e1) return kStances[1];
  return kStances[2];
}

/// Advances the world by a tick. `draw(dyad)` is the uniform of a dyad.
template <class Draw>
void advance(World& world, Draw&& draw) {
  const std::size_t n = world.states;

  for (std::size_t i = 0; i < n; ++i) {
    double total_threat = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j) continue;
      const std::size_t dyad = i * n + j;
      const double alignment = world.alignment[dyad];
      const double threat = std::sqrt(world.power[j] / world.power[i]) * world.proximity[dyad] *
                            (1.0 - alignment) * 0.5;
      total_threat += threat;
      const double stance =
          choose_stance(alignment, world.trade[dyad], threat, world.power[j], draw(dyad));
      world.next_alignment[dyad] = std::clamp(alignment + stance, -1.0, 1.0);
    }
    world.threat[i] = total_threat;
  }

  world.alignment.swap(world.next_alignment);

  for (std::size_t i = 0; i < n; ++i) {
    double total_trade = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j) continue;
      const std::size_t dyad = i * n + j;
      const double factor = 1.0 + 0.02 * world.alignment[dyad] * world.alignment[j * n + i];
      world.trade[dyad] = std::clamp(world.trade[dyad] * factor, 0.01, 10.0);
      total_trade += world.trade[dyad];
    }
    const double growth = std::clamp(
        world.growth[i] + 0.001 * total_trade / world.power[i] / static_cast<double>(n), -0.1, 0.1);
    world.power[i] *= 1.0 + growth;
  }
}

/// The diagonals of alignment and trade are zero, so that whole arrays can be summed.
double checksum(const World& world) {
  double sum = 0.0;
  for (const double value : world.power) sum += value;
  for (const double value : world.alignment) sum += value;
  for (const double value : world.trade) sum += value;
  for (const double value : world.threat) sum += value;
  return sum;
}

/// A run with draws from one stream, as a program of its own would have them.
double simulate(std::size_t states, int ticks, std::uint64_t run) {
  SplitMix64 random(kBaseSeed + run);
  World world = initial_world(states, random);
  for (int t = 0; t < ticks; ++t) {
    advance(world, [&](std::size_t) { return random.uniform(); });
  }
  return checksum(world);
}

/// A run with the draws that are the same in every peer.
double simulate_verified(std::size_t states, int ticks, std::uint64_t run) {
  SplitMix64 random(kBaseSeed + run);
  World world = initial_world(states, random);
  std::uint64_t first = (kBaseSeed + run) << 40;
  for (int t = 0; t < ticks; ++t) {
    advance(world, [&](std::size_t dyad) { return hash_uniform(first + dyad); });
    first += states * states;
  }
  return checksum(world);
}

struct Case {
  char name;
  std::size_t states;
  int ticks;
  std::uint64_t runs;
};

constexpr std::array<Case, 4> kCases = {{
    {'A', 6, 1200, 1},
    {'B', 50, 1200, 1},
    {'C', 200, 120, 1},
    {'D', 6, 120, 1000},
}};

void verify() {
  double sum = 0.0;
  for (std::uint64_t run = 0; run < 10; ++run) sum += simulate_verified(6, 120, run);
  std::printf("{\"peer\": \"plain-scalar\", \"build\": \"%s\", \"checksum\": %.17g}\n",
              DYADIC_BUILD, sum);
}

/// Whole runs, until `max_runs` are made or `seconds` have gone by.
void measure(const Case& which, std::uint64_t max_runs, double seconds) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  double sum = 0.0;
  double elapsed = 0.0;
  std::uint64_t runs = 0;
  do {
    sum += simulate(which.states, which.ticks, runs);
    ++runs;
    elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
  } while (runs < max_runs && elapsed < seconds);

  const double runs_per_second = static_cast<double>(runs) / elapsed;
  const double dyads = static_cast<double>(which.states * (which.states - 1));
  std::printf(
      "{\"peer\": \"plain-scalar\", \"build\": \"%s\", \"case\": \"%c\", \"states\": %zu, "
      "\"ticks\": %d, \"runs\": %llu, \"share\": %.6g, \"seconds\": %.6g, "
      "\"runs_per_second\": %.6g, \"dyad_updates_per_second\": %.6g, \"checksum\": %.17g}\n",
      DYADIC_BUILD, which.name, which.states, which.ticks, static_cast<unsigned long long>(runs),
      std::min(1.0, static_cast<double>(runs) / static_cast<double>(which.runs)), elapsed,
      runs_per_second, runs_per_second * dyads * which.ticks, sum);
}

int usage() {
  std::fputs("usage: plain_scalar --verify | --case A|B|C|D [--runs R] [--seconds S]\n", stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const Case* which = nullptr;
  std::uint64_t max_runs = std::numeric_limits<std::uint64_t>::max();
  double seconds = 2.0;
  if (argc == 2 && std::string_view(argv[1]) == "--verify") {
    verify();
    return 0;
  }
  for (int k = 1; k < argc; k += 2) {
    if (k + 1 == argc) return usage();
    const std::string_view option = argv[k];
    const std::string_view value = argv[k + 1];
    if (option == "--case") {
      const auto found = std::find_if(kCases.begin(), kCases.end(), [&](const Case& each) {
        return value == std::string_view(&each.name, 1);
      });
      if (found == kCases.end()) return usage();
      which = &*found;
    } else if (option == "--runs") {
      max_runs = std::strtoull(value.data(), nullptr, 10);
    } else if (option == "--seconds") {
      seconds = std::strtod(value.data(), nullptr);
    } else {
      return usage();
    }
  }
  if (which == nullptr || max_runs == 0 || !(seconds > 0.0)) return usage();
  measure(*which, max_runs, seconds);
  return 0;
}
