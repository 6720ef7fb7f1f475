/// A contrast of outcomes between arms, run by run with the same luck, and what it says of a
/// hypothesis.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/hypothesis.h"

namespace tumen {

/// A number that was estimated from runs.
struct Estimate {
  std::uint64_t n = 0;        ///< runs, or pairs, that count
  std::uint64_t dropped = 0;  ///< runs whose outcome is not finite in an arm
  double effect = 0;          ///< NaN for n = 0
  double error = 0;           ///< standard error; 0 where all values are equal
  double lo = 0, hi = 0;      ///< 95% confidence interval; NaN for n < 2
};

/// What a test found.
struct Finding {
  Estimate estimate;
  /// Per step of an ordered contrast, arm by arm.
  std::vector<Estimate> steps;
  /// Evidence that the hypothesis holds, and that it fails: two-sided p values, below 0.05 exactly
  /// where the 95% interval says so. Both 1 where neither can be said.
  double p_support = 1, p_refute = 1;
  /// Half the interval is at most half the smallest effect of interest; of a level with a sign,
  /// at most kLevelHalfWidth, or the threshold and the other end are outside it.
  bool precise = false;
};

inline constexpr double kLevelHalfWidth = 0.05;

/// Tests `h` on outcomes of its arms, in the order of its contrast: `values[a][r]` is that of run r
/// in arm a, not a number where it has none. All arms have the same runs. `truth`: every value is 0
/// or 1, so that a level is a share (Wilson's interval, exact binomial tail) and a difference one
/// of shares in matched pairs (exact McNemar test, Biometrika 1947).
///
/// Support of "+" (and "-" likewise): the interval excludes 0, and the effect is at least the
/// smallest effect of interest. Refutation: the interval lies inside the smallest effects of
/// interest (equivalence by two one-sided tests, Schuirmann 1987), or on the other side of 0. "0"
/// is supported by equivalence and refuted by an interval beyond the smallest effects of interest.
/// "not +" is supported by an interval below the smallest effect of interest and refuted by what
/// would support "+".
Finding test_hypothesis(const Hypothesis& h, std::span<const std::span<const double>> values,
                        bool truth);

/// The estimate alone, without the steps.
Estimate estimate_contrast(Contrast contrast, std::span<const std::span<const double>> values,
                           bool truth);

/// The contrast in every run, in the order of the runs; not a number where an arm has no value. Of
/// difference, ordered and interaction only.
std::vector<double> contrast_by_run(Contrast contrast,
                                    std::span<const std::span<const double>> values);

/// Whether an estimate by itself, certain or not, has what the hypothesis expects: what is asked of
/// single points of a prior ensemble.
bool holds(const Hypothesis& h, const Estimate& estimate);

}  // namespace tumen
