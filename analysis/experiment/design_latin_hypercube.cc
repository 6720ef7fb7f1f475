#include <algorithm>
#include <stdexcept>
#include <utility>

#include "analysis/experiment/design.h"
#include "analysis/experiment/draws.h"
#include "core/hash.h"

namespace tumen {

namespace {

/// Partial sums are kept apart by eights, so that their order does not depend on how wide the
/// machine's registers are.
constexpr std::size_t kEight = 8;

/// Squared distance of a point to itself and to the padding: so large that it adds nothing, and
/// its 16th power is finite.
constexpr double kFar = 0x1p60;

double power8(double x) {
  x *= x;
  x *= x;
  return x * x;
}

/// Strata of all points and the squared distances between them. Strata are whole numbers, so the
/// distances are exact (below 2^53) however many swaps they went through.
class Strata {
 public:
  Strata(std::size_t points, std::size_t factors, std::uint64_t seed)
      : points_(points),
        stride_((points + kEight - 1) / kEight * kEight),
        factors_(factors),
        stratum_(stride_ * factors) {
    std::vector<std::uint32_t> order(points);
    for (std::size_t factor = 0; factor < factors; ++factor) {
      for (std::size_t i = 0; i < points; ++i) order[i] = static_cast<std::uint32_t>(i);
      RandomWords random(seed, combine(hash_text("latin hypercube: strata"), factor));
      shuffle(order, random);
      std::copy(order.begin(), order.end(), column(factor));
    }
  }

  double stratum(std::size_t point, std::size_t factor) const {
    return stratum_[factor * stride_ + point];
  }

  void spread_out(std::size_t sweeps, std::uint64_t seed) {
    if (points_ < 3 || sweeps == 0) return;  // two points have one distance
    measure();
    RandomWords random(seed, hash_text("latin hypercube: swaps"));
    for (std::size_t sweep = 0; sweep < sweeps; ++sweep)
      for (std::size_t factor = 0; factor < factors_; ++factor)
        for (std::size_t a = 0; a < points_; ++a) {
          std::size_t b = random.below(static_cast<std::uint32_t>(points_ - 1));
          if (b >= a) ++b;
          if (is_better(a, b, column(factor))) swap(a, b, column(factor));
        }
  }

 private:
  double* column(std::size_t factor) { return stratum_.data() + factor * stride_; }
  double* distances(std::size_t point) { return squared_.data() + point * stride_; }

  void measure() {
    squared_.assign(points_ * stride_, 0.0);
    for (std::size_t factor = 0; factor < factors_; ++factor) {
      const double* x = column(factor);
      for (std::size_t i = 0; i < points_; ++i) {
        double* row = distances(i);
        for (std::size_t j = 0; j < points_; ++j) row[j] += (x[i] - x[j]) * (x[i] - x[j]);
      }
    }
    for (std::size_t i = 0; i < points_; ++i) {
      distances(i)[i] = kFar;
      std::fill(distances(i) + points_, distances(i) + stride_, kFar);
    }
  }

  /// Whether swapping points a and b in the factor of column x lowers the sum of d^-16. Only
  /// distances from a or b to third points change: by `move`, which is what one gains and the
  /// other loses.
  bool is_better(std::size_t a, std::size_t b, const double* x) {
    double* to_a = distances(a);
    double* to_b = distances(b);
    const double between = std::exchange(to_a[b], kFar);
    to_b[a] = kFar;
    const double apart = x[b] - x[a];
    const double sum = x[b] + x[a];
    double before[kEight] = {};
    double after[kEight] = {};
    for (std::size_t first = 0; first < stride_; first += kEight)
      for (std::size_t k = 0; k < kEight; ++k) {
        const std::size_t j = first + k;
        const double move = apart * (sum - 2 * x[j]);
        const double old_a = power8(to_a[j]);
        const double old_b = power8(to_b[j]);
        const double new_a = power8(to_a[j] + move);
        const double new_b = power8(to_b[j] - move);
        before[k] += (old_a + old_b) / (old_a * old_b);
        after[k] += (new_a + new_b) / (new_a * new_b);
      }
    to_a[b] = to_b[a] = between;
    double total_before = 0;
    double total_after = 0;
    for (std::size_t k = 0; k < kEight; ++k) {
      total_before += before[k];
      total_after += after[k];
    }
    // By more than rounding can feign.
    return total_after < total_before * (1 - 0x1p-40);
  }

  void swap(std::size_t a, std::size_t b, double* x) {
    const double apart = x[b] - x[a];
    const double sum = x[b] + x[a];
    for (std::size_t j = 0; j < points_; ++j) {
      if (j == a || j == b) continue;
      const double move = apart * (sum - 2 * x[j]);
      distances(j)[a] = distances(a)[j] += move;
      distances(j)[b] = distances(b)[j] -= move;
    }
    std::swap(x[a], x[b]);
  }

  std::size_t points_;
  std::size_t stride_;  // points, rounded up to eights
  std::size_t factors_;
  std::vector<double> stratum_;  // factors x stride: column by column
  std::vector<double> squared_;  // points x stride
};

}  // namespace

Design latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed,
                       const LatinHypercubeOptions& options) {
  if (points < 1 || points > (std::size_t{1} << 20))
    throw std::invalid_argument("latin_hypercube: points must be from 1 to 2^20");
  if (factors < 1) throw std::invalid_argument("latin_hypercube: no factors");
  Strata strata(points, factors, seed);
  strata.spread_out(options.sweeps, seed);

  Design design{points, factors, std::vector<double>(points * factors)};
  for (std::size_t factor = 0; factor < factors; ++factor) {
    RandomWords random(seed, combine(hash_text("latin hypercube: jitter"), factor));
    for (std::size_t point = 0; point < points; ++point) {
      // 30 bits and a half: stratum + within is exact, and far enough from the stratum's bounds
      // that no rounding crosses them.
      const double within = options.centred ? 0.5 : ((random.next() >> 2) + 0.5) * 0x1p-30;
      design.unit[point * factors + factor] =
          (strata.stratum(point, factor) + within) / static_cast<double>(points);
    }
  }
  return design;
}

}  // namespace tumen
