#include "sim/batch.h"

#include <algorithm>

namespace tumen {

Mask first_lanes(int count) {
  Mask m = false;
  for (int lane = 0; lane < kLanes; ++lane) m.set(lane, lane < count);
  return m;
}

Batch make_batch(std::uint64_t seed, std::uint64_t first_run, int count,
                 std::uint64_t runs_per_point) {
  Batch batch;
  batch.keys.seed = Word(seed);
  for (int lane = 0; lane < kLanes; ++lane) {
    const std::uint64_t run = first_run + static_cast<std::uint64_t>(std::min(lane, count - 1));
    batch.keys.run.set(lane, run);
    batch.point.set(lane, run / runs_per_point);
  }
  return batch;
}

}  // namespace tumen
