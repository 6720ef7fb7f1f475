/// Counter-based random draws: a draw is a pure function of what it is for.
///
/// A draw is keyed (seed, run, tick, agent key, docket key, draw). There is no generator with a
/// state, so arms of an experiment share their luck, adding an agent shifts nobody's luck, and
/// neither threads nor batches matter. To reproduce a draw elsewhere:
///
///     stream   = combine(agent_key, docket_key)              (core/hash.h)
///     id       = combine(stream, tick * 2^32 + draw)
///     key      = seed mod 2^32, seed / 2^32
///     counter  = run mod 2^32, run / 2^32, id mod 2^32, id / 2^32
///     w        = Philox4x32-10(counter, key)                 (core/philox.h)
///     uniform  = ((w[1] * 2^32 + w[0]) / 2^11) * 2^-53       (integer division)
///
/// Seed and run belong to a lane; the rest is the same for the whole batch. Draws of different
/// runs under one seed use different counters; `id` is a bijection of (tick, draw) for a given
/// stream and of the stream for a given (tick, draw).
#pragma once

#include <cstdint>

#include "core/hash.h"
#include "core/lanes.h"
#include "core/philox.h"

namespace tumen {

/// What identifies each lane's history among all histories: any two 64-bit words.
struct RunKeys {
  Word seed;
  Word run;
};

/// The stream of an agent's draws about one docket; keys are stable 64-bit keys of the entities.
constexpr std::uint64_t stream_id(std::uint64_t agent_key, std::uint64_t docket_key) {
  return combine(agent_key, docket_key);
}

/// The upper 53 bits of a word as a number in [0, 1): (w / 2^11) * 2^-53, integer division.
inline Real unit_interval(Word w) { return number(w >> 11) * 0x1p-53; }

/// A number in [0, 1) per lane, a multiple of 2^-53, uniform.
inline Real uniform(const RunKeys& keys, std::uint64_t stream, std::uint32_t tick,
                    std::uint32_t draw) {
  const std::uint64_t id = combine(stream, (std::uint64_t{tick} << 32) | draw);
  const Word low32(0xffffffffULL);
  const Philox counter = {
      {keys.run & low32, keys.run >> 32, Word(id & 0xffffffffULL), Word(id >> 32)}};
  const Philox random = philox4x32(counter, keys.seed & low32, keys.seed >> 32);
  return unit_interval((random.w[1] << 32) | random.w[0]);
}

}  // namespace tumen
