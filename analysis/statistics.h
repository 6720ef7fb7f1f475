/// Elementary statistics. Inputs hold finite numbers unless said otherwise.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace tumen {

/// A closed interval of confidence.
struct Interval {
  double lo = 0;
  double hi = 0;
};

/// Arithmetic mean; NaN without values.
double mean(std::span<const double> values);

/// Standard deviation with n-1, in two passes; 0 for one value, NaN without values.
double standard_deviation(std::span<const double> values);

/// Quantile p of Student's t distribution with `degrees` > 0 degrees of freedom, 0 < p < 1.
double student_t_quantile(double p, double degrees);

/// Quantile p of the standard normal distribution, 0 < p < 1.
double normal_quantile(double p);

/// Probability that a standard normal variable is at most z.
double normal_cdf(double z);

/// Confidence interval of a mean from n values with mean `mean` and standard deviation `sd`
/// (Student 1908). NaN bounds for n < 2.
Interval mean_interval(double mean, double sd, std::uint64_t n, double confidence = 0.95);

/// Quantile of `sorted` (ascending), 0 <= p <= 1, linear between order statistics: type 7 of
/// Hyndman and Fan, "Sample quantiles in statistical packages", American Statistician 50 (1996).
/// NaN without values.
double quantile_of_sorted(std::span<const double> sorted, double p);
/// The same of `n` numbers that stand elsewhere: `sorted(k)` is the k-th of them.
template <class Sorted>
double quantile_of_sorted(std::size_t n, double p, const Sorted& sorted) {
  if (n == 0) return std::numeric_limits<double>::quiet_NaN();
  const double at = p * static_cast<double>(n - 1);
  const auto below = static_cast<std::size_t>(at);
  const double low = sorted(below);
  return low + (at - static_cast<double>(below)) * (sorted(std::min(below + 1, n - 1)) - low);
}

/// Interval of a share: `successes` of n, by Wilson's score (Journal of the American Statistical
/// Association 22, 1927). [0, 1] for n = 0.
Interval wilson_interval(std::uint64_t successes, std::uint64_t n, double confidence = 0.95);

/// Where the variance of a quantity comes from.
struct VarianceShares {
  double parameters = 0;       ///< variance between points: what they differ in
  double luck = 0;             ///< variance within points: draws
  double parameter_share = 0;  ///< parameters / (parameters + luck), in [0, 1]
  double luck_share = 0;       ///< 1 - parameter_share
};

/// One-way random-effects analysis of variance. `by_point[k]` holds the values at parameter point
/// k; points may have different numbers of values, or none. With mean squares between and within,
/// the variance of luck is MSW and that of parameters max(0, (MSB - MSW) / n0), where
/// n0 = (N - sum n_k^2 / N) / (K - 1): the usual unbiased estimator but for the clipping (Searle,
/// Casella and McCulloch, *Variance Components*, 1992, section 3.6). Nothing when there are fewer
/// than two points, no point has two values, or all values are equal.
std::optional<VarianceShares> luck_and_parameters(std::span<const std::vector<double>> by_point);

}  // namespace tumen
