/// What is known of a cell, that is, of one arm at one point: statistics of its runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/bytes.h"
#include "analysis/moments.h"
#include "analysis/quantile_sketch.h"

namespace tumen {

/// A run that has no result; a failure is an outcome.
struct FailedRun {
  std::uint64_t replication = 0;
  int tick = 0;
  std::string reason;
};

/// Statistics of runs of a cell. Every number is exact or counted, so that parts merge to the same
/// bits in any order.
struct CellStatistics {
  std::uint64_t runs = 0;      ///< failed ones included
  std::uint64_t failures = 0;  ///< of them, without a result; these are in no other statistic
  std::uint64_t hash = 0;      ///< sum of ensemble_hash_term(replication, run hash)
  std::vector<ExactMoments> moments;   ///< per metric, after the last tick
  std::vector<QuantileSketch> sketch;  ///< per metric
  std::vector<PairedMoments> paired;   ///< per metric, less the baseline; empty for a baseline

  CellStatistics() = default;
  CellStatistics(std::size_t metrics, bool compared)
      : moments(metrics), sketch(metrics), paired(compared ? metrics : 0) {}

  void merge(const CellStatistics& other);
  void write(ByteWriter& out) const;
  /// What write() wrote; fails `in` for anything else.
  static CellStatistics read(ByteReader& in);
};

}  // namespace tumen
