// Ranks that are threads of this process.
#include "analysis/experiment/sweep_ranks.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <thread>

#include "tests/analysis/sweep_support.h"
#include "tests/catch.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// Replications that cannot all be made while a test runs.
constexpr std::uint64_t kForever = 1'000'000'000'000;

/// Letters on their way.
struct Post {
  explicit Post(int ranks) : boxes(static_cast<std::size_t>(ranks)) {}
  std::mutex mutex;
  std::vector<std::deque<Letter>> boxes;
};

class ThreadRanks : public Ranks {
 public:
  ThreadRanks(Post& post, int rank) : post_(post), rank_(rank) {}
  int rank() const override { return rank_; }
  int count() const override { return static_cast<int>(post_.boxes.size()); }
  std::string host() const override { return "here"; }
  void post(int to, std::string_view bytes) override {
    const std::lock_guard lock(post_.mutex);
    post_.boxes[static_cast<std::size_t>(to)].push_back({rank_, std::string(bytes)});
  }
  std::optional<Letter> receive() override {
    const std::lock_guard lock(post_.mutex);
    auto& box = post_.boxes[static_cast<std::size_t>(rank_)];
    if (box.empty()) return std::nullopt;
    Letter letter = std::move(box.front());
    box.pop_front();
    return letter;
  }
  bool all_sent() override { return true; }

 private:
  Post& post_;
  int rank_;
};

/// Helpers that are at work while it lives; host.end() must have been called then.
class Helpers {
 public:
  using Prepare = std::function<HelperSweep(int rank)>;
  Helpers(Post& post, const Prepare& prepare, const std::atomic<bool>* interrupted = nullptr)
      : codes(post.boxes.size() - 1, -1) {
    for (int rank = 1; rank < static_cast<int>(post.boxes.size()); ++rank) {
      threads_.emplace_back([this, &post, prepare, rank, interrupted] {
        ThreadRanks ranks(post, rank);
        codes[static_cast<std::size_t>(rank - 1)] = help_sweep(
            ranks, [&] { return prepare(rank); }, interrupted);
      });
    }
  }
  void wait() { threads_.clear(); }
  std::vector<int> codes;

 private:
  std::vector<std::jthread> threads_;
};

Helpers::Prepare same(const SweepPlan& plan, int threads, std::uint64_t failing_luck = 3) {
  return [&plan, threads, failing_luck](int) {
    return HelperSweep{&plan, known_arms(failing_luck), "known", threads};
  };
}

/// Keeps, in the order of groups, what a store would.
class Keeper : public SweepSink {
 public:
  void add_runs(const TaskResult& result) override { result.write(runs_); }
  void finish_group(std::uint64_t group, const GroupState& state) override {
    std::string bytes;
    ByteWriter out(bytes);
    for (const CellStatistics& cell : state.cells) cell.write(out);
    groups[group] = bytes;
  }
  void save(const std::map<std::uint64_t, GroupState>&) override { ++saves; }
  std::map<std::uint64_t, std::string> groups;
  int saves = 0;

 private:
  std::string bytes_;
  ByteWriter runs_{bytes_};
};

std::map<std::uint64_t, std::string> alone(const SweepPlan& plan) {
  Keeper keeper;
  Sweep sweep(plan, keeper, {});
  TaskWorker worker(plan, known_arms(3));
  while (const std::optional<Task> task = sweep.take()) sweep.deliver(worker.run(*task));
  return keeper.groups;
}

/// Fails in the batch that holds `bad`, at all points.
class BrokenArm : public KnownArm {
 public:
  using KnownArm::KnownArm;
  void run(const Batch& batch, Mask active, Recorder& recorder) override {
    for (int lane = 0; lane < kLanes; ++lane) {
      if (batch.keys.run[lane] == 100) throw std::runtime_error("run 100 is bad");
    }
    KnownArm::run(batch, active, recorder);
  }
};

}  // namespace

