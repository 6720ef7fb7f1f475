#include "cli/report_stall.h"

#include <algorithm>
#include <cmath>

#include "analysis/quantile_sketch.h"
#include "analysis/stall/label.h"
#include "analysis/statistics.h"

namespace tumen {
namespace {

/// How far a quantile may be from the true one, of itself rather than of the true one.
constexpr double kError = QuantileSketch::kRelativeError / (1 - QuantileSketch::kRelativeError);

void set_exact(LowRatioShare& share, std::uint64_t low, std::uint64_t n) {
  if (n == 0) return;
  share.least = share.most = static_cast<double>(low) / static_cast<double>(n);
  share.exact = true;
  const Interval interval = wilson_interval(low, n);
  share.lo = interval.lo;
  share.hi = interval.hi;
}

}  // namespace

LowRatioShare low_ratio_share(const ReportStatistic& x, double threshold) {
  LowRatioShare share;
  if (x.n == 0) return share;
  if (x.max <= threshold) set_exact(share, x.n, x.n);
  if (x.min > threshold) set_exact(share, 0, x.n);
  if (share.exact) return share;
  // A quantile of type 7 lies between two runs: floor(p (n-1)) + 1 runs are at most the upper of
  // them, so a run more or less is left open besides the error of the sketch.
  const auto n = static_cast<double>(x.n);
  share.least = 1 / n;
  share.most = 1 - 1 / n;
  for (std::size_t q = 0; q < x.quantiles.size(); ++q) {
    const double place = kStoredQuantiles[q] * (n - 1);
    const double error = kError * std::abs(x.quantiles[q]);
    if (x.quantiles[q] + error <= threshold) {
      share.least = std::max(share.least, (std::floor(place) + 1) / n);
    }
    if (x.quantiles[q] - error > threshold) {
      share.most = std::min(share.most, (std::floor(place) + 1) / n);
    }
  }
  return share;
}

LowRatioShares low_ratio_shares(StoreReader& store, const ReportData& data) {
  LowRatioShares out;
  out.threshold = StallRule{}.stalled;
  for (std::size_t m = 0; m < data.metrics.size(); ++m) {
    if (store.description().metrics[data.metrics[m]].name.starts_with("RR[")) {
      out.metrics.push_back(m);
    }
  }
  out.shares.resize(data.cells.size() * out.metrics.size());
  for (std::size_t cell = 0; cell < data.cells.size(); ++cell) {
    for (std::size_t k = 0; k < out.metrics.size(); ++k) {
      out.shares[cell * out.metrics.size() + k] = low_ratio_share(
          data.statistics[cell * data.metrics.size() + out.metrics[k]], out.threshold);
    }
  }
  if (store.keep() == Kept::points) return out;
  for (std::size_t k = 0; k < out.metrics.size(); ++k) {
    const std::string column =
        quoted_name(store.description().metrics[data.metrics[out.metrics[k]]].name);
    Statement row(store.database(), "SELECT count(" + column + "), sum(" + column +
                                        " <= ?3) FROM run WHERE run >= ?1 AND run < ?2");
    row.bind(3, out.threshold);
    for (std::size_t cell = 0; cell < data.cells.size(); ++cell) {
      const std::uint64_t first =
          (data.points[cell / data.arms] * data.arms + cell % data.arms) * store.most();
      row.bind(1, first).bind(2, first + store.most());
      if (row.step()) {
        set_exact(out.shares[cell * out.metrics.size() + k],
                  static_cast<std::uint64_t>(row.integer(1)),
                  static_cast<std::uint64_t>(row.integer(0)));
      }
      row.reset();
    }
  }
  return out;
}

}  // namespace tumen
