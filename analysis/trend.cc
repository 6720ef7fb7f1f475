#include "analysis/trend.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/random.h"

namespace tumen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

int sign_of(double x) { return (x > 0) - (x < 0); }

/// Numbers of equal values, one per distinct value.
std::vector<double> ties(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  std::vector<double> counts;
  for (std::size_t from = 0; from < sorted.size();) {
    std::size_t to = from;
    while (to < sorted.size() && sorted[to] == sorted[from]) ++to;
    counts.push_back(static_cast<double>(to - from));
    from = to;
  }
  return counts;
}

/// Ranks from 1; equal values share their mean rank.
std::vector<double> ranks_of(std::span<const double> values) {
  std::vector<double> ranks;
  for (const double x : values) {
    double below = 0, equal = 0;
    for (const double y : values) {
      below += y < x;
      equal += y == x;
    }
    ranks.push_back(below + (equal + 1) / 2);
  }
  return ranks;
}

/// Values less a line of this slope through the start.
std::vector<double> without_line(std::span<const double> values, double slope) {
  std::vector<double> rest(values.begin(), values.end());
  for (std::size_t t = 0; t < rest.size(); ++t) rest[t] -= slope * static_cast<double>(t);
  return rest;
}

double median_of(std::vector<double>& values) {
  const std::size_t middle = values.size() / 2;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(middle);
  std::nth_element(values.begin(), at, values.end());
  if (values.size() % 2 == 1) return *at;
  return (*at + *std::max_element(values.begin(), at)) / 2;
}

void fill_slopes(std::span<const double> values, std::vector<double>& slopes) {
  slopes.clear();
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = i + 1; j < values.size(); ++j) {
      slopes.push_back((values[j] - values[i]) / static_cast<double>(j - i));
    }
  }
}

}  // namespace

MannKendall mann_kendall(std::span<const double> values) {
  MannKendall out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = i + 1; j < values.size(); ++j) out.s += sign_of(values[j] - values[i]);
  }
  const auto term = [](double n) { return n * (n - 1) * (2 * n + 5); };
  out.variance = term(static_cast<double>(values.size()));
  for (const double t : ties(values)) out.variance -= term(t);
  out.variance /= 18;
  if (out.variance > 0) out.z = (out.s - sign_of(out.s)) / std::sqrt(out.variance);
  // As R has it, the correction for continuity goes toward 0 in both one-sided tests.
  out.p_up = normal_cdf(-out.z);
  out.p_down = normal_cdf(out.z);
  return out;
}

double hamed_rao_factor(std::span<const double> values, double slope) {
  const std::size_t n = values.size();
  if (n < 3) return 1;
  const auto count = static_cast<double>(n);
  std::vector<double> rest = ranks_of(without_line(values, slope));
  const double middle = (count + 1) / 2;
  double square = 0;
  for (double& r : rest) {
    r -= middle;
    square += r * r;
  }
  if (square <= 0) return 1;
  static const double kSignificant = normal_quantile(0.975);
  double sum = 0;
  for (std::size_t lag = 1; lag < n; ++lag) {
    double product = 0;
    for (std::size_t t = lag; t < n; ++t) product += rest[t] * rest[t - lag];
    const double correlation = product / square;
    const double left = count - static_cast<double>(lag);
    if (std::abs(correlation) > kSignificant / std::sqrt(count)) {
      sum += left * (left - 1) * (left - 2) * correlation;
    }
  }
  return 1 + 2 / (count * (count - 1) * (count - 2)) * sum;
}

SenSlopes::SenSlopes(std::span<const double> values) {
  slopes_.reserve(values.size() * (values.size() - 1) / 2);
  fill_slopes(values, slopes_);
  std::ranges::sort(slopes_);
}

double SenSlopes::slope() const { return quantile_of_sorted(slopes_, 0.5); }

Interval SenSlopes::interval(double variance, double confidence) const {
  const double half = normal_quantile(0.5 + confidence / 2) * std::sqrt(variance);
  const auto n = static_cast<double>(slopes_.size());
  return {at_rank((n - half) / 2), at_rank((n + half) / 2 + 1)};
}

double SenSlopes::upper(double variance, double confidence) const {
  const double half = normal_quantile(confidence) * std::sqrt(variance);
  return at_rank((static_cast<double>(slopes_.size()) + half) / 2 + 1);
}

/// The slope of a rank that counts from 1, between two where it is no whole number.
double SenSlopes::at_rank(double rank) const {
  if (rank < 1) return -kInfinity;
  if (rank > static_cast<double>(slopes_.size())) return kInfinity;
  const auto below = static_cast<std::size_t>(rank);
  const double part = rank - static_cast<double>(below);
  const double low = slopes_[below - 1];
  return part > 0 ? low + part * (slopes_[below] - low) : low;
}

double bootstrap_upper(std::span<const double> values, double confidence,
                       const BlockBootstrap& how) {
  const std::size_t n = values.size(), block = std::min(how.block, n);
  const double slope = SenSlopes(values).slope();
  const std::vector<double> rest = without_line(values, slope);
  constexpr std::uint64_t kStream = hash_text("moving-block bootstrap");
  std::vector<double> found, sample(n), slopes;
  for (std::size_t first = 0; first < how.samples; first += kLanes) {
    RunKeys keys{Word(how.seed), Word(0)};
    for (int lane = 0; lane < kLanes; ++lane) {
      keys.run.set(lane, first + static_cast<std::uint64_t>(lane));
    }
    std::vector<Real> draws;
    for (std::size_t from = 0; from < n; from += block) {
      draws.push_back(uniform(keys, kStream, 0, static_cast<std::uint32_t>(from)));
    }
    for (int lane = 0; lane < kLanes && found.size() < how.samples; ++lane) {
      for (std::size_t t = 0; t < n; ++t) {
        const double u = draws[t / block][lane];
        const auto start = static_cast<std::size_t>(u * static_cast<double>(n - block + 1));
        sample[t] = slope * static_cast<double>(t) + rest[start + t % block];
      }
      fill_slopes(sample, slopes);
      found.push_back(median_of(slopes));
    }
  }
  std::ranges::sort(found);
  return quantile_of_sorted(found, confidence);
}

}  // namespace tumen
