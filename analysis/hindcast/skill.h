/// Skill of one forecast against another, with an interval from a block bootstrap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "analysis/statistics.h"

namespace tumen {

/// 1 - score / baseline: 1 is perfect, 0 as good as the baseline, negative worse.
struct Skill {
  double value = 0;                ///< NaN where the baseline's score is 0
  Interval interval{};             ///< 95%, percentiles of the bootstrap; NaN where it says nothing
  std::size_t n = 0;               ///< scores on each side
  double score = 0, baseline = 0;  ///< mean scores

  /// True when the interval lies on that side of zero.
  bool surely_better() const { return interval.lo > 0; }
  bool surely_worse() const { return interval.hi < 0; }
};

/// Resamples of a bootstrap.
inline constexpr std::size_t kBootstrapSamples = 2000;
inline constexpr std::uint64_t kBootstrapSeed = 20151231;

/// Length of blocks for n scores in a row: the nearest whole number to the cube root of n, the rate
/// that is best for the variance of a mean (Kuensch 1989; Hall, Horowitz and Jing 1995).
std::size_t block_length(std::size_t n);

/// Skill of mean scores in the order of time, lower scores being better. Both sides have the same
/// length. Whole blocks of `block` neighbours, wrapping round, are drawn with replacement until n
/// scores are together, the last block cut (circular block bootstrap: Politis and Romano 1992).
/// Pairs stay together. No interval with fewer than four scores, or with blocks longer than half of
/// them.
///
/// Draw d of resample b is uniform({seed, b}, stream "hindcast/blocks", 0, d) of core/random.h.
Skill skill_over_time(std::span<const double> scores, std::span<const double> baseline,
                      std::size_t block, std::uint64_t seed = kBootstrapSeed);

/// Skill of scores that belong together in groups, as several events of one project do: `group[k]`
/// says to which score k belongs, groups 0, 1, ... without a gap. Whole groups are drawn with
/// replacement, as many as there are. No interval with fewer than four groups.
Skill skill_over_groups(std::span<const double> scores, std::span<const double> baseline,
                        std::span<const std::size_t> group, std::uint64_t seed = kBootstrapSeed);

}  // namespace tumen
