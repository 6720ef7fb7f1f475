/// Which runs go into which lanes.
#pragma once

#include <cstdint>

#include "core/lanes.h"
#include "core/model.h"

namespace tumen {

/// Lanes 0 .. count-1.
Mask first_lanes(int count);

/// Runs first_run .. first_run+count-1 of `seed` in lanes 0 .. count-1, 1 <= count <= kLanes. The
/// lanes behind them repeat the last run, so that padding opens no branch of its own. A run
/// belongs to parameter point run / runs_per_point (runs_per_point >= 1).
Batch make_batch(std::uint64_t seed, std::uint64_t first_run, int count,
                 std::uint64_t runs_per_point = 1);

}  // namespace tumen
