#include "web/engine/run_block.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "analysis/stall/judge.h"
#include "cli/explain/stall_levels.h"
#include "sim/batch.h"
#include "sim/hash.h"
#include "sim/run.h"

namespace tumen::lab {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Keeps the series of a few metrics of the runs of a block: watched x ticks x runs.
class Watch : public Recorder {
 public:
  Watch(std::span<const std::size_t> watched, std::size_t ticks, std::size_t runs)
      : watched_(watched),
        ticks_(ticks),
        runs_(runs),
        series(watched.size() * ticks * runs, kNaN) {}

  void start_batch(std::size_t row, int count) {
    row_ = row;
    count_ = count;
  }
  void tick(int tick, std::span<const Real> metrics, Mask) override {
    for (std::size_t w = 0; w < watched_.size(); ++w) {
      double* cells = series.data() + (w * ticks_ + static_cast<std::size_t>(tick)) * runs_ + row_;
      for (int lane = 0; lane < count_; ++lane) cells[lane] = metrics[watched_[w]][lane];
    }
  }
  void failed(int, int, std::size_t) override {}
  void finished(Word run_hash, Mask completed) override {
    hashes_ = run_hash;
    completed_ = completed;
  }

  std::uint64_t hash(int lane) const { return hashes_[lane]; }
  bool completed(int lane) const { return completed_[lane]; }

 private:
  std::span<const std::size_t> watched_;
  std::size_t ticks_, runs_;
  std::size_t row_ = 0;
  int count_ = 0;
  Word hashes_;
  Mask completed_;

 public:
  std::vector<double> series;
};

}  // namespace

RunBlock run_block(LoadedWorld& loaded, std::uint64_t first, std::uint64_t count,
                   std::span<const std::string> metrics) {
  const ReferenceModel& model = *loaded.model;
  const auto runs = static_cast<std::size_t>(count);
  const auto ticks = static_cast<std::size_t>(model.ticks());
  if (!loaded.world) loaded.world = model.make_world();

  // What the labels read comes first, then what is shown.
  WatchedLevels levels = watched_levels(model);
  const std::size_t judged = levels.watch.size();
  std::vector<std::optional<std::size_t>> shown;  // place among the watched
  for (const std::string& name : metrics) {
    const std::optional<std::size_t> place = position_of(model.metrics(), name);
    if (place) {
      shown.emplace_back(levels.watch.size());
      levels.watch.push_back(*place);
    } else {
      shown.emplace_back();
    }
  }

  RunBlock block;
  block.runs = count;
  for (const StallJudge& judge : levels.judges) {
    block.labels[judge.level().level].assign(kStallLabels, 0);
  }
  Watch watch(levels.watch, ticks, runs);
  RunState state(model.metrics().size());
  std::vector<double> history(ticks * judged);
  std::vector<std::size_t> failed;
  for (std::size_t row = 0; row < runs; row += kLanes) {
    const int lanes = static_cast<int>(std::min<std::size_t>(kLanes, runs - row));
    watch.start_batch(row, lanes);
    run_batch(model, *loaded.world, make_batch(loaded.seed, first + row, lanes), first_lanes(lanes),
              state, watch);
    for (int lane = 0; lane < lanes; ++lane) {
      const std::size_t run = row + static_cast<std::size_t>(lane);
      block.hash += ensemble_hash_term(first + run, watch.hash(lane));
      if (!watch.completed(lane)) {
        failed.push_back(run);
        continue;
      }
      for (std::size_t t = 0; t < ticks; ++t) {
        for (std::size_t w = 0; w < judged; ++w) {
          history[t * judged + w] = watch.series[(w * ticks + t) * runs + run];
        }
      }
      for (const StallJudge& judge : levels.judges) {
        const auto label = judge.at(history, model.ticks() - 1);
        if (label) ++block.labels[judge.level().level][static_cast<std::size_t>(*label)];
      }
    }
  }
  block.failed = failed.size();

  block.series.assign(metrics.size() * ticks * runs, kNaN);
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    if (!shown[m]) continue;
    const double* from = watch.series.data() + *shown[m] * ticks * runs;
    double* to = block.series.data() + m * ticks * runs;
    std::copy(from, from + ticks * runs, to);
    for (const std::size_t run : failed) {
      for (std::size_t t = 0; t < ticks; ++t) to[t * runs + run] = kNaN;
    }
  }
  return block;
}

}  // namespace tumen::lab
