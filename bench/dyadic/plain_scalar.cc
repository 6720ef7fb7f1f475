// The dyadic-hedging model (README.md) as plain scalar C++, the way one writes it first: arrays of
// double, the standard library's exp and sqrt, one run after the other. A peer in the comparison of
// speed; it uses nothing of Tumen.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "protocol.h"

namespace {

using dyadic_peer::kBaseSeed;

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

}  // namespace

int main(int argc, char** argv) {
  const auto over_runs = [](auto simulate_one) {
    return [=](const dyadic_peer::Case& which, std::uint64_t first_run, std::uint64_t runs) {
      double sum = 0.0;
      for (std::uint64_t run = first_run; run < first_run + runs; ++run)
        sum += simulate_one(which.states, which.ticks, run);
      return sum;
    };
  };
  const dyadic_peer::Peer peer = {"plain-scalar", DYADIC_BUILD, 1};
  return dyadic_peer::run_peer(argc, argv, peer, over_runs(simulate), over_runs(simulate_verified));
}
