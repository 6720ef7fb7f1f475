#include "sim/run.h"

#include "sim/batch.h"
#include "sim/replay.h"
#include "tests/catch.h"
#include "tests/sim/tribute_model.h"
#include "tests/support/count_allocations.h"

using namespace tumen;
using tumen::test::TributeModel;

namespace {

/// The records of a batch that holds any runs.
std::vector<RunRecord> run_lanes(const TributeModel& model, std::span<const std::uint64_t> runs) {
  Batch batch = make_batch(7, 0, 1);
  for (std::size_t lane = 0; lane < runs.size(); ++lane) {
    batch.keys.run.set(static_cast<int>(lane), runs[lane]);
    batch.point.set(static_cast<int>(lane), runs[lane]);
  }
  const Mask active = first_lanes(static_cast<int>(runs.size()));
  const auto world = model.make_world();
  RunState state(model.metrics().size());
  RunRecorder recorder(model.metrics(), model.ticks(), true);
  recorder.start(batch, active);
  run_batch(model, *world, batch, active, state, recorder);
  std::vector<RunRecord> records;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    records.push_back(recorder.record(static_cast<int>(k)));
  }
  return records;
}

bool same(const RunRecord& a, const RunRecord& b) {
  return a.run == b.run && a.hash == b.hash && a.final_metrics == b.final_metrics &&
         a.series == b.series && a.ticks == b.ticks && !a.failure && !b.failure;
}

}  // namespace

TEST_CASE("a run is the same alone, in any lane and with any batch-mates") {
  const TributeModel model;
  const RunRecord alone = replay(model, 7, 42, nullptr);
  REQUIRE(alone.final_metrics[1] > 0);  // it came to fights
  for (int lane = 0; lane < kLanes; ++lane) {
    std::vector<std::uint64_t> runs(kLanes);
    for (int k = 0; k < kLanes; ++k) {
      runs[static_cast<std::size_t>(k)] = k == lane ? 42U : 1000U + static_cast<unsigned>(k * lane);
    }
    const auto records = run_lanes(model, runs);
    CHECK(same(records[static_cast<std::size_t>(lane)], alone));
  }
}

TEST_CASE("a run's record holds every tick, and ends with the final metrics") {
  const TributeModel model;
  const RunRecord r = replay(model, 7, 3, nullptr);
  const std::size_t metrics = model.metrics().size();
  REQUIRE(r.ticks == model.ticks());
  REQUIRE(r.series.size() == metrics * static_cast<std::size_t>(model.ticks()));
  CHECK(std::equal(r.final_metrics.begin(), r.final_metrics.end(), r.series.end() - 12));
  double total = 0;
  for (std::size_t m = 2; m < metrics; ++m) total += r.series[m];
  CHECK(total == r.series[0]);  // the first row is a measurement of one world
}

TEST_CASE("the hash of a history is pinned") {
  const TributeModel model;
  CHECK(hex16(replay(model, 1, 0, nullptr).hash) == "3435130f74900a6f");
  CHECK(hex16(replay(model, 1, 1, nullptr).hash) == "bece7500d4feddbb");
  CHECK(hex16(replay(model, 0x123456789abcdefULL, 1ULL << 40, nullptr).hash) == "b042a04e8270e531");
}

TEST_CASE("a lane that fails is closed with its reason and disturbs no other") {
  const TributeModel sound;
  const TributeModel broken(5, 3);
  for (const std::uint64_t first : {5U, 5U - kLanes + 1U}) {
    std::vector<std::uint64_t> runs(kLanes);
    for (std::size_t k = 0; k < runs.size(); ++k) runs[k] = (first + k) % 100;
    const auto expected = run_lanes(sound, runs);
    const auto records = run_lanes(broken, runs);
    for (std::size_t k = 0; k < runs.size(); ++k) {
      if (runs[k] != 5) {
        CHECK(same(records[k], expected[k]));
        continue;
      }
      const RunRecord& r = records[k];
      REQUIRE(r.failure);
      CHECK(r.failure->run == 5);
      CHECK(r.failure->tick == 3);
      CHECK(r.failure->reason == "metric W is not finite at tick 3");
      CHECK(r.ticks == 4);
      REQUIRE(r.series.size() == 4 * broken.metrics().size());
      CHECK(std::equal(r.series.begin(), r.series.end() - 12, expected[k].series.begin()));
      CHECK(r.hash == replay(broken, 7, 5, nullptr).hash);
      CHECK(r.hash == replay(broken, 7, 5, nullptr, 3).hash);  // nothing after counts
      CHECK(r.hash != expected[k].hash);
    }
  }
}

TEST_CASE("a batch allocates nothing while it runs") {
  const TributeModel model;
  const auto world = model.make_world();
  RunState state(model.metrics().size());
  RunRecorder recorder(model.metrics(), model.ticks(), true);
  const Batch batch = make_batch(1, 0, kLanes);
  const auto run = [&] { run_batch(model, *world, batch, first_lanes(kLanes), state, recorder); };
  recorder.start(batch, first_lanes(kLanes));
  CHECK(test::allocations_during(run) == 0);
  if (test::kCountsAllocations) {
    CHECK(test::allocations_during([&] { model.make_world(); }) > 0);
  }
}
