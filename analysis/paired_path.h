/// Paired differences between two worlds at every tick, in one pass over the runs: no history is
/// kept, so memory does not grow with their number.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/paired.h"
#include "core/lanes.h"
#include "core/model.h"

namespace tumen {

/// Arm less baseline over time. Matrices are ticks x metrics, row-major.
struct PairedPath {
  std::vector<MetricInfo> metrics;     ///< those that both worlds have, in the baseline's order
  int ticks = 0;                       ///< those that both worlds have
  std::vector<std::uint64_t> n;        ///< per tick: pairs in which neither run had failed
  std::vector<double> baseline;        ///< mean of the baseline over these pairs; NaN without pairs
  std::vector<double> difference;      ///< mean of arm - baseline; exactly 0 where no pair differs
  std::vector<double> sd;              ///< of the differences, with n-1; 0 where n < 2
  std::vector<std::uint64_t> changed;  ///< pairs whose values differ in any bit

  /// One cell with its confidence interval.
  PairedDifference at(int tick, std::size_t metric) const;
  /// After the last tick.
  PairedDifference at_end(std::size_t metric) const { return at(ticks - 1, metric); }
  /// Position of the metric called `name`, or -1.
  int find_metric(std::string_view name) const;
};

namespace detail {

/// A metric in the list of either world.
struct SharedMetric {
  std::size_t baseline = 0, arm = 0;
};

/// Lanes in which two numbers differ in any bit.
Mask differs(Real a, Real b);

/// Moments of a block of consecutive runs, as they are merged.
struct PairedPathSums {
  std::vector<std::uint64_t> n;                ///< per tick
  std::vector<double> baseline, mean, square;  ///< ticks x metrics; square: about the mean
  std::vector<std::uint64_t> changed;          ///< ticks x metrics
};

/// Adds up a block, run by run, so that no sum depends on how many runs a batch holds.
class PairedBlock {
 public:
  PairedBlock(std::span<const SharedMetric> metrics, int ticks);

  void start();
  /// The metrics of the next runs of the block after `tick`, in the lanes of `open`. Returns the
  /// lanes in which any metric differs.
  Mask add(int tick, std::span<const Real> baseline, std::span<const Real> arm, Mask open);
  PairedPathSums take();

 private:
  std::vector<SharedMetric> metrics_;
  std::size_t ticks_;
  /// Baseline and difference less those of the first run, which keeps their precision when means
  /// are far from zero (Chan, Golub and LeVeque 1983).
  std::vector<double> origin_, sum_, first_difference_, difference_, square_;
  std::vector<std::uint64_t> n_, changed_;
};

/// Blocks put together, in the order of the runs.
class PairedMerger {
 public:
  PairedMerger(std::vector<MetricInfo> metrics, int ticks);
  void merge(const PairedPathSums& block);
  PairedPath take();

 private:
  PairedPath path_;  ///< sd: sums of squares about the mean until take()
};

}  // namespace detail
}  // namespace tumen
