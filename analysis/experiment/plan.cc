#include "analysis/experiment/plan.h"

#include <algorithm>

namespace tumen {
namespace {

/// Runs of an arm in a task: enough that a task is worth its scheduling.
constexpr std::uint64_t kTaskRuns = 64;
/// The same where a point has so many replications that messages would be many.
constexpr std::uint64_t kLongestRound = 4096;

std::uint64_t divided_up(std::uint64_t a, std::uint64_t b) { return a / b + (a % b != 0 ? 1 : 0); }

/// A fixed number of replications may be cut anywhere, as all merging is exact: into about 64
/// rounds, none of them small or huge.
std::uint64_t round_size(const SweepPlan& plan) {
  if (plan.precision) return plan.block;
  const std::uint64_t even = plan.most / (kTaskRuns * kTaskRuns) * kTaskRuns;
  return std::clamp(even, kTaskRuns, kLongestRound);
}

}  // namespace

std::uint64_t run_number(const SweepPlan& plan, const RunPlace& place) {
  return (place.point * plan.arms.size() + place.arm) * plan.most + place.replication;
}

RunPlace run_place(const SweepPlan& plan, std::uint64_t number) {
  const std::uint64_t cell = number / plan.most;
  return {cell / plan.arms.size(), static_cast<std::size_t>(cell % plan.arms.size()),
          number % plan.most};
}

std::uint64_t luck_of(const SweepPlan& plan, std::uint64_t point, std::uint64_t replication) {
  return plan.common_luck ? replication : point * plan.most + replication;
}

TaskGrid::TaskGrid(const SweepPlan& plan)
    : points_(plan.points), most_(plan.most), round_size_(round_size(plan)) {
  rounds_ = divided_up(most_, round_size_);
  const bool single = plan.lone_points || plan.precision || rounds_ > 1;
  points_per_group_ = single ? 1 : std::max<std::uint64_t>(1, kTaskRuns / most_);
  groups_ = divided_up(points_, points_per_group_);
}

Task TaskGrid::task(std::uint64_t group, std::uint64_t round) const {
  Task t;
  t.group = group;
  t.round = round;
  t.first_point = group * points_per_group_;
  t.points = std::min(points_per_group_, points_ - t.first_point);
  t.first_replication = round * round_size_;
  t.replications = std::min(round_size_, most_ - t.first_replication);
  return t;
}

std::uint64_t TaskGrid::replications_after(std::uint64_t rounds) const {
  return std::min(most_, rounds * round_size_);
}

std::uint64_t TaskGrid::rounds_for(std::uint64_t replications) const {
  return divided_up(std::min(replications, most_), round_size_);
}

}  // namespace tumen
