/// Puts the blocks of an ensemble together, in order.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "analysis/block.h"
#include "analysis/ensemble.h"

namespace tumen::detail {

/// Not safe for threads: its owner calls it under a lock.
class Assembly {
 public:
  /// `options` must outlive the assembly.
  Assembly(std::span<const MetricInfo> metrics, int ticks, const EnsembleOptions& options);

  /// Takes block number `index`; it is merged as soon as all before it are.
  void deliver(std::uint64_t index, Block block);
  /// The result, except for the bands.
  EnsembleResult take_result();
  /// ticks x metrics x kBandRuns: the values behind the bands; NaN where failed.
  const std::vector<double>& band_values() const { return band_values_; }

 private:
  static constexpr std::size_t kRowsAtOnce = 8;
  static_assert(kBlockSize % kRowsAtOnce == 0);

  void merge(const Block& block);
  void merge_path(const Block& block);
  void keep_rows(const Block& block);
  void fill_series(const Block& block, std::size_t first_row);
  void keep_band_values(const Block& block);

  const EnsembleOptions& options_;
  EnsembleResult result_;
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, Block> waiting_;
  std::vector<double> band_values_;
  std::vector<double> row_;     ///< one run's final metrics
  std::vector<double> series_;  ///< the series of kRowsAtOnce runs, one after another
};

}  // namespace tumen::detail
