/// What a report tells of a store: its results in memory, narrowed to some metrics.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "analysis/experiment/store_reader.h"

namespace tumen {

inline constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
/// Results (point x arm x metric) and numbers of series that a page may hold.
inline constexpr std::uint64_t kMostReportResults = 400'000;
inline constexpr std::uint64_t kMostReportSeries = 1'500'000;

/// A metric over the runs of an arm at a point; NaN where there is no number.
struct ReportStatistic {
  std::uint64_t n = 0;
  double mean = kNoNumber, sd = kNoNumber;
  double half = kNoNumber;  ///< of the 95% interval of the mean
  double min = kNoNumber, max = kNoNumber;
  std::array<double, std::size(kStoredQuantiles)> quantiles = {kNoNumber, kNoNumber, kNoNumber,
                                                               kNoNumber, kNoNumber};
};

/// The arm less its baseline, over pairs with the same luck.
struct ReportDifference {
  std::uint64_t n = 0, changed = 0;
  double mean = kNoNumber, half = kNoNumber;
};

struct ReportCell {
  std::uint64_t runs = 0, failures = 0;
};

/// The points that are done, in their order, with all that is known of them.
struct ReportData {
  std::vector<std::size_t> metrics;  ///< numbers in the store, ascending
  std::size_t arms = 0, factors = 0;
  std::vector<std::uint64_t> points;          ///< numbers in the store
  std::vector<std::uint64_t> replications;    ///< per point
  std::vector<double> design;                 ///< points x factors
  std::vector<ReportCell> cells;              ///< points x arms
  std::vector<ReportStatistic> statistics;    ///< points x arms x metrics
  std::vector<ReportDifference> differences;  ///< likewise; of baselines empty

  std::size_t at(std::size_t point, std::size_t arm, std::size_t metric) const {
    return (point * arms + arm) * metrics.size() + metric;
  }
  double factor(std::size_t point, std::size_t factor) const {
    return design[point * factors + factor];
  }
};

/// Reads what a report needs. `patterns`: names of metrics, * for any characters; none: all.
/// UsageError when no metric is meant, there would be too much for a page, or the store is damaged.
ReportData read_report_data(StoreReader& store, const std::vector<std::string>& patterns);

}  // namespace tumen
