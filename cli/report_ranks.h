/// Which factors of a sample go with a metric: rank correlations over its points.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "cli/report_data.h"

namespace tumen {

/// Spearman's rank correlation, ties at their middle ranks. Its 95% interval is Fisher's, with the
/// variance 1.06 / (n - 3) of Fieller, Hartley and Pearson, Biometrika 44 (1957). Not a number
/// where either side does not vary.
struct RankCorrelation {
  double rho = kNoNumber, lo = kNoNumber, hi = kNoNumber;
};

/// Ranks of finite values from 1, those of equal values at their middle.
std::vector<double> middle_ranks(std::span<const double> values);

/// Of two rankings of the same at least 4 things.
RankCorrelation rank_correlation(std::span<const double> a, std::span<const double> b);

/// Of every factor with the means of every metric, factors x arms x metrics. Nothing but for
/// Latin hypercubes and Sobol' designs of which at least 4 points are done.
std::optional<std::vector<RankCorrelation>> report_correlations(const StoreReader& store,
                                                                const ReportData& data);

}  // namespace tumen
