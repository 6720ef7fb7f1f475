#include "analysis/bands.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <vector>

#include "analysis/lane_sort.h"
#include "analysis/parallel.h"
#include "analysis/statistics.h"

namespace tumen::detail {
namespace {

/// A column of every run's value, for as many cells as there are lanes; what failed runs have not
/// is infinite.
struct Columns {
  explicit Columns(std::size_t runs) : values(runs) {}

  /// Reads the cells first .. first+count-1, and sorts them.
  void read(std::span<const double> series, std::size_t first, int count) {
    const std::size_t runs = values.size();
    present.fill(0);
    for (std::size_t run = 0; run < runs; ++run) {
      for (int lane = 0; lane < kLanes; ++lane) {
        const auto cell = first + static_cast<std::size_t>(std::min(lane, count - 1));
        const double x = series[cell * runs + run];
        const bool there = !std::isnan(x);
        present[static_cast<std::size_t>(lane)] += there ? 1U : 0U;
        values[run].set(lane, there ? x : std::numeric_limits<double>::infinity());
      }
    }
    sort_lanes(values);
  }

  double quantile(int lane, double p) const {
    return quantile_of_sorted(present[static_cast<std::size_t>(lane)], p,
                              [&](std::size_t k) { return values[k][lane]; });
  }

  std::vector<Real> values;
  std::array<std::size_t, kLanes> present{};
};

}  // namespace

void fill_bands(EnsembleResult& result, std::span<const double> values, std::size_t runs,
                int jobs) {
  const std::size_t cells = result.path_mean.size();
  for (auto* band : {&result.path_q05, &result.path_q50, &result.path_q95}) band->resize(cells);
  std::atomic<std::size_t> next = 0;
  on_threads(jobs, [&](const StopToken& failed) {
    Columns columns(runs);
    while (!failed.stop_requested()) {
      const std::size_t first = next.fetch_add(kLanes);
      if (first >= cells) break;
      const int count = static_cast<int>(std::min<std::size_t>(kLanes, cells - first));
      columns.read(values, first, count);
      for (int lane = 0; lane < count; ++lane) {
        const std::size_t cell = first + static_cast<std::size_t>(lane);
        result.path_q05[cell] = columns.quantile(lane, 0.05);
        result.path_q50[cell] = columns.quantile(lane, 0.50);
        result.path_q95[cell] = columns.quantile(lane, 0.95);
      }
    }
  });
}

}  // namespace tumen::detail
