/// Sweeps of a model whose every value is known in closed form.
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "analysis/experiment/store.h"
#include "analysis/experiment/sweep.h"
#include "analysis/experiment/task.h"
#include "core/hash.h"
#include "sim/batch.h"

namespace tumen::test {

/// The value of a metric of a run: arms and points shift it, luck is common to the arms.
inline double known_value(std::uint64_t seed, std::uint64_t luck, std::uint64_t point,
                          std::size_t arm, std::size_t metric) {
  const std::uint64_t word = combine(combine(seed, luck), metric);
  const double noise = static_cast<double>(word >> 11U) * 0x1p-53;
  return noise + static_cast<double>(point) + 0.25 * static_cast<double>(arm);
}

inline std::uint64_t known_hash(std::uint64_t luck, std::uint64_t point, std::size_t arm) {
  return combine(combine(luck, point), arm);
}

/// Reports two metrics over three ticks, of which the last counts. Runs with luck
/// `failing_luck` fail at tick 1 in arm 1.
class KnownArm : public ArmRunner {
 public:
  static constexpr int kTicks = 3;

  explicit KnownArm(std::size_t arm, std::uint64_t failing_luck = ~std::uint64_t{0})
      : arm_(arm), failing_luck_(failing_luck) {}
  void prepare(std::uint64_t point) override { prepared_ = point; }
  void run(const Batch& batch, Mask active, Recorder& recorder) override {
    Mask open = active;
    Word hash = 0;
    for (int tick = 0; tick < kTicks; ++tick) {
      std::vector<Real> metrics(2);
      for (int lane = 0; lane < kLanes; ++lane) {
        const std::uint64_t luck = batch.keys.run[lane], point = batch.point[lane];
        hash.set(lane, known_hash(luck, point, arm_));
        for (std::size_t m = 0; m < 2; ++m) {
          const double last = known_value(batch.keys.seed[lane], luck, point, arm_, m);
          metrics[m].set(lane, last * (tick + 1) / kTicks);
        }
        if (tick == 1 && arm_ == 1 && luck == failing_luck_ && open[lane]) {
          open.set(lane, false);
          recorder.failed(lane, tick, 1);
        }
      }
      recorder.tick(tick, metrics, open);
    }
    recorder.finished(hash, open);
  }

 private:
  std::size_t arm_;
  std::uint64_t failing_luck_;
  std::uint64_t prepared_ = 0;
};

inline MakeArmRunner known_arms(std::uint64_t failing_luck = ~std::uint64_t{0}) {
  return [failing_luck](std::size_t arm) { return std::make_unique<KnownArm>(arm, failing_luck); };
}

/// Two arms, two metrics.
inline SweepPlan known_plan(std::uint64_t points, std::uint64_t replications, Kept keep) {
  SweepPlan plan;
  plan.seed = 7;
  plan.points = points;
  plan.least = plan.most = replications;
  plan.keep = keep;
  plan.ticks = KnownArm::kTicks;
  plan.metrics = {{"low", "1", "one"}, {"RR[x,\"y\"]", "bn USD", "another"}};
  plan.arms = {{"baseline", 0, plan.metrics, {0, 1}}, {"other", 0, plan.metrics, {0, 1}}};
  return plan;
}

inline StoreDescription known_description(const SweepPlan& plan, const std::vector<double>* design,
                                          const std::string& digest = "1") {
  StoreDescription d;
  d.manifest = {{"experiment", "known"}, {"digest", digest}, {"build", "any"}};
  d.texts = {{"known.toml", "id = 'known'"}};
  if (design) d.factors = {{"x", "state.A.x", "1", "a factor", 0, 1, "linear"}};
  d.arms = {{"baseline", "", "full", "", "", 0}, {"other", "", "full", "", "set x=1\n", 0}};
  d.metrics = plan.metrics;
  d.design = design;
  return d;
}

/// Everything in the store but the build, table by table, in the order of the keys.
inline std::string dump(const std::string& path) {
  Database database(path, Database::Mode::read);
  std::string out;
  Statement tables(database,
                   "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name");
  while (tables.step()) {
    out += tables.text(1) + "\n";
    Statement rows(database, "SELECT * FROM " + quoted_name(tables.text(0)));
    while (rows.step()) {
      for (int c = 0; c < rows.columns(); ++c) {
        out += rows.is_null(c) ? "NULL" : std::string(rows.blob(c));
        out += '|';
      }
      out += '\n';
    }
  }
  return out;
}

}  // namespace tumen::test
