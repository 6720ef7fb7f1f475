/// Doing a task: runs of all arms at a few points, and what is left of them.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/experiment/cell.h"
#include "analysis/experiment/plan.h"
#include "core/model.h"
#include "sim/record.h"

namespace tumen {

/// Runs batches of one arm. Every worker has one of its own for every arm.
class ArmRunner {
 public:
  virtual ~ArmRunner() = default;
  /// Before the batches of a point, where the plan has lone points; else never.
  virtual void prepare(std::uint64_t point) = 0;
  /// Batch::point holds the number of each lane's point.
  virtual void run(const Batch& batch, Mask active, Recorder& recorder) = 0;
};

/// Makes the runner of an arm; called from the thread that will use it, when it is first needed.
using MakeArmRunner = std::function<std::unique_ptr<ArmRunner>(std::size_t arm)>;

/// What is left of the runs of a cell in a task. Runs stand in the order of their replications.
struct CellResult {
  CellStatistics statistics;
  std::vector<FailedRun> failures;
  // Where the plan keeps runs:
  std::vector<std::uint64_t> hashes;
  std::vector<double> finals;  ///< runs x metrics; NaN where failed
  std::vector<double>
      series;  ///< runs x metrics x ticks, where it keeps series; NaN from a failure
};

/// A task as bytes, and back; read_task() fails `in` for what is cut short.
void write_task(ByteWriter& out, const Task& task);
Task read_task(ByteReader& in);

struct TaskResult {
  Task task;
  std::vector<CellResult> cells;  ///< points x arms

  void write(ByteWriter& out) const;
  /// What write() wrote; fails `in` for anything else.
  static TaskResult read(ByteReader& in);
};

/// Does tasks, one after another. The result of a task depends on the plan and the task alone.
class TaskWorker {
 public:
  /// `plan` must outlive the worker.
  TaskWorker(const SweepPlan& plan, const MakeArmRunner& make_runner);
  ~TaskWorker();
  TaskResult run(const Task& task);
  /// The same; nothing soon after `stop` has been set.
  std::optional<TaskResult> run(const Task& task, const std::atomic<bool>& stop);
  /// One arm of a task of one point, as in run(), with no other arm but, where it is `compared`,
  /// its baseline. Not compared, the result has empty statistics of pairs.
  CellResult run_cell(const Task& task, std::size_t arm, bool compared);

 private:
  class Recording;
  void run_arm(const Task& task, std::size_t arm, const std::atomic<bool>& stop);
  CellResult summarise(const Task& task, std::uint64_t point, std::size_t arm, bool compared) const;
  bool has_baseline(std::size_t arm) const { return plan_.arms[arm].baseline != arm; }

  const SweepPlan& plan_;
  MakeArmRunner make_runner_;
  std::vector<std::unique_ptr<ArmRunner>> runners_;
  std::vector<std::unique_ptr<Recording>> recordings_;  ///< per arm
};

}  // namespace tumen
