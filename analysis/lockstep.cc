#include "analysis/lockstep.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <utility>

#include "analysis/ensemble.h"
#include "analysis/parallel.h"

namespace tumen::detail {
namespace {

/// What a world leaves of a block of runs besides its metrics.
class Tail : public Recorder {
 public:
  explicit Tail(std::span<const MetricInfo> metrics) : metrics_(metrics) {}
  void start_block() {
    failures.clear();
    hash = 0;
  }
  void start_batch(const Batch& batch, int runs) {
    runs_ = batch.keys.run;
    count_ = runs;
  }
  void tick(int, std::span<const Real>, Mask) override {}
  void failed(int lane, int tick, std::size_t metric) override {
    failures.push_back(not_finite(runs_[lane], tick, metrics_[metric]));
  }
  void finished(Word run_hash, Mask) override {
    for (int lane = 0; lane < count_; ++lane) {
      hash += ensemble_hash_term(runs_[lane], run_hash[lane]);
    }
  }

  std::vector<RunFailure> failures;
  std::uint64_t hash = 0;

 private:
  std::span<const MetricInfo> metrics_;
  Word runs_;
  int count_ = 0;
};

/// The metrics that both worlds have, and the names of the others.
struct SharedMetrics {
  std::vector<SharedMetric> pairs;
  std::vector<MetricInfo> infos;
  std::vector<std::string> only_in_baseline, only_in_arm;

  SharedMetrics(std::span<const MetricInfo> baseline, std::span<const MetricInfo> arm) {
    std::map<std::string_view, std::size_t> positions;
    for (std::size_t m = 0; m < arm.size(); ++m) positions.emplace(arm[m].name, m);
    for (std::size_t m = 0; m < baseline.size(); ++m) {
      const auto at = positions.find(baseline[m].name);
      if (at == positions.end()) {
        only_in_baseline.push_back(baseline[m].name);
        continue;
      }
      pairs.push_back({m, at->second});
      infos.push_back(baseline[m]);
      positions.erase(at);
    }
    for (const MetricInfo& info : arm) {
      if (positions.contains(info.name)) only_in_arm.push_back(info.name);
    }
  }
};

/// One arm's part of a block.
struct ArmPart {
  PairedPathSums moments;
  DivergenceTally tally;
  std::uint64_t dropped = 0, hash = 0;
  std::vector<RunFailure> failures;
};

struct Part {
  std::uint64_t runs = 0, hash = 0;
  std::vector<RunFailure> failures;
  std::vector<ArmPart> arms;
};

/// What a thread works with.
class Worker {
 public:
  Worker(const AnyModel& baseline, std::span<const AnyModel> arms,
         std::span<const SharedMetrics> shared, const LockstepOptions& options)
      : options_(options),
        ticks_(baseline.ticks),
        world_(baseline.make()),
        tail_(baseline.metrics),
        log_(names_) {
    for (std::size_t k = 0; k < arms.size(); ++k) {
      arms_.push_back(std::make_unique<Arm>(arms[k], shared[k], baseline.ticks, names_));
    }
  }

  Part run_block(std::uint64_t index) {
    const std::uint64_t first = index * kBlockRuns;
    const auto runs = std::min(kBlockRuns, options_.runs - first);
    tail_.start_block();
    for (const auto& arm : arms_) arm->start_block();
    for (std::uint64_t row = 0; row < runs; row += kLanes) {
      const int count = static_cast<int>(std::min<std::uint64_t>(kLanes, runs - row));
      run_batch(make_batch(options_.seed, options_.first_run + first + row, count), count);
    }
    Part part;
    part.runs = runs;
    part.hash = tail_.hash;
    part.failures = in_order(std::move(tail_.failures));
    for (const auto& arm : arms_) {
      part.arms.push_back({arm->sums.take(), *arm->tally, arm->dropped, arm->tail.hash,
                           in_order(std::move(arm->tail.failures))});
    }
    return part;
  }

 private:
  struct Arm {
    Arm(const AnyModel& model, const SharedMetrics& shared, int baseline_ticks,
        DecisionNames& names)
        : ticks(std::min(model.ticks, baseline_ticks)),
          world(model.make()),
          tail(model.metrics),
          log(names),
          sums(shared.pairs, ticks) {}
    void start_block() {
      tail.start_block();
      sums.start();
      tally.emplace(ticks);
      dropped = 0;
    }

    int ticks;
    std::unique_ptr<SteppedWorld> world;
    Tail tail;
    DecisionLog log;
    PairedBlock sums;
    std::optional<DivergenceTally> tally;
    std::uint64_t dropped = 0;
    std::vector<PairDivergence> pairs;  ///< per lane
    Mask open = false;                  ///< lanes in which neither run has failed
    Mask together = false;              ///< lanes whose decisions have not differed yet
  };

  static std::vector<RunFailure> in_order(std::vector<RunFailure> failures) {
    std::ranges::sort(failures, {}, &RunFailure::run);
    return failures;
  }

