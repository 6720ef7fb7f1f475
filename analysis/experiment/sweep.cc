#include "analysis/experiment/sweep.h"

#include <algorithm>
#include <utility>

namespace tumen {
namespace {

constexpr std::chrono::seconds kSaveInterval{1};
/// Rounds of a group handed out beyond those that are certain to be needed.
constexpr std::uint64_t kMostAhead = 64;

}  // namespace

Sweep::Sweep(const SweepPlan& plan, SweepSink& sink, SweepProgress progress, std::uint64_t share,
             std::uint64_t shares)
    : plan_(plan),
      grid_(plan),
      sink_(sink),
      share_(share),
      shares_(shares),
      done_(std::move(progress.done)),
      next_group_(share),
      count_(progress.count) {
  done_.resize(grid_.groups());
  for (auto& [number, state] : progress.open) {
    Group& group = open_[number];
    group.handed = state.rounds;
    group.state = std::move(state);
  }
}

std::optional<Task> Sweep::take() {
  std::unique_lock lock(mutex_);
  while (true) {
    if (stopped_) return std::nullopt;
    if (std::optional<Task> task = next_task()) return task;
    if (open_.empty()) return std::nullopt;
    changed_.wait(lock);
  }
}

std::optional<Task> Sweep::try_take(bool& waiting) {
  const std::lock_guard lock(mutex_);
  waiting = false;
  if (stopped_) return std::nullopt;
  std::optional<Task> task = next_task();
  waiting = !task && !open_.empty();
  return task;
}

/// Open groups first; then new ones; then what may turn out not to be needed.
std::optional<Task> Sweep::next_task() {
  for (auto& [number, group] : open_) {
    if (group.handed < rounds_certain(group)) return hand_out(number, group);
  }
  if (Group* group = open_next_group()) return hand_out(next_group_ - shares_, *group);
  for (auto& [number, group] : open_) {
    const std::uint64_t ahead = group.handed - group.state.rounds;
    if (group.handed < grid_.rounds() && ahead < kMostAhead) return hand_out(number, group);
  }
  return std::nullopt;
}

Sweep::Group* Sweep::open_next_group() {
  while (next_group_ < grid_.groups() && (done_[next_group_] || open_.contains(next_group_))) {
    next_group_ += shares_;
  }
  if (next_group_ >= grid_.groups()) return nullptr;
  Group& group = open_[next_group_];
  next_group_ += shares_;
  return &group;
}

Task Sweep::hand_out(std::uint64_t number, Group& group) {
  return grid_.task(number, group.handed++);
}

std::uint64_t Sweep::rounds_certain(const Group& group) const {
  if (!plan_.precision) return grid_.rounds();
  return std::max(grid_.rounds_for(plan_.least), group.state.rounds + 1);
}

void Sweep::deliver(TaskResult result) {
  {
    const std::lock_guard lock(mutex_);
    if (broken_) return;
    const std::uint64_t number = result.task.group;
    const auto found = open_.find(number);
    if (found == open_.end()) return;  // done without this round
    Group& group = found->second;
    group.waiting.emplace(result.task.round, std::move(result));
    try {
      if (merge_waiting(group)) {
        sink_.finish_group(number, group.state);
        count_.points += grid_.task(number, 0).points;
        done_[number] = true;
        open_.erase(found);
      }
      if (Clock::now() - saved_ >= kSaveInterval) save_open();
    } catch (...) {
      stopped_ = broken_ = true;
      changed_.notify_all();
      throw;
    }
  }
  changed_.notify_all();
}

/// Merges the rounds that are next; true when the group is done.
bool Sweep::merge_waiting(Group& group) {
  GroupState& state = group.state;
  while (!group.waiting.empty() && group.waiting.begin()->first == state.rounds) {
    TaskResult result = std::move(group.waiting.begin()->second);
    group.waiting.erase(group.waiting.begin());
    sink_.add_runs(result);
    for (const CellResult& cell : result.cells) {
      count_.runs += cell.statistics.runs;
      count_.failures += cell.statistics.failures;
    }
    if (state.cells.empty()) {
      for (CellResult& cell : result.cells) state.cells.push_back(std::move(cell.statistics));
    } else {
      for (std::size_t k = 0; k < state.cells.size(); ++k) {
        state.cells[k].merge(result.cells[k].statistics);
      }
    }
    ++state.rounds;
    if (is_done(state)) return true;
  }
  return false;
}

bool Sweep::is_done(const GroupState& state) const {
  if (state.rounds >= grid_.rounds()) return true;
  if (!plan_.precision || grid_.replications_after(state.rounds) < plan_.least) return false;
  return is_precise(state);
}

bool Sweep::is_precise(const GroupState& state) const {
  const StopRule& rule = *plan_.precision;
  for (std::size_t k = 0; k < state.cells.size(); ++k) {
    const CellStatistics& cell = state.cells[k];
    const bool compared = !cell.paired.empty();
    if (rule.difference && !compared) continue;
    const ExactMoments& judged =
        rule.difference ? cell.paired[rule.metric].differences() : cell.moments[rule.metric];
    if (judged.n() < 2) return false;
    const Interval ci = judged.interval();
    if (!((ci.hi - ci.lo) / 2 <= rule.half_width)) return false;
  }
  return true;
}

void Sweep::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

bool Sweep::over() const {
  const std::lock_guard lock(mutex_);
  return stopped_ || (open_.empty() && next_group_ >= grid_.groups());
}

void Sweep::save() {
  const std::lock_guard lock(mutex_);
  if (!broken_) save_open();
}

void Sweep::save_open() {
  std::map<std::uint64_t, GroupState> states;
  for (const auto& [number, group] : open_) {
    if (group.state.rounds > 0) states.emplace(number, group.state);
  }
  sink_.save(states);
  saved_ = Clock::now();
}

SweepCount Sweep::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

bool Sweep::complete() const {
  const std::lock_guard lock(mutex_);
  for (std::uint64_t g = share_; g < grid_.groups(); g += shares_) {
    if (!done_[g]) return false;
  }
  return true;
}

}  // namespace tumen
