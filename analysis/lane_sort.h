/// Sorting of many columns side by side.
#pragma once

#include <span>

#include "core/lanes.h"

namespace tumen::detail {

/// Sorts each lane of `column` by itself, ascending; the numbers are not NaN. The comparisons are
/// the same whatever the numbers, so that lanes need not wait for each other: merge exchange, K. E.
/// Batcher, "Sorting networks and their applications", AFIPS 1968 (Knuth, *The Art of Computer
/// Programming* 3, 5.2.2, algorithm M).
void sort_lanes(std::span<Real> column);

}  // namespace tumen::detail
