/// Trends of a series at equal steps, without an assumption on its distribution.
///
/// All functions read `values` in the order of time and count time in steps. They allocate and may
/// be called from several threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics.h"

namespace tumen {

/// Mann (1945), Econometrica 13; Kendall, *Rank Correlation Methods*, 4th ed. (1975).
struct MannKendall {
  double s = 0;         ///< pairs that rise less pairs that fall
  double variance = 0;  ///< of s without a trend and without serial correlation, ties counted
  double z = 0;         ///< (s -+ 1) / sd, 0 where s = 0 or all values are equal
  double p_up = 1;      ///< one-sided p of "there is no rise"
  double p_down = 1;    ///< one-sided p of "there is no fall"
};
MannKendall mann_kendall(std::span<const double> values);

/// What the variance of S is to be multiplied by where the series is serially correlated: Hamed and
/// Rao (1998), Journal of Hydrology 204, equation 16, with the autocorrelations of the ranks of the
/// series less Sen's line that are significant at 5%. 1 where there are fewer than three values or
/// nothing is left of the series without its line; may be below 1, even negative.
/// `slope`: Sen's, per step.
double hamed_rao_factor(std::span<const double> values, double slope);

/// The slopes of all pairs of values, for Sen's estimate (1968), Journal of the American
/// Statistical Association 63, and its bounds.
class SenSlopes {
 public:
  /// At least two values.
  explicit SenSlopes(std::span<const double> values);

  /// Median of the slopes, per step.
  double slope() const;
  /// Bounds by ranks (N -+ z sqrt(variance)) / 2 of the N slopes (Hollander and Wolfe,
  /// *Nonparametric Statistical Methods*, section 9.3; interpolated as in Gilbert, *Statistical
  /// Methods for Environmental Pollution Monitoring*, 1987, section 16.5). `variance` is that of
  /// Mann and Kendall's S, corrected or not. Infinite where the ranks lie outside.
  Interval interval(double variance, double confidence = 0.95) const;
  /// The upper end of what the slope may be: one-sided.
  double upper(double variance, double confidence = 0.95) const;

 private:
  double at_rank(double rank) const;
  std::vector<double> slopes_;  ///< ascending
};

/// Upper one-sided bound of Sen's slope by a moving-block bootstrap (Künsch 1989, Annals of
/// Statistics 17; Liu and Singh 1992): blocks of `block` residuals of Sen's line, drawn with
/// replacement, are laid on the line again, and the bound is that quantile of the slopes so found.
struct BlockBootstrap {
  std::size_t block = 4;      ///< steps
  std::size_t samples = 399;  ///< a multiple of no number in particular
  std::uint64_t seed = 1;  ///< draws are a function of it, of the sample and of the block's place
};
double bootstrap_upper(std::span<const double> values, double confidence = 0.95,
                       const BlockBootstrap& how = {});

}  // namespace tumen
