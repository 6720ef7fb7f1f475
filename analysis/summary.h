/// An ensemble in a few numbers per metric.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/ensemble.h"
#include "core/model.h"

namespace tumen {

/// One metric over an ensemble. Final values are those after the last tick, of the runs that
/// completed; with n = 0 everything but n is NaN.
struct MetricSummary {
  MetricInfo info;
  std::uint64_t n = 0;  ///< completed runs
  double mean = 0;
  double sd = 0;  ///< with n-1; 0 for n = 1
  double lo = 0;  ///< 95% confidence interval of the mean (Student's t); NaN for n = 1
  double hi = 0;
  double q05 = 0;  ///< quantiles of type 7, over the kept runs (kKeptRuns)
  double q25 = 0;
  double q50 = 0;
  double q75 = 0;
  double q95 = 0;
  double min = 0;
  double max = 0;
  /// Share of the variance within parameter points, that is, of luck, in [0, 1]; the rest is
  /// between points, of parameters. Over the kept runs. Absent unless at least two points have
  /// completed runs, one of them two or more, and the values vary.
  std::optional<double> luck_share;
  /// Per tick, over the runs that had not failed; bands over the first kBandRuns runs, empty when
  /// the ensemble has none.
  std::vector<double> path_mean;
  std::vector<double> path_q05;
  std::vector<double> path_q95;
};

/// One summary per metric, in the model's order.
std::vector<MetricSummary> summarise(const EnsembleResult& result);

}  // namespace tumen
