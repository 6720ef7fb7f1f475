#include "sim/snapshot.h"

#include "sim/batch.h"
#include "tests/catch.h"
#include "tests/sim/tribute_model.h"

using namespace tumen;
using tumen::test::TributeModel;

TEST_CASE("a run continued from a snapshot equals the uninterrupted run") {
  const TributeModel model(2, 15);  // run 2 fails after the snapshot
  const Batch batch = make_batch(3, 0, kLanes);
  const Mask active = first_lanes(kLanes);
  RunState state(model.metrics().size());

  const auto world = model.make_world();
  RunRecorder whole(model.metrics(), model.ticks(), true);
  whole.start(batch, active);
  run_batch(model, *world, batch, active, state, whole);

  const int pause = GENERATE(0, 1, 9, 16, 20);
  RunRecorder parts(model.metrics(), model.ticks(), true);
  parts.start(batch, active);
  start_batch(model, *world, batch, active, state);
  advance_batch(model, *world, batch, pause, state, parts);
  const Snapshot snapshot = take_snapshot(world->fields, state);
  advance_batch(model, *world, batch, model.ticks(), state, whole);  // the original goes on

  const auto other = model.make_world();
  RunState resumed = restore(snapshot, other->fields);
  CHECK(resumed.ticks_done == pause);
  advance_batch(model, *other, batch, model.ticks(), resumed, parts);
  finish_batch(model, *other, resumed, parts);
  for (int lane = 0; lane < kLanes; ++lane) {
    CHECK(parts.record(lane).hash == whole.record(lane).hash);
    CHECK(parts.record(lane).ticks == whole.record(lane).ticks);
    CHECK(parts.record(lane).failure.has_value() == (lane == 2));
  }
}
