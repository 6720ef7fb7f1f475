/// A sweep under way: which task is next, what has been done, and when a point is done.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "analysis/experiment/plan.h"
#include "analysis/experiment/task.h"

namespace tumen {

/// A group of points that is not done: what is known after its first `rounds` rounds.
struct GroupState {
  std::uint64_t rounds = 0;
  std::vector<CellStatistics> cells;  ///< points x arms
};

/// Where results go. Called under a lock, one call at a time, from any thread; what it throws ends
/// the sweep.
class SweepSink {
 public:
  virtual ~SweepSink() = default;
  /// The next round of a group, in order: what is kept of its single runs. Rounds beyond the end of
  /// a group are never passed.
  virtual void add_runs(const TaskResult& result) = 0;
  /// A group is done: `state` is all there is.
  virtual void finish_group(std::uint64_t group, const GroupState& state) = 0;
  /// Now and then: everything passed so far should be made to last. `open` are the groups begun and
  /// not finished, by number; states without rounds have nothing to be kept.
  virtual void save(const std::map<std::uint64_t, GroupState>& open) = 0;
};

/// Counts, for people; those of earlier sessions included.
struct SweepCount {
  std::uint64_t runs = 0;
  std::uint64_t failures = 0;
  std::uint64_t points = 0;  ///< done
};

/// What a sweep starts from when it goes on with an earlier one.
struct SweepProgress {
  std::vector<bool> done;  ///< per group; groups beyond its end are not done
  std::map<std::uint64_t, GroupState> open;
  SweepCount count;
};

/// Hands tasks out and merges their results. All its functions may be called from several threads.
///
/// Tasks are handed out in the order of points and merged in the order of rounds; whether a point
/// is done is decided after each round from all rounds so far. So what comes out depends on no
/// number of workers and no timing: where a rule of precision is met, rounds that were begun
/// beyond are dropped.
class Sweep {
 public:
  /// Plan and sink must outlive the sweep. `share`, `shares`: only groups g with
  /// g % shares == share.
  Sweep(const SweepPlan& plan, SweepSink& sink, SweepProgress progress, std::uint64_t share = 0,
        std::uint64_t shares = 1);

  /// The next task; waits where there may be one once others are done. Nothing when all is done,
  /// or after stop().
  std::optional<Task> take();
  /// The same without waiting: `waiting` is set where there may be one later.
  std::optional<Task> try_take(bool& waiting);
  /// The result of a task that was taken. Saves about once a second. Once the sink has thrown,
  /// this and save() do nothing: what it holds may lack a part of what was passed to it.
  void deliver(TaskResult result);
  /// No more tasks are handed out.
  void stop();
  /// True after stop() and when all is done, at the latest when a task has been asked for in vain.
  bool over() const;
  /// Saves what has been delivered; to be called at the end.
  void save();

  SweepCount count() const;
  /// Every group is done.
  bool complete() const;

 private:
  struct Group {
    GroupState state;
    std::uint64_t handed = 0;  ///< rounds handed out
    std::map<std::uint64_t, TaskResult> waiting;
  };
  using Clock = std::chrono::steady_clock;

  std::optional<Task> next_task();
  Group* open_next_group();
  Task hand_out(std::uint64_t number, Group& group);
  std::uint64_t rounds_certain(const Group& group) const;
  bool merge_waiting(Group& group);
  bool is_done(const GroupState& state) const;
  bool is_precise(const GroupState& state) const;
  void save_open();

  const SweepPlan& plan_;
  const TaskGrid grid_;
  SweepSink& sink_;
  const std::uint64_t share_, shares_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<bool> done_;
  std::map<std::uint64_t, Group> open_;
  std::uint64_t next_group_ = 0;
  bool stopped_ = false;
  bool broken_ = false;  ///< the sink has thrown
  Clock::time_point saved_ = Clock::now();
  SweepCount count_;
};

}  // namespace tumen
