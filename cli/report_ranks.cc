#include "cli/report_ranks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/statistics.h"

namespace tumen {
namespace {

constexpr std::size_t kLeastPoints = 4;

}  // namespace

std::vector<double> middle_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t k) { return values[k]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) ++last;
    for (std::size_t k = first; k <= last; ++k) {
      ranks[order[k]] = 1 + static_cast<double>(first + last) / 2;
    }
    first = last + 1;
  }
  return ranks;
}

RankCorrelation rank_correlation(std::span<const double> a, std::span<const double> b) {
  const double middle = (static_cast<double>(a.size()) + 1) / 2;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    ab += (a[k] - middle) * (b[k] - middle);
    aa += (a[k] - middle) * (a[k] - middle);
    bb += (b[k] - middle) * (b[k] - middle);
  }
  if (aa == 0 || bb == 0) return {};
  const double rho = std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
  const double z = std::atanh(rho);
  const double half =
      normal_quantile(0.975) * std::sqrt(1.06 / (static_cast<double>(a.size()) - 3));
  return {rho, std::tanh(z - half), std::tanh(z + half)};
}

std::optional<std::vector<RankCorrelation>> report_correlations(const StoreReader& store,
                                                                const ReportData& data) {
  const std::string& kind = store.fact("design");
  if (kind != "latin-hypercube" && kind != "sobol") return std::nullopt;
  if (data.points.size() < kLeastPoints || data.factors == 0) return std::nullopt;
  std::vector<double> values(data.points.size());
  std::vector<std::vector<double>> factors;
  for (std::size_t f = 0; f < data.factors; ++f) {
    for (std::size_t p = 0; p < values.size(); ++p) values[p] = data.factor(p, f);
    factors.push_back(middle_ranks(values));
  }
  std::vector<RankCorrelation> out(data.factors * data.arms * data.metrics.size());
  for (std::size_t arm = 0; arm < data.arms; ++arm) {
    for (std::size_t m = 0; m < data.metrics.size(); ++m) {
      for (std::size_t p = 0; p < values.size(); ++p) {
        values[p] = data.statistics[data.at(p, arm, m)].mean;
      }
      // A point whose runs have all failed has no mean, and no rank.
      if (std::ranges::any_of(values, [](double x) { return std::isnan(x); })) continue;
      const std::vector<double> ranks = middle_ranks(values);
      for (std::size_t f = 0; f < data.factors; ++f) {
        out[data.at(f, arm, m)] = rank_correlation(factors[f], ranks);
      }
    }
  }
  return out;
}

}  // namespace tumen
