/// Two ensembles over the same runs, compared run by run.
///
/// Arms share their luck: run r has the same draws in both, so what does not depend on the
/// difference between the arms cancels, and the difference is known far better than either mean
/// (common random numbers; Law, *Simulation Modeling and Analysis*, 5th ed., 2015, section 11.2).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/ensemble.h"

namespace tumen {

/// One metric after the last tick, arm less baseline, over the runs that completed in both.
struct PairedDifference {
  MetricInfo info;
  std::uint64_t n = 0;        ///< pairs
  std::uint64_t changed = 0;  ///< pairs whose values differ in any bit
  double baseline = 0;        ///< mean of the baseline over the pairs; NaN without pairs
  double difference = 0;      ///< mean of arm - baseline; exactly 0 where no pair differs
  double sd = 0;              ///< of the differences, with n-1; 0 for one pair
  double lo = 0;  ///< 95% confidence interval of the difference (Student's t); NaN for n < 2
  double hi = 0;
};

struct PairedComparison {
  std::uint64_t runs = 0;                 ///< runs compared
  std::uint64_t dropped = 0;              ///< of them, failed in one arm or both
  std::uint64_t histories_changed = 0;    ///< pairs whose histories differ anywhere, by their hash
  std::vector<PairedDifference> metrics;  ///< those that both arms have, in the baseline's order

  /// The metric called `name`, or null.
  const PairedDifference* find(std::string_view name) const;
};

/// Compares the runs that both ensembles kept. Both must have the same seed, first run and runs per
/// point. Sums go in the order of the runs: the result depends on no number of threads.
PairedComparison compare_paired(const EnsembleResult& baseline, const EnsembleResult& arm);

}  // namespace tumen
