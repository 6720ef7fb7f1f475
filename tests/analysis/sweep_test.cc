#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/parallel.h"
#include "analysis/statistics.h"
#include "sim/hash.h"
#include "tests/analysis/sweep_support.h"
#include "tests/catch.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// Remembers what it was given.
class Listener : public SweepSink {
 public:
  void add_runs(const TaskResult& result) override {
    rounds[result.task.group].push_back(result.task.round);
    for (const CellResult& c : result.cells) failures += c.failures.size();
  }
  void finish_group(std::uint64_t group, const GroupState& state) override {
    REQUIRE(finished.count(group) == 0);
    finished[group] = state;
  }
  void save(const std::map<std::uint64_t, GroupState>&) override {}

  std::map<std::uint64_t, std::vector<std::uint64_t>> rounds;
  std::map<std::uint64_t, GroupState> finished;
  std::size_t failures = 0;
};

void work(const SweepPlan& plan, Sweep& sweep, int jobs,
          std::uint64_t failing_luck = ~std::uint64_t{0}) {
  on_threads(jobs, [&](const std::stop_token&) {
    TaskWorker worker(plan, known_arms(failing_luck));
    while (const std::optional<Task> task = sweep.take()) sweep.deliver(worker.run(*task));
  });
}

std::string bytes_of(const Listener& listener) {
  std::string bytes;
  ByteWriter out(bytes);
  for (const auto& [group, state] : listener.finished) {
    out.varint(group);
    out.varint(state.rounds);
    for (const CellStatistics& cell : state.cells) cell.write(out);
  }
  return bytes;
}

}  // namespace

TEST_CASE("a run's number says its point, arm and replication", "[threads]") {
  const SweepPlan plan = known_plan(5, 7, Kept::points);
  for (std::uint64_t number = 0; number < plan.most_runs(); ++number) {
    const RunPlace place = run_place(plan, number);
    CHECK(place.point < 5);
    CHECK(place.arm < 2);
    CHECK(place.replication < 7);
    CHECK(run_number(plan, place) == number);
  }
}

TEST_CASE("arms share their luck; points do when they are to", "[threads]") {
  SweepPlan plan = known_plan(3, 4, Kept::points);
  CHECK(luck_of(plan, 0, 2) == luck_of(plan, 2, 2));
  plan.common_luck = false;
  std::set<std::uint64_t> all;
  for (std::uint64_t p = 0; p < 3; ++p) {
    for (std::uint64_t r = 0; r < 4; ++r) all.insert(luck_of(plan, p, r));
  }
  CHECK(all.size() == 12);
}