TEST_CASE("any number of ranks gives the same bits", "[threads]") {
  SweepPlan plan = known_plan(40, 300, Kept::points);
  SECTION("with fixed replications") {}
  SECTION("with series") { plan = known_plan(100, 9, Kept::series); }
  SECTION("with a rule of precision") {
    plan.least = 100;
    plan.precision = StopRule{0, 0.04, false};
  }
  const auto expected = alone(plan);
  for (const int ranks : {2, 4}) {
    for (const int threads : {1, 3}) {
      Post post(ranks);
      Helpers helpers(post, same(plan, threads));
      ThreadRanks own(post, 0);
      SweepHost host(own);
      Keeper keeper;
      Sweep sweep(plan, keeper, {});
      host.serve(sweep, "known", {}, [] {});
      host.end(0);
      helpers.wait();
      CHECK(sweep.complete());
      CHECK(keeper.groups == expected);
      CHECK(std::ranges::count(helpers.codes, 0) == ranks - 1);
    }
  }
}

TEST_CASE("rank 0 may work too, on threads of its own", "[threads]") {
  const SweepPlan plan = known_plan(60, 200, Kept::points);
  Post post(3);
  Helpers helpers(post, same(plan, 1));
  ThreadRanks own(post, 0);
  SweepHost host(own);
  Keeper keeper;
  Sweep sweep(plan, keeper, {});
  {
    const std::jthread worker([&] {
      TaskWorker at(plan, known_arms(3));
      while (const std::optional<Task> task = sweep.take()) sweep.deliver(at.run(*task));
    });
    host.serve(sweep, "known", {}, [] {});
  }
  host.end(0);
  CHECK(sweep.complete());
  CHECK(keeper.groups == alone(plan));
}

TEST_CASE("what a rank cannot do is told, with its name, and all ranks end alike", "[threads]") {
  const SweepPlan plan = known_plan(1, kForever, Kept::points);
  Helpers::Prepare prepare;
  std::string message;
  int code = 1;
  SECTION("bad input") {
    code = 2;
    message = "rank 2 on here: no file";
    prepare = [&plan](int rank) {
      if (rank == 2) throw RankError(2, "no file");
      return same(plan, 1)(rank);
    };
  }
  SECTION("a run that throws") {
    message = " on here: run 100 is bad";
    prepare = [&plan](int) {
      return HelperSweep{&plan, [](std::size_t arm) { return std::make_unique<BrokenArm>(arm); },
                         "known", 2};
    };
  }
  SECTION("other files") {
    message = "rank 1 on here has other files";
    prepare = [&plan](int rank) {
      HelperSweep sweep = same(plan, 1)(rank);
      if (rank == 1) sweep.identity = "other";
      return sweep;
    };
  }
  Post post(4);
  Helpers helpers(post, prepare);
  ThreadRanks own(post, 0);
  SweepHost host(own);
  Keeper keeper;
  Sweep sweep(plan, keeper, {});
  try {
    host.serve(sweep, "known", {}, [] {});
    FAIL("nothing was told");
  } catch (const RankError& error) {
    CHECK(error.code == code);
    CHECK(std::string(error.what()).find(message) != std::string::npos);
  }
  host.end(code);
  helpers.wait();
  CHECK(std::ranges::count(helpers.codes, code) == 3);
  sweep.save();
  CHECK(keeper.saves == 1);
}

TEST_CASE("an interrupted rank stops the sweep of all", "[threads]") {
  const SweepPlan plan = known_plan(1, kForever, Kept::points);
  const std::atomic<bool> interrupted = true;
  Post post(3);
  Helpers helpers(post, same(plan, 1), &interrupted);
  ThreadRanks own(post, 0);
  SweepHost host(own);
  Keeper keeper;
  Sweep sweep(plan, keeper, {});
  host.serve(sweep, "known", {}, [] {});
  host.end(1);
  helpers.wait();
  CHECK_FALSE(sweep.complete());
  CHECK(std::ranges::count(helpers.codes, 1) == 2);
}

TEST_CASE("rank 0 stops serving when asked to, also when nobody comes", "[threads]") {
  const SweepPlan plan = known_plan(40, 300, Kept::points);
  Post post(3);
  ThreadRanks own(post, 0);
  SweepHost host(own);
  Keeper keeper;
  Sweep sweep(plan, keeper, {});
  SECTION("by whom it heeds") {
    int calls = 0;
    host.serve(sweep, "known", {}, [&] {
      if (++calls == 3) sweep.stop();
    });
    CHECK(calls == 3);
  }
  SECTION("by a thread that failed") {
    std::stop_source failed;
    failed.request_stop();
    host.serve(sweep, "known", failed.get_token(), [] {});
  }
  Helpers late(post, same(plan, 1));
  host.end(1);
  late.wait();
  CHECK(std::ranges::count(late.codes, 1) == 2);
}
