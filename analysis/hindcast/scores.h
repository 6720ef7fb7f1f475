/// Scores of probabilistic forecasts against what was observed. Lower is better in all of them but
/// the log score. Samples hold finite numbers in any order.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics.h"

namespace tumen {

/// Continuous ranked probability score of the empirical distribution of the sample:
/// E|X - y| - 1/2 E|X - X'|, with X and X' drawn independently from the n values (Gneiting and
/// Raftery, "Strictly proper scoring rules, prediction, and estimation", Journal of the American
/// Statistical Association 102, 2007, equation 21). In the unit of y. Of one value it is |x - y|.
/// NaN without values.
double crps(std::span<const double> sample, double y);

/// The same with pairs of different values only, n (n-1) in place of n^2: unbiased for the score of
/// the distribution that the values were drawn from (Ferro, "Fair scores for ensemble forecasts",
/// Quarterly Journal of the Royal Meteorological Society 140, 2014). Of one value it is |x - y|.
double fair_crps(std::span<const double> sample, double y);

/// Logarithmic score, ln f(y), higher is better, with f the normal density that has the mean and
/// the standard deviation (n-1) of the sample. A normal density is taken, not a kernel estimate,
/// because it stays finite far from all values. NaN where the values do not differ.
double gaussian_log_score(std::span<const double> sample, double y);

/// Probability integral transform: the share of values below y, values equal to y counting half.
double pit(std::span<const double> sample, double y);

/// The central interval that holds `share` of the sample, by quantiles of type 7.
Interval central_interval(std::span<const double> sample, double share);

/// Quadratic score of a probability: (p - outcome)^2 (Brier 1950).
double brier(double p, bool outcome);

/// Murphy's decomposition ("A new vector partition of the probability score", Journal of Applied
/// Meteorology 12, 1973) with the term that bins of unequal forecasts need (Stephenson, Coelho and
/// Jolliffe, "Two extra components in the Brier score decomposition", Weather and Forecasting 23,
/// 2008): score = reliability - resolution + uncertainty + within, exactly but for rounding.
struct BrierDecomposition {
  double score = 0;        ///< mean of (p - o)^2
  double reliability = 0;  ///< sum n_k (mean p_k - mean o_k)^2 / n: 0 is calibrated
  double resolution = 0;   ///< sum n_k (mean o_k - mean o)^2 / n
  double uncertainty = 0;  ///< mean o (1 - mean o): of the events, not of the forecast
  double within = 0;       ///< variance of p less twice its covariance with o, inside bins
  struct Bin {
    double lo = 0, hi = 1;  ///< holds lo <= p < hi; the last one 1 too
    std::size_t n = 0;
    double forecast = 0, observed = 0;  ///< means; 0 without events
  };
  std::vector<Bin> bins;  ///< all of equal width
};

/// `p` and `outcomes` of the same length, at least one; p within [0, 1]; bins at least 1.
BrierDecomposition decompose_brier(std::span<const double> p, const std::vector<bool>& outcomes,
                                   std::size_t bins);

}  // namespace tumen
