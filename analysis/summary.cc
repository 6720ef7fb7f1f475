#include "analysis/summary.h"

#include <algorithm>
#include <cmath>

#include "analysis/statistics.h"

namespace tumen {
namespace {

std::optional<double> luck_share(const EnsembleResult& result, std::span<const double> finals) {
  std::vector<std::vector<double>> by_point;
  const std::uint64_t first_point = result.first_run / result.runs_per_point;
  for (std::size_t k = 0; k < finals.size(); ++k) {
    const std::uint64_t point = (result.first_run + k) / result.runs_per_point - first_point;
    by_point.resize(std::max<std::size_t>(by_point.size(), point + 1));
    if (!std::isnan(finals[k])) by_point[point].push_back(finals[k]);
  }
  const auto shares = luck_and_parameters(by_point);
  return shares ? std::optional(shares->luck_share) : std::nullopt;
}

std::vector<double> path_of(const EnsembleResult& result, const std::vector<double>& cells,
                            std::size_t metric) {
  std::vector<double> path;
  for (std::size_t i = metric; i < cells.size(); i += result.metrics.size()) {
    path.push_back(cells[i]);
  }
  return path;
}

MetricSummary summarise_metric(const EnsembleResult& result, std::size_t metric) {
  MetricSummary s;
  s.info = result.metrics[metric];
  s.path_mean = path_of(result, result.path_mean, metric);
  s.path_q05 = path_of(result, result.path_q05, metric);
  s.path_q95 = path_of(result, result.path_q95, metric);

  const std::size_t last = result.path_mean.size() - result.metrics.size() + metric;
  s.n = result.ticks > 0 ? result.path_n.back() : 0;
  s.mean = s.n > 0 ? result.path_mean[last] : std::nan("");
  s.sd = s.n > 0 ? result.path_sd[last] : std::nan("");
  const Interval ci = mean_interval(s.mean, s.sd, s.n);
  s.lo = ci.lo;
  s.hi = ci.hi;
  s.min = result.final_min[metric];
  s.max = result.final_max[metric];

  const std::vector<double> finals = result.finals_of(metric);
  s.luck_share = luck_share(result, finals);
  std::vector<double> sorted;
  std::ranges::remove_copy_if(finals, std::back_inserter(sorted),
                              [](double x) { return std::isnan(x); });
  std::ranges::sort(sorted);
  s.q05 = quantile_of_sorted(sorted, 0.05);
  s.q25 = quantile_of_sorted(sorted, 0.25);
  s.q50 = quantile_of_sorted(sorted, 0.50);
  s.q75 = quantile_of_sorted(sorted, 0.75);
  s.q95 = quantile_of_sorted(sorted, 0.95);
  return s;
}

}  // namespace

std::vector<MetricSummary> summarise(const EnsembleResult& result) {
  std::vector<MetricSummary> summaries;
  for (std::size_t m = 0; m < result.metrics.size(); ++m) {
    summaries.push_back(summarise_metric(result, m));
  }
  return summaries;
}

}  // namespace tumen
