#include "analysis/experiment/gather.h"

#include <filesystem>
#include <fstream>

#include "tests/analysis/sweep_support.h"
#include "tests/catch.h"
#include "tests/support/temporary_folder.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

struct Share {
  std::uint64_t share = 0, shares = 1;
};

/// Points of a share of the plan.
std::uint64_t points_of(const SweepPlan& plan, Share s) {
  const TaskGrid grid(plan);
  std::uint64_t points = 0;
  for (std::uint64_t g = s.share; g < grid.groups(); g += s.shares)
    points += grid.task(g, 0).points;
  return points;
}

StoreDescription describe(const SweepPlan& plan, const std::vector<double>* design, Share s,
                          const std::string& digest) {
  StoreDescription d = known_description(plan, design, digest);
  if (s.shares == 1) return d;
  d.manifest.emplace_back(kPartKey, std::to_string(s.share + 1) + "/" + std::to_string(s.shares));
  d.manifest.emplace_back(kPartPointsKey, std::to_string(points_of(plan, s)));
  return d;
}

/// Works on a share, for `tasks` tasks at most.
std::string sweep(const std::string& path, const SweepPlan& plan, const std::vector<double>* design,
                  Share s = {}, std::uint64_t tasks = ~std::uint64_t{0},
                  const std::string& digest = "1") {
  Store store(path, plan, describe(plan, design, s, digest));
  Sweep sweep(plan, store, store.progress(), s.share, s.shares);
  TaskWorker worker(plan, known_arms(3));
  for (; tasks > 0; --tasks) {
    const std::optional<Task> task = sweep.take();
    if (!task) break;
    sweep.deliver(worker.run(*task));
  }
  sweep.save();
  store.close();
  return path;
}

}  // namespace

TEST_CASE("parts make the store that one sweep makes", "[threads]") {
  const TemporaryFolder folder;
  SweepPlan plan = known_plan(20, 150, Kept::points);
  SECTION("keeping points") {}
  SECTION("keeping runs, failed ones among them") { plan.keep = Kept::runs; }
  SECTION("keeping series, several points in a task") { plan = known_plan(100, 6, Kept::series); }
  SECTION("until a precision is reached") {
    plan.keep = Kept::runs;
    plan.least = 64;
    plan.most = 1000;
    plan.precision = StopRule{0, 0.025, false};
  }
  const std::vector<double> design(plan.points, 0.5);
  const std::string whole = dump(sweep(folder / "whole.db", plan, &design));
  std::vector<std::string> parts;
  for (const std::uint64_t k : {2U, 0U, 1U}) {
    parts.push_back(sweep(folder / ("part-" + std::to_string(k) + ".db"), plan, &design, {k, 3}));
  }
  const std::string before = dump(parts[1]);
  const Gathered gathered = gather_stores(folder / "all.db", parts);
  CHECK(dump(folder / "all.db") == whole);
  CHECK(dump(parts[1]) == before);
  CHECK(gathered.done == plan.points);
  CHECK(gathered.points == plan.points);
  CHECK(gathered.parts[0].number == 3);
  CHECK(gathered.parts[0].of == 3);
  CHECK(gathered.parts[2].done == gathered.parts[2].expected);
  Database all(folder / "all.db", Database::Mode::read);
  CHECK(gathered.runs == static_cast<std::uint64_t>(all.number("SELECT sum(runs) FROM cell")));
  CHECK(all.number("SELECT count(*) FROM result") > 0);
  // Nothing else is left behind.
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    CHECK(entry.path().extension() == ".db");
  }
}

TEST_CASE("a store with missing points is completed by a sweep", "[threads]") {
  const TemporaryFolder folder;
  const SweepPlan plan = known_plan(12, 200, Kept::runs);
  const std::vector<double> design(plan.points, 0.5);
  const std::string whole = dump(sweep(folder / "whole.db", plan, &design));
  // 4 rounds to a point: the first part ends amid its second.
  const std::string one = sweep(folder / "1.db", plan, &design, {0, 3}, 6);
  const std::string three = sweep(folder / "3.db", plan, &design, {2, 3});
  const Gathered gathered = gather_stores(folder / "all.db", {one, three});
  CHECK(gathered.done == 5);
  CHECK(gathered.parts[0].done == 1);
  CHECK(gathered.parts[0].expected == 4);
  sweep(folder / "all.db", plan, &design);
  CHECK(dump(folder / "all.db") == whole);
}

TEST_CASE("what does not belong together is refused, and leaves nothing", "[threads]") {
  const TemporaryFolder folder;
  const SweepPlan plan = known_plan(12, 100, Kept::points);
  const std::string one = sweep(folder / "1.db", plan, nullptr, {0, 2});
  const std::string two = sweep(folder / "2.db", plan, nullptr, {1, 2});
  const std::string all = folder / "all.db";
  SECTION("the same part twice") {
    CHECK_THROWS_WITH(gather_stores(all, {one, two, one}),
                      ContainsSubstring("1.db and " + one + " both hold point 0, and it holds 5"));
  }
  SECTION("parts that overlap") {
    const std::string third = sweep(folder / "3.db", plan, nullptr, {2, 3});
    CHECK_THROWS_WITH(gather_stores(all, {one, two, third}),
                      ContainsSubstring("3.db and " + one + " both hold point 2"));
  }
  SECTION("another experiment") {
    const std::string other = sweep(folder / "o.db", plan, nullptr, {1, 2}, 1, "2");
    CHECK_THROWS_WITH(
        gather_stores(all, {one, other}),
        ContainsSubstring("another experiment than " + one + ": its digest is \"2\""));
  }
  SECTION("something else") {
    std::ofstream(folder / "text.db") << std::string(5000, 'x');
    CHECK_THROWS_WITH(gather_stores(all, {one, folder / "text.db"}),
                      ContainsSubstring("text.db") && ContainsSubstring("no SQLite database"));
    CHECK_THROWS_WITH(gather_stores(all, {one, folder / "none.db"}),
                      ContainsSubstring("there is no store"));
    CHECK_FALSE(fs::exists(folder / "none.db"));
  }
  CHECK_FALSE(fs::exists(all));
  CHECK_FALSE(fs::exists(all + ".draft"));
  CHECK_FALSE(fs::exists(all + ".lock"));
  CHECK_THROWS_WITH(gather_stores(one, {two}), ContainsSubstring("exists already"));
}

TEST_CASE("a part goes on as that part only", "[threads]") {
  const TemporaryFolder folder;
  const SweepPlan plan = known_plan(12, 100, Kept::points);
  const std::string one = sweep(folder / "1.db", plan, nullptr, {0, 2}, 1);
  CHECK_THROWS_WITH(sweep(one, plan, nullptr, {1, 2}),
                    ContainsSubstring("is a store of part 1/2 of the sweep, not of part 2/2"));
  CHECK_THROWS_WITH(sweep(one, plan, nullptr), ContainsSubstring("not of the whole sweep"));
  sweep(one, plan, nullptr, {0, 2});
  const std::string whole = sweep(folder / "whole.db", plan, nullptr, {}, 1);
  CHECK_THROWS_WITH(sweep(whole, plan, nullptr, {0, 2}),
                    ContainsSubstring("is a store of the whole sweep, not of part 1/2"));
}
