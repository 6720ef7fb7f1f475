/// Rows of a store made again, one at a time.
#pragma once

#include <cstdint>
#include <string>

#include "analysis/experiment/sqlite.h"
#include "analysis/experiment/task.h"
#include "cli/experiment_plan.h"
#include "cli/verify.h"

namespace tumen {

/// For one thread. What it is told to check may be anywhere in the store: any run and any cell can
/// be made alone.
class StoreCheck {
 public:
  /// `experiment` is the store's; it must outlive the check.
  StoreCheck(const std::string& path, const PreparedExperiment& experiment);

  bool has_run(std::uint64_t number);
  /// A run that the store keeps: its hash, its last values, its series.
  CheckedRow run(std::uint64_t number);
  /// A cell: counts, hash, statistics and differences; the values of its point's factors; and
  /// with `runs` every run that is kept of it. Of a point that is not done, only the runs.
  CheckedRow cell(std::uint64_t point, std::size_t arm, bool runs);

 private:
  void compare(CheckedRow& row, const std::string& what, double stored, double found) const;
  void compare_run(CheckedRow& row, const RunPlace& place, const CellResult& made, std::size_t k);
  void compare_design(CheckedRow& row, std::uint64_t point);
  void compare_statistics(CheckedRow& row, std::uint64_t point, std::size_t arm,
                          const CellStatistics& made);
  void compare_pairs(CheckedRow& row, std::uint64_t point, std::size_t arm,
                     const CellStatistics& made);
  void compare_failures(CheckedRow& row, std::uint64_t point, std::size_t arm,
                        const std::vector<FailedRun>& made);

  Database database_;
  const PreparedExperiment& experiment_;
  const SweepPlan& plan_;
  TaskWorker worker_;
};

}  // namespace tumen
