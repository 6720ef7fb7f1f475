#include "sim/run.h"

namespace tumen::detail {
namespace {

Word select_word(Mask m, Word yes, Word no) {
  const Word chosen(bits<WordVector>(m.v));
  return (yes & chosen) | (no & (chosen ^ Word(~std::uint64_t{0})));
}

std::size_t first_not_finite(std::span<const Real> metrics, int lane) {
  std::size_t m = 0;
  while (is_finite(metrics[m])[lane]) ++m;
  return m;
}

}  // namespace

void record_tick(RunState& state, Recorder& recorder) {
  Mask finite = true;
  Word hash = state.hash;
  for (const Real& x : state.metrics) {
    finite &= is_finite(x);
    hash = hash_step(hash, x);
  }
  state.hash = select_word(state.open, hash, state.hash);

  const Mask closing = state.open & !finite;
  state.open &= finite;
  const int tick = state.ticks_done;
  if (any(closing)) {
    for (int lane = 0; lane < kLanes; ++lane) {
      if (closing[lane]) recorder.failed(lane, tick, first_not_finite(state.metrics, lane));
    }
  }
  recorder.tick(tick, state.metrics, state.open);
  ++state.ticks_done;
}

void record_end(const FieldSet& fields, RunState& state, Recorder& recorder) {
  state.hash = select_word(state.open, hash_fields(state.hash, fields), state.hash);
  Word shown = 0;
  for (int lane = 0; lane < kLanes; ++lane) shown.set(lane, mix64(state.hash[lane]));
  recorder.finished(shown, state.open);
}

}  // namespace tumen::detail
