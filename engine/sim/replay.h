/// One history again, with everything about it observed.
#pragma once

#include <cstdint>
#include <limits>
#include <utility>

#include "core/model.h"
#include "sim/batch.h"
#include "sim/record.h"
#include "sim/run.h"

namespace tumen {

/// Which history: the run `run` of an ensemble with these options.
struct RunAddress {
  std::uint64_t seed = 1;
  std::uint64_t run = 0;
  std::uint64_t runs_per_point = 1;
};

inline constexpr int kLastTick = std::numeric_limits<int>::max();

/// Runs one history in `world` up to and including tick `last_tick`, with its whole series. The
/// observer (may be null) hears of it in lane 0; the other lanes hold the same history. `world` is
/// left as it was after the last tick. With the default `last_tick` the record is the one of the
/// ensemble, hash included; a history cut short has the hash of its part.
template <Model M>
RunRecord replay_in(const M& model, typename M::World& world, const RunAddress& address,
                    Observer* observer, int last_tick = kLastTick) {
  const int ticks = model.ticks();
  const int end = last_tick < ticks ? last_tick + 1 : ticks;
  const Batch batch = make_batch(address.seed, address.run, 1, address.runs_per_point);
  RunState state(model.metrics().size());
  RunRecorder recorder(model.metrics(), ticks, true);
  recorder.start(batch, first_lanes(1));
  start_batch(model, world, batch, first_lanes(1), state);
  advance_batch(model, world, batch, end, state, recorder, observer);
  finish_batch(model, world, state, recorder);
  return std::move(recorder.record(0));
}

/// The same in a world of its own.
template <Model M>
RunRecord replay(const M& model, std::uint64_t seed, std::uint64_t run, Observer* observer,
                 int last_tick = kLastTick, std::uint64_t runs_per_point = 1) {
  const auto world = model.make_world();
  return replay_in(model, *world, {seed, run, runs_per_point}, observer, last_tick);
}

}  // namespace tumen
