// What a sweep adds to its runs: statistics, merging, messages, the store. The runs themselves cost
// nothing here, so times are overhead alone.
#include <benchmark/benchmark.h>

#include "analysis/experiment/store.h"
#include "analysis/experiment/sweep.h"
#include "analysis/experiment/task.h"
#include "core/hash.h"

namespace {

using namespace tumen;

/// Reports `metrics` numbers made of hashes, at the only tick.
class EmptyArm : public ArmRunner {
 public:
  explicit EmptyArm(std::size_t metrics) : values_(metrics) {}
  void prepare(std::uint64_t) override {}
  void run(const Batch& batch, Mask active, Recorder& recorder) override {
    for (std::size_t m = 0; m < values_.size(); ++m) {
      for (int lane = 0; lane < kLanes; ++lane) {
        const std::uint64_t word = combine(batch.keys.run[lane], m);
        values_[m].set(lane, static_cast<double>(word >> 11U) * 0x1p-53);
      }
    }
    recorder.tick(0, values_, active);
    recorder.finished(Word(1), active);
  }

 private:
  std::vector<Real> values_;
};

SweepPlan plan_of(std::size_t metrics, std::uint64_t replications, Kept keep) {
  SweepPlan plan;
  plan.points = 1'000'000;
  plan.least = plan.most = replications;
  plan.keep = keep;
  plan.ticks = 1;
  std::vector<std::size_t> all;
  for (std::size_t m = 0; m < metrics; ++m) {
    plan.metrics.push_back({"m" + std::to_string(m), "1", ""});
    all.push_back(m);
  }
  plan.arms = {{"baseline", 0, plan.metrics, all}, {"other", 0, plan.metrics, all}};
  return plan;
}

void add_counters(benchmark::State& state, std::uint64_t runs, std::size_t metrics) {
  state.counters["s_per_run"] = benchmark::Counter(
      static_cast<double>(runs), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["s_per_value"] =
      benchmark::Counter(static_cast<double>(runs * metrics),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// Statistics of the runs of a task.
void task(benchmark::State& state) {
  const auto metrics = static_cast<std::size_t>(state.range(0));
  const SweepPlan plan = plan_of(metrics, 64, Kept::points);
  TaskWorker worker(plan, [&](std::size_t) { return std::make_unique<EmptyArm>(metrics); });
  const TaskGrid grid(plan);
  std::uint64_t group = 0;
  for (auto _ : state) benchmark::DoNotOptimize(worker.run(grid.task(group++, 0)));
  add_counters(state, 128 * group, metrics);
}
BENCHMARK(task)->Arg(10)->Arg(100)->Arg(300);

/// Merging and storing the results of tasks, with a point finished by each.
void deliver(benchmark::State& state) {
  const auto metrics = static_cast<std::size_t>(state.range(0));
  const auto keep = static_cast<Kept>(state.range(1));
  SweepPlan plan = plan_of(metrics, 64, keep);
  plan.points = 2000;
  StoreDescription description;
  description.arms = {{"baseline", "", "", "", "", 0}, {"other", "", "", "", "", 0}};
  description.metrics = plan.metrics;
  TaskWorker worker(plan, [&](std::size_t) { return std::make_unique<EmptyArm>(metrics); });
  std::uint64_t done = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Store store(":memory:", plan, description);
    Sweep sweep(plan, store, {});
    const TaskResult sample = worker.run(*sweep.take());
    std::vector<TaskResult> results(200, sample);
    for (std::size_t k = 1; k < results.size(); ++k) results[k].task = *sweep.take();
    state.ResumeTiming();
    for (TaskResult& result : results) sweep.deliver(std::move(result));
    sweep.save();
    done += 200;
  }
  add_counters(state, 128 * done, metrics);
}
BENCHMARK(deliver)->ArgsProduct({{10, 100, 300}, {0, 1}})->Unit(benchmark::kMillisecond);

/// A result to bytes and back, as ranks exchange it.
void message(benchmark::State& state) {
  const auto metrics = static_cast<std::size_t>(state.range(0));
  const SweepPlan plan = plan_of(metrics, 64, Kept::points);
  TaskWorker worker(plan, [&](std::size_t) { return std::make_unique<EmptyArm>(metrics); });
  const TaskResult result = worker.run(TaskGrid(plan).task(0, 0));
  std::size_t size = 0;
  for (auto _ : state) {
    std::string bytes;
    ByteWriter out(bytes);
    result.write(out);
    size = bytes.size();
    ByteReader in(bytes);
    benchmark::DoNotOptimize(TaskResult::read(in));
  }
  state.counters["bytes"] = static_cast<double>(size);
}
BENCHMARK(message)->Arg(10)->Arg(100)->Arg(300)->Unit(benchmark::kMicrosecond);

}  // namespace
