#include "cli/sweep_estimate.h"

#include <algorithm>
#include <chrono>

namespace tumen {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kEnough = 1.0;  // s of runs
constexpr std::uint64_t kTrialReplications = 64;
constexpr std::uint64_t kTrialPoints = 64;

double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Adds up the time that batches take.
class TimedArm : public ArmRunner {
 public:
  TimedArm(std::unique_ptr<ArmRunner> arm, double& seconds)
      : arm_(std::move(arm)), seconds_(seconds) {}
  void prepare(std::uint64_t point) override { arm_->prepare(point); }
  void run(const Batch& batch, Mask active, Recorder& recorder) override {
    const Clock::time_point start = Clock::now();
    arm_->run(batch, active, recorder);
    seconds_ += since(start);
  }

 private:
  std::unique_ptr<ArmRunner> arm_;
  double& seconds_;
};

struct Trial {
  std::uint64_t runs = 0, points = 0;
  double all_seconds = 0, run_seconds = 0;
  double base_bytes = 0, bytes = 0;
};

/// The first points, with few replications, into a store in memory.
Trial try_out(const PreparedExperiment& experiment, Kept keep) {
  SweepPlan plan = experiment.plan();
  plan.keep = keep;
  plan.points = std::min(plan.points, kTrialPoints);
  plan.most = plan.least = std::min(plan.most, kTrialReplications);
  plan.precision.reset();
  Store store(":memory:", plan, experiment.description());
  Trial trial;
  const MakeArmRunner make = experiment.make_runner();
  TaskWorker worker(plan, [&](std::size_t arm) {
    return std::make_unique<TimedArm>(make(arm), trial.run_seconds);
  });
  trial.base_bytes = static_cast<double>(store.size());
  Sweep sweep(plan, store, {});
  const Clock::time_point start = Clock::now();
  while (trial.run_seconds < kEnough) {
    const std::optional<Task> task = sweep.take();
    if (!task) break;
    sweep.deliver(worker.run(*task));
  }
  sweep.save();
  trial.all_seconds = since(start);
  trial.runs = sweep.count().runs;
  trial.points = sweep.count().points;
  trial.bytes = static_cast<double>(store.size());
  return trial;
}

}  // namespace

SweepEstimate estimate_sweep(const PreparedExperiment& experiment) {
  const Trial points = try_out(experiment, Kept::points);
  SweepEstimate out;
  const auto runs = static_cast<double>(std::max<std::uint64_t>(points.runs, 1));
  out.runs = points.runs;
  out.run_seconds = points.run_seconds / runs;
  out.statistics_seconds = (points.all_seconds - points.run_seconds) / runs;
  out.base_bytes = points.base_bytes;
  out.point_bytes = (points.bytes - points.base_bytes) /
                    static_cast<double>(std::max<std::uint64_t>(points.points, 1));
  // A point of the design takes some bytes before it has any result.
  const std::uint64_t tried = std::min(experiment.plan().points, kTrialPoints);
  const double row = 16.0 + 9.0 * static_cast<double>(experiment.info().factors.size());
  out.base_bytes += static_cast<double>(experiment.plan().points - tried) * row;
  if (experiment.plan().keep == Kept::points) return out;

  const Trial kept = try_out(experiment, experiment.plan().keep);
  const auto kept_runs = static_cast<double>(std::max<std::uint64_t>(kept.runs, 1));
  const double by_point = out.point_bytes * static_cast<double>(kept.points);
  out.runs += kept.runs;
  out.run_bytes = std::max(0.0, kept.bytes - kept.base_bytes - by_point) / kept_runs;
  out.keep_seconds =
      std::max(0.0, (kept.all_seconds - kept.run_seconds) / kept_runs - out.statistics_seconds);
  return out;
}

}  // namespace tumen
