/// Fans: how metrics went through time, from a store that keeps every tick.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "cli/report_data.h"

namespace tumen {

/// Statistics over the runs of every tick of a metric.
struct ReportBand {
  std::vector<double> mean, half;  ///< per tick; half of the 95% interval of the mean
  std::vector<double> quantiles;   ///< ticks x kStoredQuantiles, within 1/64 of themselves
};

struct ReportSeries {
  std::size_t points = 0;         ///< the first so many points of the report have series in it
  std::vector<ReportBand> bands;  ///< points x arms x metrics
};

/// Empty where the store keeps no series. Failed runs count until the tick of their failure. Stops
/// with WorkError when `interrupted` is set; UsageError when series are damaged or missing.
ReportSeries read_report_series(StoreReader& store, const ReportData& data,
                                const std::atomic<bool>* interrupted);

}  // namespace tumen
