/// What a store can tell of stalled cooperation. It keeps no labels: these ask for whole histories
/// of what was declared, due and delivered (docs/stall.md). It does keep RR, and a RR of at most r*
/// is one of the conditions of STALL.
#pragma once

#include <vector>

#include "cli/report_data.h"

namespace tumen {

/// Bounds of the share of runs with a RR of at most r*. They are the share itself where single runs
/// are kept, or where all runs are on one side.
struct LowRatioShare {
  double least = 0, most = 1;
  bool exact = false;
  double lo = kNoNumber, hi = kNoNumber;  ///< Wilson's 95% interval of an exact share
};

struct LowRatioShares {
  double threshold = 0;               ///< r*
  std::vector<std::size_t> metrics;   ///< positions in ReportData::metrics of the RR[...]
  std::vector<LowRatioShare> shares;  ///< points x arms x these metrics
};

LowRatioShares low_ratio_shares(StoreReader& store, const ReportData& data);

/// Bounds from the extremes and quantiles that a store keeps of a cell.
LowRatioShare low_ratio_share(const ReportStatistic& statistic, double threshold);

}  // namespace tumen
