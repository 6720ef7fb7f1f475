#include "analysis/paired.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "analysis/statistics.h"

namespace tumen {
namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

PairedDifference compare_metric(const EnsembleResult& baseline, std::size_t metric,
                                const EnsembleResult& arm, std::size_t arm_metric,
                                std::uint64_t runs) {
  PairedDifference out;
  out.info = baseline.metrics[metric];
  std::vector<double> differences;
  double sum = 0;
  for (std::uint64_t k = 0; k < runs; ++k) {
    const double b = baseline.final_metrics[k * baseline.metrics.size() + metric];
    const double a = arm.final_metrics[k * arm.metrics.size() + arm_metric];
    if (std::isnan(b) || std::isnan(a)) continue;
    sum += b;
    out.changed += same_bits(a, b) ? 0U : 1U;
    differences.push_back(a - b);
  }
  out.n = differences.size();
  out.baseline = out.n > 0 ? sum / static_cast<double>(out.n) : std::nan("");
  out.difference = mean(differences);
  out.sd = standard_deviation(differences);
  const Interval ci = mean_interval(out.difference, out.sd, out.n);
  out.lo = ci.lo;
  out.hi = ci.hi;
  return out;
}

}  // namespace

const PairedDifference* PairedComparison::find(std::string_view name) const {
  const auto at = std::ranges::find_if(
      metrics, [name](const PairedDifference& d) { return d.info.name == name; });
  return at == metrics.end() ? nullptr : &*at;
}

PairedComparison compare_paired(const EnsembleResult& baseline, const EnsembleResult& arm) {
  PairedComparison out;
  out.runs = std::min(baseline.kept_runs, arm.kept_runs);
  const auto failed = [](const EnsembleResult& result, std::uint64_t run) {
    return std::ranges::binary_search(result.failures, run, {}, &RunFailure::run);
  };
  for (std::uint64_t k = 0; k < out.runs; ++k) {
    const std::uint64_t run = baseline.first_run + k;
    if (failed(baseline, run) || failed(arm, run)) {
      ++out.dropped;
    } else if (baseline.run_hash[k] != arm.run_hash[k]) {
      ++out.histories_changed;
    }
  }
  for (std::size_t m = 0; m < baseline.metrics.size(); ++m) {
    const int other = arm.find_metric(baseline.metrics[m].name);
    if (other < 0) continue;
    out.metrics.push_back(
        compare_metric(baseline, m, arm, static_cast<std::size_t>(other), out.runs));
  }
  return out;
}

}  // namespace tumen
