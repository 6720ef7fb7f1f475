#include "analysis/experiment/task.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/batch.h"
#include "sim/hash.h"

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void write_doubles(ByteWriter& out, const std::vector<double>& values) {
  out.varint(values.size());
  for (const double x : values) out.f64(x);
}

std::vector<double> read_doubles(ByteReader& in) {
  std::vector<double> values(in.count(8));
  for (double& x : values) x = in.f64();
  return values;
}

}  // namespace

void write_task(ByteWriter& out, const Task& task) {
  for (const std::uint64_t x : {task.group, task.round, task.first_point, task.points,
                                task.first_replication, task.replications}) {
    out.varint(x);
  }
}

Task read_task(ByteReader& in) {
  Task task;
  for (std::uint64_t* x : {&task.group, &task.round, &task.first_point, &task.points,
                           &task.first_replication, &task.replications}) {
    *x = in.varint();
  }
  return task;
}

void TaskResult::write(ByteWriter& out) const {
  write_task(out, task);
  out.varint(cells.size());
  for (const CellResult& c : cells) {
    c.statistics.write(out);
    out.varint(c.failures.size());
    for (const FailedRun& f : c.failures) {
      out.varint(f.replication);
      out.varint(static_cast<std::uint64_t>(f.tick));
      out.string(f.reason);
    }
    out.varint(c.hashes.size());
    for (const std::uint64_t h : c.hashes) out.u64(h);
    write_doubles(out, c.finals);
    write_doubles(out, c.series);
  }
}

TaskResult TaskResult::read(ByteReader& in) {
  TaskResult r{read_task(in), {}};
  r.cells.resize(in.count(16));
  for (CellResult& c : r.cells) {
    c.statistics = CellStatistics::read(in);
    c.failures.resize(in.count(3));
    for (FailedRun& f : c.failures) {
      f.replication = in.varint();
      f.tick = static_cast<int>(in.varint());
      f.reason = in.string();
    }
    c.hashes.resize(in.count(8));
    for (std::uint64_t& h : c.hashes) h = in.u64();
    c.finals = read_doubles(in);
    c.series = read_doubles(in);
  }
  return r;
}

/// Everything kept of the runs of an arm in a task. Runs are the fastest index, as lanes are.
class TaskWorker::Recording : public Recorder {
 public:
  Recording(const SweepPlan& plan, const PlannedArm& arm) : plan_(plan), arm_(arm) {}

  void start(std::size_t runs) {
    runs_ = runs;
    hashes.assign(runs, 0);
    failures.clear();
    finals.assign(plan_.metrics.size() * runs, kNaN);
    if (plan_.keep == Kept::series) {
      series.assign(plan_.metrics.size() * static_cast<std::size_t>(plan_.ticks) * runs, kNaN);
    }
  }
  /// The next batch holds runs first, first+1, ... of the task.
  void start_batch(std::size_t first, int count) {
    first_ = first;
    count_ = count;
  }

  void tick(int tick, std::span<const Real> metrics, Mask open) override {
    if (plan_.keep == Kept::series) {
      for (std::size_t m = 0; m < arm_.metrics.size(); ++m) {
        const auto row = m * static_cast<std::size_t>(plan_.ticks) + static_cast<std::size_t>(tick);
        keep(&series[row * runs_], metrics[arm_.metrics[m]], open);
      }
    }
    if (tick + 1 != plan_.ticks) return;
    for (std::size_t m = 0; m < arm_.metrics.size(); ++m) {
      keep(&finals[m * runs_], metrics[arm_.metrics[m]], open);
    }
  }
  void failed(int lane, int tick, std::size_t metric) override {
    const std::size_t run = first_ + static_cast<std::size_t>(lane);
    failures.push_back(not_finite(run, tick, arm_.model_metrics[metric]));
  }
  void finished(Word hash, Mask) override {
    for (int lane = 0; lane < count_; ++lane) {
      hashes[first_ + static_cast<std::size_t>(lane)] = hash[lane];
    }
  }

  std::vector<std::uint64_t> hashes;  ///< per run
  std::vector<RunFailure> failures;   ///< of runs of the task, in no order
  std::vector<double> finals;         ///< metrics x runs; NaN where failed
  std::vector<double> series;         ///< metrics x ticks x runs

  std::span<const double> finals_of(std::size_t metric) const {
    return std::span(finals).subspan(metric * runs_, runs_);
  }

 private:
  void keep(double* row, const Real& value, Mask open) const {
    for (int lane = 0; lane < count_; ++lane) {
      if (open[lane]) row[first_ + static_cast<std::size_t>(lane)] = value[lane];
    }
  }

  const SweepPlan& plan_;
  const PlannedArm& arm_;
  std::size_t runs_ = 0;
  std::size_t first_ = 0;
  int count_ = 0;
};

