/// Quantile bands over time.
#pragma once

#include "analysis/ensemble.h"

namespace tumen::detail {

/// Fills the bands of `result` from `values` (ticks x metrics x runs, NaN where a run had failed)
/// on `jobs` threads.
void fill_bands(EnsembleResult& result, std::span<const double> values, std::size_t runs, int jobs);

}  // namespace tumen::detail
