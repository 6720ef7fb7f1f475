/// What a sweep will cost, measured on a few of its runs.
#pragma once

#include "cli/experiment_plan.h"

namespace tumen {

struct SweepEstimate {
  std::uint64_t runs = 0;         ///< that were made to measure
  double run_seconds = 0;         ///< of a thread for a run, without anything else
  double statistics_seconds = 0;  ///< for a run: statistics, and the store's share by point
  double keep_seconds = 0;        ///< for a run that is kept itself
  double base_bytes = 0;          ///< of the store before any result
  double point_bytes = 0;         ///< that a point adds
  double run_bytes = 0;           ///< that a run adds
};

/// Makes some runs of the first points, in all arms, for about a second or two, into a store in
/// memory.
SweepEstimate estimate_sweep(const PreparedExperiment& experiment);

}  // namespace tumen
