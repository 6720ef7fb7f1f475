/// How often something holds in two arms over the same runs.
#pragma once

#include <cstdint>

#include "analysis/statistics.h"

namespace tumen {

/// A share in the arm less that in the baseline, of runs that both have. McNemar (1947),
/// Psychometrika 12: only runs in which the arms differ tell anything.
struct PairedShares {
  std::uint64_t n = 0;       ///< pairs
  std::uint64_t gained = 0;  ///< pairs in which it holds in the arm only
  std::uint64_t lost = 0;    ///< pairs in which it holds in the baseline only

  void add(bool baseline, bool arm) {
    ++n;
    gained += arm && !baseline;
    lost += baseline && !arm;
  }
  /// 0 without pairs.
  double difference() const;
  /// 95% interval by Wald's formula with half a pair added to each of the four cells: Agresti and
  /// Min, "Simple improved confidence intervals for comparing matched proportions", Statistics in
  /// Medicine 24 (2005).
  Interval interval(double confidence = 0.95) const;
  /// Two-sided p of the exact binomial test of gained against lost.
  double p() const;
};

}  // namespace tumen