  void run_batch(const Batch& batch, int count) {
    const Mask active = first_lanes(count);
    world_->start(batch, active);
    tail_.start_batch(batch, count);
    for (const auto& arm : arms_) {
      arm->world->start(batch, active);
      arm->tail.start_batch(batch, count);
      arm->pairs.assign(kLanes, PairDivergence());
      arm->open = arm->together = active;
    }
    for (int tick = 0; tick < ticks_; ++tick) {
      bool listening = false;
      for (const auto& arm : arms_) listening |= listens(*arm, tick);
      log_.start_tick();
      world_->step(tail_, listening ? &log_ : nullptr);
      for (const auto& arm : arms_) {
        if (tick < arm->ticks) step(*arm, tick);
      }
    }
    world_->finish(tail_);
    for (const auto& arm : arms_) {
      arm->world->finish(arm->tail);
      for (int lane = 0; lane < count; ++lane) {
        if (arm->open[lane]) {
          arm->tally->add(batch.keys.run[lane], arm->pairs[static_cast<std::size_t>(lane)], names_);
        } else {
          ++arm->dropped;
        }
      }
    }
  }

  /// Once all pairs of a batch have parted, there is nothing to listen for.
  bool listens(const Arm& arm, int tick) const {
    return options_.decisions && tick < arm.ticks && any(arm.together);
  }

  void step(Arm& arm, int tick) {
    const bool listening = listens(arm, tick);
    arm.log.start_tick();
    arm.world->step(arm.tail, listening ? &arm.log : nullptr);
    const RunState& b = world_->state();
    const RunState& a = arm.world->state();
    // A pair that has failed is dropped; what it decided in the tick of its failure counts nowhere.
    arm.open = b.open & a.open;
    arm.together &= arm.open;
    const Mask differing = arm.sums.add(tick, b.metrics, a.metrics, arm.open);
    if (listening) compare_decisions(tick, log_, arm.log, names_, arm.together, arm.pairs);
    for (int lane = 0; lane < kLanes; ++lane) {
      PairDivergence& pair = arm.pairs[static_cast<std::size_t>(lane)];
      if (differing[lane] && pair.metric_tick < 0) pair.metric_tick = tick;
      if (pair.decision_tick >= 0) arm.together.set(lane, false);
    }
  }

  const LockstepOptions& options_;
  int ticks_;
  DecisionNames names_;
  std::unique_ptr<SteppedWorld> world_;
  Tail tail_;
  DecisionLog log_;
  std::vector<std::unique_ptr<Arm>> arms_;
};

/// Puts parts together in order. Not safe for threads: called under a lock.
class Merger {
 public:
  Merger(int baseline_ticks, std::span<const AnyModel> arms, std::vector<SharedMetrics> shared,
         const LockstepOptions& options)
      : options_(options) {
    result_.runs_asked = options.runs;
    for (std::size_t k = 0; k < arms.size(); ++k) {
      const int ticks = std::min(arms[k].ticks, baseline_ticks);
      paths_.emplace_back(std::move(shared[k].infos), ticks);
      tallies_.emplace_back(ticks);
      ArmComparison& arm = result_.arms.emplace_back();
      arm.only_in_baseline = std::move(shared[k].only_in_baseline);
      arm.only_in_arm = std::move(shared[k].only_in_arm);
    }
  }

  void deliver(std::uint64_t index, Part part) {
    waiting_.emplace(index, std::move(part));
    for (auto it = waiting_.find(next_); it != waiting_.end(); it = waiting_.find(next_)) {
      merge(it->second);
      waiting_.erase(it);
      ++next_;
      if (options_.progress) options_.progress(result_.runs);
    }
  }

  LockstepResult take() {
    for (std::size_t k = 0; k < result_.arms.size(); ++k) {
      result_.arms[k].path = paths_[k].take();
      result_.arms[k].divergence = tallies_[k].summary();
    }
    return std::move(result_);
  }

 private:
  static void append(std::vector<RunFailure>& to, const std::vector<RunFailure>& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  void merge(const Part& part) {
    result_.runs += part.runs;
    result_.hash += part.hash;
    append(result_.failures, part.failures);
    for (std::size_t k = 0; k < part.arms.size(); ++k) {
      ArmComparison& arm = result_.arms[k];
      paths_[k].merge(part.arms[k].moments);
      tallies_[k].merge(part.arms[k].tally);
      arm.dropped += part.arms[k].dropped;
      arm.hash += part.arms[k].hash;
      append(arm.failures, part.arms[k].failures);
    }
  }

  const LockstepOptions& options_;
  LockstepResult result_;
  std::vector<PairedMerger> paths_;
  std::vector<DivergenceTally> tallies_;
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, Part> waiting_;
};

}  // namespace

LockstepResult run_lockstep(const AnyModel& baseline, std::span<const AnyModel> arms,
                            const LockstepOptions& options) {
  std::vector<SharedMetrics> shared;
  for (const AnyModel& arm : arms) shared.emplace_back(baseline.metrics, arm.metrics);
  Merger merger(baseline.ticks, arms, shared, options);
  const std::uint64_t blocks = options.runs / kBlockRuns + (options.runs % kBlockRuns != 0);
  const int jobs = static_cast<int>(std::min<std::uint64_t>(
      static_cast<std::uint64_t>(std::max(1, options.jobs)), std::max<std::uint64_t>(1, blocks)));
  Mutex mutex;
  std::atomic<std::uint64_t> next = 0;
  // Blocks are begun in order and every one begun is finished, so a stop leaves no gap.
  on_threads(jobs, [&](const StopToken& failed) {
    Worker worker(baseline, arms, shared, options);
    while (!failed.stop_requested() && !options.stop.stop_requested()) {
      const std::uint64_t index = next++;
      if (index >= blocks) break;
      Part part = worker.run_block(index);
      const LockGuard lock(mutex);
      merger.deliver(index, std::move(part));
    }
  });
  return merger.take();
}

}  // namespace tumen::detail
