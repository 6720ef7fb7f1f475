#include <atomic>
#include <filesystem>
#include <fstream>
#include <random>

#include "analysis/parallel.h"
#include "tests/analysis/sweep_support.h"
#include "tests/catch.h"
#include "tests/support/temporary_folder.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

/// Works on the store for at most `tasks` tasks, then leaves it, as a killed process would, without
/// saving what came last.
bool work(const std::string& path, const SweepPlan& plan, const std::vector<double>* design,
          int jobs, std::uint64_t tasks, bool save) {
  Store store(path, plan, known_description(plan, design));
  Sweep sweep(plan, store, store.progress());
  std::atomic<std::uint64_t> left = tasks;
  on_threads(jobs, [&](const std::stop_token&) {
    TaskWorker worker(plan, known_arms(3));
    while (left > 0) {
      const std::optional<Task> task = sweep.take();
      if (!task) return;
      sweep.deliver(worker.run(*task));
      if (left > 0) --left;
      if (left % 3 == 0) sweep.save();
    }
    sweep.stop();
  });
  if (save) sweep.save();
  const bool complete = sweep.complete();
  if (complete) {
    sweep.save();
    store.close();
  }
  return complete;
}

constexpr std::uint64_t kAll = 1'000'000;

}  // namespace

TEST_CASE("a store does not depend on workers and interruptions", "[threads]") {
  const TemporaryFolder folder;
  SweepPlan plan = known_plan(12, 150, Kept::points);
  SECTION("keeping points") {}
  SECTION("keeping runs") { plan.keep = Kept::runs; }
  SECTION("keeping series, few replications") {
    plan.keep = Kept::series;
    plan.points = 300;
    plan.least = plan.most = 6;
  }
  SECTION("until a precision is reached") {
    plan.keep = Kept::runs;
    plan.least = 64;
    plan.most = 1000;
    plan.precision = StopRule{0, 0.025, false};
  }
  const std::vector<double> design(plan.points, 0.5);
  REQUIRE(work(folder / "whole.db", plan, &design, 1, kAll, true));
  const std::string whole = dump(folder / "whole.db");

  REQUIRE(work(folder / "threads.db", plan, &design, 3, kAll, true));
  CHECK(dump(folder / "threads.db") == whole);

  std::mt19937 luck(5);
  for (const bool save : {true, false}) {
    const std::string path = folder / (save ? "stopped.db" : "killed.db");
    int sessions = 0;
    while (!work(path, plan, &design, 1 + static_cast<int>(luck() % 3), 4 + luck() % 6, save)) {
      REQUIRE(++sessions < 1000);
    }
    CHECK(sessions > 1);
    CHECK(dump(path) == whole);
  }
  // Only the stores are left behind.
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    CHECK(entry.path().extension() == ".db");
  }
}

TEST_CASE("a store tells what is known of every run and cell", "[threads]") {
  const TemporaryFolder folder;
  const SweepPlan plan = known_plan(2, 10, Kept::series);
  std::vector<double> design = {0.25, 0.75};
  REQUIRE(work(folder / "s.db", plan, &design, 1, kAll, true));
  Database db(folder / "s.db", Database::Mode::read);
  CHECK(db.number("SELECT count(*) FROM run") == 40);
  CHECK(db.number("SELECT count(*) FROM series") == 40);
  CHECK(db.number("SELECT count(*) FROM failure") == 2);
  CHECK(db.text("SELECT reason FROM failure") == "metric RR[x,\"y\"] is not finite at tick 1");
  CHECK(db.number("SELECT count(*) FROM run WHERE low IS NULL") == 2);
  CHECK(db.number("SELECT sum(done) FROM point") == 2);
  CHECK(db.number("SELECT count(*) FROM partial") == 0);
  Statement run(db, "SELECT hash, low, \"RR[x,\"\"y\"\"]\" FROM run WHERE run = ?");
  const std::uint64_t number = run_number(plan, {1, 1, 5});
  run.bind(1, number);
  REQUIRE(run.step());
  CHECK(run.text(0) == hash_text16(known_hash(5, 1, 1)));
  CHECK(run.real(1) == known_value(7, 5, 1, 1, 0));
  CHECK(run.real(2) == known_value(7, 5, 1, 1, 1));
  Statement series(db, "SELECT ticks FROM series WHERE run = ?");
  series.bind(1, number);
  REQUIRE(series.step());
  ByteReader in(series.blob(0));
  const double last = known_value(7, 5, 1, 1, 0);
  for (int t = 1; t <= 3; ++t) CHECK(in.f64() == last * t / 3);
  CHECK(in.left() == 3 * 8);
  Statement effect(db, "SELECT mean, n, arm, baseline FROM effect WHERE point = 0 LIMIT 1");
  REQUIRE(effect.step());
  CHECK(effect.real(0) == Approx(0.25));
  CHECK(effect.integer(1) == 9);
  CHECK(effect.text(2) == "other");
  CHECK(effect.text(3) == "baseline");
  CHECK(db.text("SELECT x FROM design WHERE point = 1") == "0.75");
}