TaskWorker::TaskWorker(const SweepPlan& plan, const MakeArmRunner& make_runner)
    : plan_(plan), make_runner_(make_runner), runners_(plan.arms.size()) {
  for (std::size_t a = 0; a < plan.arms.size(); ++a) {
    recordings_.push_back(std::make_unique<Recording>(plan, plan.arms[a]));
  }
}

TaskWorker::~TaskWorker() = default;

TaskResult TaskWorker::run(const Task& task) {
  const std::atomic<bool> never = false;
  return *run(task, never);
}

std::optional<TaskResult> TaskWorker::run(const Task& task, const std::atomic<bool>& stop) {
  for (std::size_t a = 0; a < runners_.size(); ++a) run_arm(task, a, stop);
  if (stop) return std::nullopt;
  TaskResult out{task, {}};
  for (std::uint64_t p = 0; p < task.points; ++p) {
    for (std::size_t a = 0; a < runners_.size(); ++a) {
      out.cells.push_back(summarise(task, p, a, has_baseline(a)));
    }
  }
  return out;
}

CellResult TaskWorker::run_cell(const Task& task, std::size_t arm, bool compared) {
  const std::atomic<bool> never = false;
  compared = compared && has_baseline(arm);
  run_arm(task, arm, never);
  if (compared) run_arm(task, plan_.arms[arm].baseline, never);
  return summarise(task, 0, arm, compared);
}

void TaskWorker::run_arm(const Task& task, std::size_t arm, const std::atomic<bool>& stop) {
  if (stop) return;
  const std::size_t runs = task.points * task.replications;
  Recording& recording = *recordings_[arm];
  recording.start(runs);
  if (!runners_[arm]) runners_[arm] = make_runner_(arm);
  if (plan_.lone_points) runners_[arm]->prepare(task.first_point);
  Batch batch;
  batch.keys.seed = Word(plan_.seed);
  for (std::size_t first = 0; first < runs && !stop; first += kLanes) {
    const int count = static_cast<int>(std::min<std::size_t>(kLanes, runs - first));
    for (int lane = 0; lane < kLanes; ++lane) {
      const std::size_t run = first + static_cast<std::size_t>(std::min(lane, count - 1));
      const std::uint64_t point = task.first_point + run / task.replications;
      batch.point.set(lane, point);
      batch.keys.run.set(lane,
                         luck_of(plan_, point, task.first_replication + run % task.replications));
    }
    recording.start_batch(first, count);
    runners_[arm]->run(batch, first_lanes(count), recording);
  }
}

CellResult TaskWorker::summarise(const Task& task, std::uint64_t point, std::size_t arm,
                                 bool compared) const {
  const Recording& own = *recordings_[arm];
  const std::size_t baseline = plan_.arms[arm].baseline;
  const std::size_t metrics = plan_.metrics.size(), runs = task.replications;
  const std::size_t first = point * runs;
  CellResult cell;
  cell.statistics = CellStatistics(metrics, compared);
  cell.statistics.runs = runs;
  for (std::size_t k = 0; k < runs; ++k) {
    cell.statistics.hash += ensemble_hash_term(task.first_replication + k, own.hashes[first + k]);
  }
  for (const RunFailure& f : own.failures) {
    if (f.run < first || f.run >= first + runs) continue;
    cell.failures.push_back({task.first_replication + (f.run - first), f.tick, f.reason});
  }
  std::ranges::sort(cell.failures, {}, &FailedRun::replication);
  cell.statistics.failures = cell.failures.size();

  std::vector<double> values;
  for (std::size_t m = 0; m < metrics; ++m) {
    const std::span<const double> finals = own.finals_of(m).subspan(first, runs);
    values.clear();
    for (const double x : finals) {
      if (std::isnan(x)) continue;
      values.push_back(x);
      cell.statistics.moments[m].add(x);
    }
    cell.statistics.sketch[m].add(values);
    if (!compared) continue;
    const auto other = recordings_[baseline]->finals_of(m).subspan(first, runs);
    for (std::size_t k = 0; k < runs; ++k) {
      if (std::isnan(finals[k]) || std::isnan(other[k])) continue;
      cell.statistics.paired[m].add(other[k], finals[k]);
    }
  }
  if (plan_.keep == Kept::points) return cell;

  cell.hashes.assign(own.hashes.begin() + static_cast<std::ptrdiff_t>(first),
                     own.hashes.begin() + static_cast<std::ptrdiff_t>(first + runs));
  const std::size_t all = task.points * runs;
  for (std::size_t k = 0; k < runs; ++k) {
    for (std::size_t m = 0; m < metrics; ++m)
      cell.finals.push_back(own.finals[m * all + first + k]);
  }
  const std::size_t rows = own.series.size() / all;
  for (std::size_t k = 0; k < runs && rows > 0; ++k) {
    for (std::size_t row = 0; row < rows; ++row) {
      cell.series.push_back(own.series[row * all + first + k]);
    }
  }
  return cell;
}

}  // namespace tumen
