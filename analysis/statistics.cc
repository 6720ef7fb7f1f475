#include "analysis/statistics.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double sum_of_squares(std::span<const double> values, double about) {
  double sum = 0;
  for (const double x : values) sum += (x - about) * (x - about);
  return sum;
}

}  // namespace

double mean(std::span<const double> values) {
  if (values.empty()) return kNaN;
  double sum = 0;
  for (const double x : values) sum += x;
  return sum / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values) {
  if (values.empty()) return kNaN;
  if (values.size() == 1) return 0;
  return std::sqrt(sum_of_squares(values, mean(values)) / static_cast<double>(values.size() - 1));
}

double student_t_quantile(double p, double degrees) {
  // It takes microseconds, and intervals of many metrics have the same number of runs.
  struct Known {
    double p = 0, degrees = 0, quantile = 0;
  };
  thread_local Known last;
  if (last.p != p || last.degrees != degrees) {
    last = {p, degrees, boost::math::quantile(boost::math::students_t(degrees), p)};
  }
  return last.quantile;
}

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

double normal_cdf(double z) { return boost::math::cdf(boost::math::normal(), z); }

Interval mean_interval(double mean, double sd, std::uint64_t n, double confidence) {
  if (n < 2) return {kNaN, kNaN};
  const auto count = static_cast<double>(n);
  const double half = student_t_quantile(0.5 + confidence / 2, count - 1) * sd / std::sqrt(count);
  return {mean - half, mean + half};
}

double quantile_of_sorted(std::span<const double> sorted, double p) {
  return quantile_of_sorted(sorted.size(), p, [&](std::size_t k) { return sorted[k]; });
}

Interval wilson_interval(std::uint64_t successes, std::uint64_t n, double confidence) {
  if (n == 0) return {0, 1};
  const auto count = static_cast<double>(n);
  const double z = normal_quantile(0.5 + confidence / 2);
  const double share = static_cast<double>(successes) / count;
  const double centre = share + z * z / (2 * count);
  const double half = z * std::sqrt(share * (1 - share) / count + z * z / (4 * count * count));
  const double scale = 1 + z * z / count;
  return {successes == 0 ? 0 : (centre - half) / scale,
          successes == n ? 1 : (centre + half) / scale};
}

std::optional<VarianceShares> luck_and_parameters(std::span<const std::vector<double>> by_point) {
  double total = 0;
  double count = 0;
  double count_squares = 0;
  double points = 0;
  double least = std::numeric_limits<double>::infinity();
  double largest = -least;
  for (const auto& values : by_point) {
    if (values.empty()) continue;
    const auto n = static_cast<double>(values.size());
    for (const double x : values) {
      total += x;
      least = std::min(least, x);
      largest = std::max(largest, x);
    }
    count += n;
    count_squares += n * n;
    ++points;
  }
  if (points < 2 || count <= points || least == largest) return std::nullopt;

  const double grand_mean = total / count;
  double between = 0;
  double within = 0;
  for (const auto& values : by_point) {
    if (values.empty()) continue;
    const double m = mean(values);
    between += static_cast<double>(values.size()) * (m - grand_mean) * (m - grand_mean);
    within += sum_of_squares(values, m);
  }
  const double n0 = (count - count_squares / count) / (points - 1);
  VarianceShares v;
  v.luck = within / (count - points);
  v.parameters = std::max(0.0, (between / (points - 1) - v.luck) / n0);
  if (!(v.luck + v.parameters > 0)) return std::nullopt;
  v.parameter_share = v.parameters / (v.luck + v.parameters);
  v.luck_share = 1 - v.parameter_share;
  return v;
}

}  // namespace tumen
