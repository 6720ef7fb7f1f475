/// The plan of an experiment: every run has a number, and from the number alone follow its point,
/// its arm and its luck. So any run can be made again alone, anywhere, in any order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model.h"

namespace tumen {

/// What of a run is kept besides the statistics of its point.
enum class Kept { points, runs, series };

/// When a point has been run often enough: see SweepPlan::precision.
struct StopRule {
  std::size_t metric = 0;   ///< position in SweepPlan::metrics
  double half_width = 0;    ///< of the 95% confidence interval
  bool difference = false;  ///< of every arm's difference to its baseline, not of its mean
};

/// One arm of the plan.
struct PlannedArm {
  std::string name;
  std::size_t baseline = 0;  ///< position of the arm it is compared with; its own: none
  std::vector<MetricInfo> model_metrics;  ///< all that its model reports
  std::vector<std::size_t> metrics;       ///< positions in that list of the plan's metrics
};

struct SweepPlan {
  std::uint64_t seed = 1;
  std::uint64_t points = 1;
  std::vector<PlannedArm> arms;
  std::vector<MetricInfo> metrics;  ///< those that are kept, the same for all arms
  int ticks = 0;
  std::uint64_t least = 64;  ///< replications of every point and arm; with a rule, the least ...
  std::uint64_t most = 64;   ///< ... and the most; without one they are equal
  std::uint64_t block = 64;  ///< replications between two judgements of the rule
  std::optional<StopRule> precision;
  bool common_luck = true;   ///< the points share the luck of their replications
  bool lone_points = false;  ///< a batch cannot hold lanes of several points
  Kept keep = Kept::points;

  /// Runs when every point gets `most` replications.
  std::uint64_t most_runs() const { return points * arms.size() * most; }
};

/// Where a run belongs.
struct RunPlace {
  std::uint64_t point = 0;
  std::size_t arm = 0;
  std::uint64_t replication = 0;
};

/// The number of a run: (point * arms + arm) * most + replication.
std::uint64_t run_number(const SweepPlan& plan, const RunPlace& place);
/// The place of run `number` < most_runs().
RunPlace run_place(const SweepPlan& plan, std::uint64_t number);
/// The key of the luck of a run: what `run` is to the seed in RunKeys. Arms share it.
std::uint64_t luck_of(const SweepPlan& plan, std::uint64_t point, std::uint64_t replication);

/// What a worker does at once: replications first .. first+count-1 of neighbouring points, in all
/// arms. Tasks are numbered by group of points, then by round.
struct Task {
  std::uint64_t group = 0;
  std::uint64_t round = 0;
  std::uint64_t first_point = 0;
  std::uint64_t points = 0;
  std::uint64_t first_replication = 0;
  std::uint64_t replications = 0;
};

/// How a plan falls into tasks. Points with few replications go together, so that lanes are full
/// and tasks not too short; points with many are done in rounds.
class TaskGrid {
 public:
  explicit TaskGrid(const SweepPlan& plan);

  std::uint64_t groups() const { return groups_; }
  std::uint64_t rounds() const { return rounds_; }  ///< of a group, at most
  Task task(std::uint64_t group, std::uint64_t round) const;
  std::uint64_t group_of(std::uint64_t point) const { return point / points_per_group_; }
  /// Replications of each point when the first `rounds` are done.
  std::uint64_t replications_after(std::uint64_t rounds) const;
  /// Rounds that hold `replications`; the last may hold more.
  std::uint64_t rounds_for(std::uint64_t replications) const;

 private:
  std::uint64_t points_, most_;
  std::uint64_t round_size_;  ///< replications in a round
  std::uint64_t points_per_group_;
  std::uint64_t groups_, rounds_;
};

}  // namespace tumen
