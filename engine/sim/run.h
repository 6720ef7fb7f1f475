/// The run loop: a batch of histories from start to end.
///
/// A run's result depends on the model, the seed, the run index and its parameter point only:
/// never on kLanes, its lane, or which runs share the batch.
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "core/hash.h"
#include "core/model.h"
#include "sim/hash.h"
#include "sim/record.h"

namespace tumen {

/// How far a batch has come. Made once for a model and used for many batches.
struct RunState {
  explicit RunState(std::size_t metric_count) : metrics(metric_count) {}

  int ticks_done = 0;         ///< the next tick to step
  Mask active = false;        ///< lanes that are runs, not padding
  Mask open = false;          ///< active lanes that have not failed
  Word hash = 0;              ///< running hash of every metric of every tick, then of the fields
  std::vector<Real> metrics;  ///< after the last tick; NaN and stale in closed lanes
};

namespace detail {
/// After a tick: folds the metrics into the hash, closes lanes that left the finite numbers.
void record_tick(RunState& state, Recorder& recorder);
/// At the end: folds the fields into the hash of the lanes still open.
void record_end(const FieldSet& fields, RunState& state, Recorder& recorder);
}  // namespace detail

/// Sets the world to the beginning of the histories of `batch`.
template <Model M>
void start_batch(const M& model, typename M::World& world, const Batch& batch, Mask active,
                 RunState& state) {
  model.start(world, batch);
  state.ticks_done = 0;
  state.active = active;
  state.open = active;
  state.hash = Word(0);
  std::ranges::fill(state.metrics, Real());
}

/// Steps through the ticks before `end`, and measures after each.
template <Model M>
void advance_batch(const M& model, typename M::World& world, const Batch& batch, int end,
                   RunState& state, Recorder& recorder, Observer* observer = nullptr) {
  while (state.ticks_done < end) {
    model.step(world, batch, state.ticks_done, observer);
    model.measure(std::as_const(world), std::span<Real>(state.metrics));
    detail::record_tick(state, recorder);
  }
}

/// Closes the histories: their hashes are final.
template <Model M>
void finish_batch(const M&, const typename M::World& world, RunState& state, Recorder& recorder) {
  detail::record_end(world.fields, state, recorder);
}

/// A batch from start to end. Lanes outside `active` are padding. Allocates nothing itself.
template <Model M>
void run_batch(const M& model, typename M::World& world, const Batch& batch, Mask active,
               RunState& state, Recorder& recorder) {
  start_batch(model, world, batch, active, state);
  advance_batch(model, world, batch, model.ticks(), state, recorder);
  finish_batch(model, world, state, recorder);
}

}  // namespace tumen
