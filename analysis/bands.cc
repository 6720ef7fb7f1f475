#include "analysis/bands.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>

#include "analysis/block.h"
#include "analysis/parallel.h"

namespace tumen::detail {
namespace {

/// Quantile of type 7 of `values`, of which those before `from` are known to be the smallest.
/// Moves the smallest ones forward: the same bits as from sorted values, without sorting all.
/// Returns in `from` what is known then; quantiles are asked for in ascending order.
double next_quantile(std::vector<double>& values, std::ptrdiff_t& from, double p) {
  if (values.empty()) return kNaN;
  const double at = p * static_cast<double>(values.size() - 1);
  const auto below = values.begin() + static_cast<std::ptrdiff_t>(at);
  std::nth_element(values.begin() + from, below, values.end());
  from = below - values.begin();
  const double weight = at - static_cast<double>(from);
  const auto above = below + 1 == values.end() ? below : std::min_element(below + 1, values.end());
  return *below + weight * (*above - *below);
}

}  // namespace

void fill_bands(EnsembleResult& result, std::span<const double> values, std::size_t runs,
                int jobs) {
  const std::size_t metrics = result.metrics.size();
  const auto ticks = static_cast<std::size_t>(result.ticks);
  for (auto* band : {&result.path_q05, &result.path_q50, &result.path_q95}) {
    band->resize(ticks * metrics);
  }
  std::atomic<std::size_t> next = 0;
  on_threads(jobs, [&](const std::stop_token& failed) {
    std::vector<double> present;
    for (std::size_t t = next++; t < ticks && !failed.stop_requested(); t = next++) {
      for (std::size_t i = t * metrics; i < (t + 1) * metrics; ++i) {
        present.clear();
        std::ranges::remove_copy_if(values.subspan(i * runs, runs), std::back_inserter(present),
                                    [](double x) { return std::isnan(x); });
        std::ptrdiff_t from = 0;
        result.path_q05[i] = next_quantile(present, from, 0.05);
        result.path_q50[i] = next_quantile(present, from, 0.50);
        result.path_q95[i] = next_quantile(present, from, 0.95);
      }
    }
  });
}

}  // namespace tumen::detail