TEST_CASE("a store is read while it is written", "[threads]") {
  const TemporaryFolder folder;
  const SweepPlan plan = known_plan(8, 64, Kept::runs);
  const std::string path = folder / "s.db";
  Store store(path, plan, known_description(plan, nullptr));
  Sweep sweep(plan, store, store.progress());
  TaskWorker worker(plan, known_arms());
  std::int64_t seen = 0;
  while (const std::optional<Task> task = sweep.take()) {
    sweep.deliver(worker.run(*task));
    sweep.save();
    Database reader(path, Database::Mode::read);
    const std::int64_t cells = reader.number("SELECT count(*) FROM cell");
    CHECK(cells > seen);
    CHECK(reader.number("SELECT count(*) FROM run") == 64 * cells);
    seen = cells;
  }
  CHECK(seen == 16);
}

TEST_CASE("a store is written by one sweep at a time, and by the same one", "[threads]") {
  const TemporaryFolder folder;
  const SweepPlan plan = known_plan(4, 64, Kept::points);
  const std::string path = folder / "s.db";
  {
    Store first(path, plan, known_description(plan, nullptr));
    CHECK_THROWS_WITH(Store(path, plan, known_description(plan, nullptr)),
                      ContainsSubstring("another sweep is writing it"));
  }
  Store again(path, plan, known_description(plan, nullptr));
  again.close();
}

TEST_CASE("another experiment, another program and damage are refused", "[threads]") {
  const TemporaryFolder folder;
  const SweepPlan plan = known_plan(4, 64, Kept::points);
  const std::string path = folder / "s.db";
  REQUIRE(work(path, plan, nullptr, 1, kAll, true));
  const std::string before = dump(path);

  CHECK_THROWS_WITH(Store(path, plan, known_description(plan, nullptr, "2")),
                    ContainsSubstring("is the store of another experiment: its digest is \"1\""));
  CHECK(dump(path) == before);

  Database(folder / "other.db", Database::Mode::create).execute("CREATE TABLE t (x)");
  CHECK_THROWS_WITH(Store(folder / "other.db", plan, known_description(plan, nullptr)),
                    ContainsSubstring("database of another program"));
  std::ofstream(folder / "text.db") << std::string(5000, 'x');
  CHECK_THROWS_WITH(Store(folder / "text.db", plan, known_description(plan, nullptr)),
                    ContainsSubstring("damaged, or no SQLite database"));
  CHECK_THROWS_WITH(Store(folder / "none/s.db", plan, known_description(plan, nullptr)),
                    ContainsSubstring("cannot write"));

  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    for (int page = 1; page < 12; ++page) {
      file.seekp(4096 * page);
      file << std::string(200, '\x5a');
    }
  }
  CHECK_THROWS_WITH(Store(path, plan, known_description(plan, nullptr)),
                    ContainsSubstring("damaged"));
}

TEST_CASE("a state that cannot be read is damage, not a wrong result", "[threads]") {
  const TemporaryFolder folder;
  const SweepPlan plan = known_plan(1, 640, Kept::points);
  const std::string path = folder / "s.db";
  REQUIRE_FALSE(work(path, plan, nullptr, 1, 3, true));
  Database(path, Database::Mode::write)
      .execute("UPDATE partial SET state = substr(state, 1, length(state) - 5)");
  Store store(path, plan, known_description(plan, nullptr));
  CHECK_THROWS_WITH(store.progress(), ContainsSubstring("the state of point 0 cannot be read"));
}

TEST_CASE("parts of a sweep share the points out", "[threads]") {
  const SweepPlan plan = known_plan(100, 10, Kept::points);
  std::uint64_t points = 0, runs = 0;
  for (std::uint64_t share = 0; share < 7; ++share) {
    Store store(":memory:", plan, known_description(plan, nullptr));
    Sweep sweep(plan, store, {}, share, 7);
    TaskWorker worker(plan, known_arms());
    while (const std::optional<Task> task = sweep.take()) sweep.deliver(worker.run(*task));
    CHECK(sweep.complete());
    points += sweep.count().points;
    runs += sweep.count().runs;
  }
  CHECK(points == 100);
  CHECK(runs == 2000);
}
