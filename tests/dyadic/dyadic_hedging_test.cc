#include "dyadic/dyadic_hedging.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/ensemble.h"
#include "core/hash.h"
#include "sim/replay.h"
#include "tests/catch.h"
#include "tests/support/count_allocations.h"

using namespace tumen;

namespace {

constexpr std::uint64_t kBaseSeed = 12345;

double to_unit(std::uint64_t word) { return static_cast<double>(word >> 11) * 0x1p-53; }
double hash_draw(std::uint64_t x) { return to_unit(mix64(x + 0x9e3779b97f4a7c15ULL)); }

/// The definition to the letter, for one run: matrices, three exponentials, phase after phase.
struct Literal {
  std::size_t n;
  std::uint64_t run;
  std::vector<double> p, g, threat, e, trade, a;

  Literal(std::size_t states, std::uint64_t which)
      : n(states), run(which), p(n), g(n), threat(n), e(n * n), trade(n * n), a(n * n) {
    std::uint64_t x = kBaseSeed + run;
    const auto unif = [&] {
      const double u = hash_draw(x);
      x += 0x9e3779b97f4a7c15ULL;
      return u;
    };
    for (std::size_t i = 0; i < n; ++i) {
      p[i] = 0.5 + 1.5 * unif();
      g[i] = 0.0005 * unif();
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        e[i * n + j] = e[j * n + i] = std::exp(-(0.2 + 1.8 * unif()));
        trade[i * n + j] = trade[j * n + i] = 0.2 + 0.8 * unif();
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (i != j) a[i * n + j] = -0.5 + unif();
      }
    }
  }

  void tick(std::uint64_t t) {
    std::vector<double> next = a;
    std::fill(threat.begin(), threat.end(), 0.0);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (i == j) continue;
        const double now = a[i * n + j];
        const double felt = std::sqrt(p[j] / p[i]) * e[i * n + j] * (1 - now) * 0.5;
        threat[i] += felt;
        double weight[3], best = -1e300;
        for (int k = 0; k < 3; ++k) {
          const double s = 0.1 * (k - 1), b = now + s;
          weight[k] = 0.5 * trade[i * n + j] * b - felt * (1 - b) - 2 * s * s - 0.2 * b * b * p[j];
          best = std::max(best, weight[k]);
        }
        for (double& w : weight) w = std::exp(4 * (w - best));
        const double u = hash_draw(((kBaseSeed + run) << 40) + t * n * n + i * n + j);
        const double mark = u * (weight[0] + weight[1] + weight[2]);
        const double s = mark < weight[0] ? -0.1 : mark < weight[0] + weight[1] ? 0.0 : 0.1;
        next[i * n + j] = std::clamp(now + s, -1.0, 1.0);
      }
    }
    a = next;
    for (std::size_t i = 0; i < n; ++i) {
      double volume = 0;
      for (std::size_t j = 0; j < n; ++j) {
        if (i == j) continue;
        double& x = trade[i * n + j];
        x = std::clamp(x * (1 + 0.02 * a[i * n + j] * a[j * n + i]), 0.01, 10.0);
        volume += x;
      }
      const double growth =
          std::clamp(g[i] + 0.001 * volume / p[i] / static_cast<double>(n), -0.1, 0.1);
      p[i] *= 1 + growth;
    }
  }

  /// P, A, X, THR and the checksum, as the model's metrics.
  std::vector<double> metrics() const {
    std::vector<double> m(5, 0.0);
    for (const double x : p) m[0] += x;
    for (const double x : a) m[1] += x;
    for (const double x : trade) m[2] += x;
    for (const double x : threat) m[3] += x;
    m[4] = m[0] + m[1] + m[2] + m[3];
    return m;
  }
};

EnsembleResult ensemble(const DyadicHedging& model, std::uint64_t runs, int jobs) {
  EnsembleOptions options;
  options.seed = kBaseSeed;
  options.runs = runs;
  options.jobs = jobs;
  return run_ensemble(model, options);
}

}  // namespace

TEST_CASE("the dyadic-hedging model meets the published checksum") {
  const EnsembleResult result = ensemble(DyadicHedging(6, 120), 10, 1);
  double sum = 0;
  for (const double x : result.finals_of(4)) sum += x;
  CHECK(std::abs(sum - 620.509764795748) < 1e-9 * 620.5);
}

TEST_CASE("every tick is the definition's, whatever the number of states") {
  for (const std::size_t states : {2U, 3U, 7U, 20U}) {
    const int ticks = 150;
    const DyadicHedging model(states, ticks);
    for (const std::uint64_t run : {0U, 1U, 17U}) {
      const RunRecord record = replay(model, kBaseSeed, run, nullptr);
      Literal literal(states, run);
      double worst = 0;
      for (int t = 0; t < ticks; ++t) {
        literal.tick(static_cast<std::uint64_t>(t));
        const std::vector<double> expected = literal.metrics();
        for (std::size_t m = 0; m < 5; ++m) {
          const double got = record.series[static_cast<std::size_t>(t) * 5 + m];
          worst = std::max(worst, std::abs(got - expected[m]) / (1 + std::abs(expected[m])));
        }
      }
      INFO(states << " states, run " << run);
      CHECK(worst < 1e-10);
    }
  }
}

TEST_CASE("dyadic histories have the same bits in any batch and on any threads") {
  const DyadicHedging model(6, 120);
  const EnsembleResult one = ensemble(model, 200, 1), two = ensemble(model, 200, 2);
  CHECK(one.hash == two.hash);
  CHECK(one.path_mean == two.path_mean);
  for (const std::uint64_t run : {0U, 63U, 64U, 199U}) {
    CHECK(one.run_hash[run] == replay(model, kBaseSeed, run, nullptr).hash);
  }
}

TEST_CASE("the hash of dyadic histories is pinned") {
  CHECK(hex16(ensemble(DyadicHedging(6, 120), 100, 1).hash) == "927ca1769a2cbf6d");
}

TEST_CASE("a dyadic tick allocates nothing") {
  const DyadicHedging model(6, 120);
  const auto world = model.make_world();
  const Batch batch = make_batch(kBaseSeed, 0, kLanes);
  model.start(*world, batch);
  const std::size_t before = test::allocations();
  for (int t = 0; t < 10; ++t) model.step(*world, batch, t, nullptr);
  CHECK(test::allocations() == before);
}