TEST_CASE("tasks cover every replication of every point once", "[threads]") {
  for (const std::uint64_t points : {1U, 3U, 50U}) {
    for (const std::uint64_t most : {1U, 5U, 8U, 63U, 64U, 65U, 1000U, 300'000U}) {
      for (const bool lone : {false, true}) {
        SweepPlan plan = known_plan(points, most, Kept::points);
        plan.lone_points = lone;
        const TaskGrid grid(plan);
        std::vector<std::uint64_t> seen(points);
        for (std::uint64_t g = 0; g < grid.groups(); ++g) {
          for (std::uint64_t r = 0; r < grid.rounds(); ++r) {
            const Task t = grid.task(g, r);
            CHECK((!lone || t.points == 1));
            for (std::uint64_t p = 0; p < t.points; ++p) {
              CHECK(grid.group_of(t.first_point + p) == g);
              CHECK(seen[t.first_point + p] == t.first_replication);
              seen[t.first_point + p] += t.replications;
            }
            CHECK(seen[t.first_point] == grid.replications_after(r + 1));
          }
        }
        CHECK(std::ranges::count(seen, most) == static_cast<std::ptrdiff_t>(points));
      }
    }
  }
}

TEST_CASE("the statistics of a cell are those of its runs", "[threads]") {
  const SweepPlan plan = known_plan(3, 200, Kept::points);
  Listener listener;
  Sweep sweep(plan, listener, {});
  work(plan, sweep, 1);
  REQUIRE(sweep.complete());
  REQUIRE(listener.finished.size() == 3);
  for (std::uint64_t p = 0; p < 3; ++p) {
    std::vector<double> differences;
    for (std::size_t a = 0; a < 2; ++a) {
      std::vector<double> values;
      std::uint64_t hash = 0;
      for (std::uint64_t r = 0; r < 200; ++r) {
        values.push_back(known_value(7, r, p, a, 1));
        hash += ensemble_hash_term(r, known_hash(r, p, a));
        if (a == 1) differences.push_back(values.back() - known_value(7, r, p, 0, 1));
      }
      const CellStatistics& cell = listener.finished[p].cells[a];
      CHECK(cell.runs == 200);
      CHECK(cell.hash == hash);
      CHECK(cell.moments[1].n() == 200);
      CHECK(cell.moments[1].mean() == Approx(mean(values)).epsilon(1e-14));
      CHECK(cell.moments[1].sd() == Approx(standard_deviation(values)).epsilon(1e-12));
      CHECK(cell.paired.size() == (a == 0 ? 0 : 2));
    }
    const PairedMoments& paired = listener.finished[p].cells[1].paired[1];
    CHECK(paired.changed() == 200);
    CHECK(paired.differences().mean() == Approx(0.25));
  }
}

TEST_CASE("any number of workers gives the same bits", "[threads]") {
  SweepPlan plan = known_plan(40, 300, Kept::points);
  SECTION("with fixed replications") {}
  SECTION("with few") { plan.least = plan.most = 9; }
  SECTION("with a rule of precision") {
    plan.least = 100;
    plan.precision = StopRule{0, 0.04, false};
  }
  SECTION("with a rule that is never met") { plan.precision = StopRule{0, 1e-9, false}; }
  Listener alone;
  Sweep first(plan, alone, {});
  work(plan, first, 1);
  for (const int jobs : {2, 5}) {
    Listener together;
    Sweep second(plan, together, {});
    work(plan, second, jobs);
    REQUIRE(second.complete());
    CHECK(bytes_of(together) == bytes_of(alone));
    for (auto& [group, rounds] : together.rounds) {
      CHECK(std::ranges::is_sorted(rounds));
      CHECK(rounds.size() == together.finished[group].rounds);
    }
    CHECK(first.count().runs == second.count().runs);
  }
}

TEST_CASE("a point stops at the first block that is precise enough", "[threads]") {
  SweepPlan plan = known_plan(4, 4096, Kept::points);
  plan.least = 64;
  plan.precision = StopRule{1, 0.02, false};
  Listener listener;
  Sweep sweep(plan, listener, {});
  work(plan, sweep, 3);
  for (auto& [point, state] : listener.finished) {
    std::uint64_t n = 0;
    bool precise = false;
    while (!precise && n < 4096) {
      n += 64;
      precise = true;
      for (std::size_t a = 0; a < 2; ++a) {
        std::vector<double> values;
        for (std::uint64_t r = 0; r < n; ++r) values.push_back(known_value(7, r, point, a, 1));
        const Interval ci = mean_interval(mean(values), standard_deviation(values), n);
        precise = precise && (ci.hi - ci.lo) / 2 <= 0.02;
      }
    }
    CHECK(state.cells[0].runs == n);
    CHECK(n > 64);
    CHECK(n < 4096);
  }
}

TEST_CASE("a difference without noise is precise at once", "[threads]") {
  SweepPlan plan = known_plan(2, 4096, Kept::points);
  plan.least = 128;
  plan.precision = StopRule{0, 1e-9, true};
  Listener listener;
  Sweep sweep(plan, listener, {});
  work(plan, sweep, 1);
  for (auto& [point, state] : listener.finished) CHECK(state.cells[0].runs == 128);
}

TEST_CASE("failed runs are counted and in no statistic", "[threads]") {
  const SweepPlan plan = known_plan(2, 100, Kept::points);
  Listener listener;
  Sweep sweep(plan, listener, {});
  work(plan, sweep, 2, 17);
  CHECK(listener.failures == 2);
  CHECK(sweep.count().failures == 2);
  for (auto& [point, state] : listener.finished) {
    CHECK(state.cells[0].moments[0].n() == 100);
    CHECK(state.cells[1].moments[0].n() == 99);
    CHECK(state.cells[1].failures == 1);
    CHECK(state.cells[1].paired[0].differences().n() == 99);
  }
}

TEST_CASE("a task that is stopped has no result", "[threads]") {
  const SweepPlan plan = known_plan(1, 64, Kept::points);
  TaskWorker worker(plan, known_arms());
  const Task task = TaskGrid(plan).task(0, 0);
  std::atomic<bool> stop = false;
  CHECK(worker.run(task, stop).has_value());
  stop = true;
  CHECK_FALSE(worker.run(task, stop).has_value());
}

TEST_CASE("a sink that has failed is left alone", "[threads]") {
  /// A database that rolled back what it was given would take in what comes later, without it.
  class Full : public Listener {
   public:
    void add_runs(const TaskResult& result) override {
      if (++calls == 2) throw std::runtime_error("the disk is full");
      Listener::add_runs(result);
    }
    void save(const std::map<std::uint64_t, GroupState>&) override { ++saves; }
    int calls = 0, saves = 0;
  };
  const SweepPlan plan = known_plan(4, 64, Kept::points);
  Full full;
  Sweep sweep(plan, full, {});
  TaskWorker worker(plan, known_arms());
  std::vector<Task> tasks;
  for (int k = 0; k < 3; ++k) tasks.push_back(*sweep.take());
  sweep.deliver(worker.run(tasks[0]));
  CHECK_FALSE(sweep.over());
  CHECK_THROWS(sweep.deliver(worker.run(tasks[1])));
  CHECK(sweep.over());
  CHECK_FALSE(sweep.take().has_value());
  sweep.deliver(worker.run(tasks[2]));
  sweep.save();
  CHECK(full.calls == 2);
  CHECK(full.finished.size() == 1);
  CHECK(full.saves == 0);
}

TEST_CASE("the result of a task survives a message", "[threads]") {
  for (const Kept keep : {Kept::points, Kept::runs, Kept::series}) {
    const SweepPlan plan = known_plan(3, 10, keep);
    TaskWorker worker(plan, known_arms(4));
    const TaskResult result = worker.run(TaskGrid(plan).task(0, 0));
    std::string bytes, again;
    ByteWriter out(bytes);
    result.write(out);
    ByteReader in(bytes);
    const TaskResult read = TaskResult::read(in);
    CHECK(in.done());
    ByteWriter out_again(again);
    read.write(out_again);
    CHECK(again == bytes);
    for (std::size_t cut = 0; cut < bytes.size(); cut += 13) {
      ByteReader damaged(std::string_view(bytes).substr(0, cut));
      TaskResult::read(damaged);
      CHECK_FALSE(damaged.done());
    }
  }
}

TEST_CASE("a cell or a run made alone is the one of the sweep", "[threads]") {
  const SweepPlan plan = known_plan(3, 20, Kept::series);
  const TaskGrid grid(plan);
  for (const std::uint64_t point : {0U, 2U}) {
    TaskWorker all(plan, known_arms(6));
    const Task task = grid.task(grid.group_of(point), 0);
    const TaskResult result = all.run(task);
    for (std::size_t arm = 0; arm < 2; ++arm) {
      const CellResult& wanted = result.cells[(point - task.first_point) * 2 + arm];
      TaskWorker alone(plan, known_arms(6));
      Task one = task;
      one.first_point = point;
      one.points = 1;
      std::string a, b;
      ByteWriter out_a(a), out_b(b);
      wanted.statistics.write(out_a);
      const CellResult cell = alone.run_cell(one, arm, true);
      cell.statistics.write(out_b);
      CHECK(a == b);
      CHECK(cell.hashes == wanted.hashes);
      CHECK(cell.failures.size() == (arm == 1 ? 1 : 0));
      for (const std::uint64_t replication : {0U, 13U}) {
        one.first_replication = replication;
        one.replications = 1;
        const CellResult run = alone.run_cell(one, arm, false);
        REQUIRE(run.hashes.size() == 1);
        CHECK(run.hashes[0] == wanted.hashes[replication]);
        CHECK(run.finals ==
              std::vector<double>(
                  wanted.finals.begin() + 2 * static_cast<std::ptrdiff_t>(replication),
                  wanted.finals.begin() + 2 * static_cast<std::ptrdiff_t>(replication) + 2));
        CHECK(run.statistics.paired.empty());
      }
    }
  }
}
