/// Labels over the runs of an ensemble.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/ensemble.h"
#include "analysis/stall/judge.h"
#include "analysis/statistics.h"

namespace tumen {

/// How often each label was given at a level.
struct LabelCounts {
  std::array<std::uint64_t, kStallLabels> count = {};
  std::uint64_t runs = 0;  ///< runs labelled: those that had not failed

  void add(StallLabel label) {
    ++count[static_cast<std::size_t>(label)];
    ++runs;
  }
  std::uint64_t of(StallLabel label) const { return count[static_cast<std::size_t>(label)]; }
  /// 0 without runs.
  double share(StallLabel label) const {
    return runs > 0 ? static_cast<double>(of(label)) / static_cast<double>(runs) : 0;
  }
  /// Wilson's 95% interval of the share.
  Interval interval(StallLabel label) const { return wilson_interval(of(label), runs); }
  /// The verdict on the scenario: most runs stall, and surely so.
  bool stalls() const { return runs > 0 && interval(StallLabel::stall).lo > 0.5; }
};

/// Counts the labels of every level at one tick. To be called from EnsembleOptions::visit.
class LabelTally {
 public:
  LabelTally(std::vector<StallJudge> judges, int tick);

  void add(const RunView& run);
  std::span<const StallJudge> judges() const { return judges_; }
  /// One per judge.
  const std::vector<LabelCounts>& counts() const { return counts_; }

 private:
  std::vector<StallJudge> judges_;
  int tick_;
  std::vector<LabelCounts> counts_;
};

}  // namespace tumen
