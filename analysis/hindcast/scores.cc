#include "analysis/hindcast/scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<double> sorted(std::span<const double> sample) {
  std::vector<double> x(sample.begin(), sample.end());
  std::ranges::sort(x);
  return x;
}

double mean_distance(std::span<const double> x, double y) {
  double sum = 0;
  for (const double v : x) sum += std::abs(v - y);
  return sum / static_cast<double>(x.size());
}

/// The sum of |x_i - x_j| over all ordered pairs. Sorted, every gap between neighbours lies inside
/// below * above unordered pairs; a sum of gaps cannot come out negative.
double sum_of_distances(std::span<const double> sorted) {
  const std::size_t n = sorted.size();
  double sum = 0;
  for (std::size_t k = 1; k < n; ++k) {
    sum += (sorted[k] - sorted[k - 1]) * static_cast<double>(k) * static_cast<double>(n - k);
  }
  return 2 * sum;
}

/// The sum in the order of size, so that the score does not depend on the order of the runs.
double crps_over(std::span<const double> sample, double y, double pairs) {
  if (sample.empty()) return kNaN;
  const std::vector<double> x = sorted(sample);
  const double spread = pairs > 0 ? sum_of_distances(x) / pairs : 0;
  return mean_distance(x, y) - spread / 2;
}

}  // namespace

double crps(std::span<const double> sample, double y) {
  const auto n = static_cast<double>(sample.size());
  return crps_over(sample, y, n * n);
}

double fair_crps(std::span<const double> sample, double y) {
  const auto n = static_cast<double>(sample.size());
  return crps_over(sample, y, n * (n - 1));
}

double gaussian_log_score(std::span<const double> sample, double y) {
  const double sd = standard_deviation(sample);
  if (!(sd > 0)) return kNaN;
  const double z = (y - mean(sample)) / sd;
  return -0.5 * std::log(2 * std::numbers::pi) - std::log(sd) - z * z / 2;
}

double pit(std::span<const double> sample, double y) {
  if (sample.empty()) return kNaN;
  double below = 0;
  for (const double x : sample) below += x < y ? 1 : x == y ? 0.5 : 0;
  return below / static_cast<double>(sample.size());
}

Interval central_interval(std::span<const double> sample, double share) {
  const std::vector<double> x = sorted(sample);
  return {quantile_of_sorted(x, (1 - share) / 2), quantile_of_sorted(x, (1 + share) / 2)};
}

double brier(double p, bool outcome) {
  const double d = p - (outcome ? 1 : 0);
  return d * d;
}

BrierDecomposition decompose_brier(std::span<const double> p, const std::vector<bool>& outcomes,
                                   std::size_t bins) {
  BrierDecomposition out;
  const std::size_t n = p.size();
  const auto bin_of = [bins](double x) {
    return std::min(bins - 1, static_cast<std::size_t>(x * static_cast<double>(bins)));
  };
  const auto outcome = [&outcomes](std::size_t k) { return outcomes[k] ? 1.0 : 0.0; };
  for (std::size_t b = 0; b < bins; ++b) {
    const auto width = static_cast<double>(bins);
    out.bins.push_back(
        {static_cast<double>(b) / width, static_cast<double>(b + 1) / width, 0, 0, 0});
  }
  double happened = 0;
  for (std::size_t k = 0; k < n; ++k) {
    auto& bin = out.bins[bin_of(p[k])];
    ++bin.n;
    bin.forecast += p[k];
    bin.observed += outcome(k);
    happened += outcome(k);
    out.score += brier(p[k], outcomes[k]);
  }
  const auto count = static_cast<double>(n);
  const double rate = happened / count;
  for (auto& bin : out.bins) {
    if (bin.n == 0) continue;
    const auto size = static_cast<double>(bin.n);
    bin.forecast /= size;
    bin.observed /= size;
    out.reliability += size * (bin.forecast - bin.observed) * (bin.forecast - bin.observed);
    out.resolution += size * (bin.observed - rate) * (bin.observed - rate);
  }
  for (std::size_t k = 0; k < n; ++k) {
    const auto& bin = out.bins[bin_of(p[k])];
    const double d = p[k] - bin.forecast;
    out.within += d * d - 2 * d * (outcome(k) - bin.observed);
  }
  out.score /= count;
  out.reliability /= count;
  out.resolution /= count;
  out.within /= count;
  out.uncertainty = rate * (1 - rate);
  return out;
}

}  // namespace tumen
