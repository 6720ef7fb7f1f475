#include "cli/report_series.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "analysis/moments.h"
#include "analysis/quantile_sketch.h"
#include "cli/session.h"

namespace tumen {
namespace {

/// Runs whose values a sketch takes at once: it sorts each block.
constexpr std::size_t kBlock = 256;

/// Everything that is counted of an arm at a point while its runs are read.
class CellBands {
 public:
  CellBands(std::size_t metrics, std::size_t ticks)
      : ticks_(ticks),
        moments_(metrics * ticks),
        sketch_(metrics * ticks),
        block_(metrics * ticks) {}

  void add(std::size_t metric, std::size_t tick, double value) {
    if (!std::isfinite(value)) return;
    const std::size_t at = metric * ticks_ + tick;
    moments_[at].add(value);
    block_[at].push_back(value);
    if (block_[at].size() == kBlock) flush(at);
  }

  ReportBand band(std::size_t metric) {
    ReportBand out;
    for (std::size_t at = metric * ticks_; at < (metric + 1) * ticks_; ++at) {
      flush(at);
      const ExactMoments& x = moments_[at];
      out.mean.push_back(x.mean());
      out.half.push_back(x.interval().hi - x.mean());
      for (const double p : kStoredQuantiles) {
        out.quantiles.push_back(sketch_[at].quantile(p, x.min(), x.max()));
      }
    }
    return out;
  }

 private:
  void flush(std::size_t at) {
    sketch_[at].add(block_[at]);
    block_[at].clear();
  }
  std::size_t ticks_;
  std::vector<ExactMoments> moments_;
  std::vector<QuantileSketch> sketch_;
  std::vector<std::vector<double>> block_;
};

}  // namespace

ReportSeries read_report_series(StoreReader& store, const ReportData& data,
                                const std::atomic<bool>* interrupted) {
  ReportSeries out;
  if (store.keep() != Kept::series) return out;
  const auto ticks = static_cast<std::size_t>(store.ticks());
  const std::size_t all = store.description().metrics.size(), metrics = data.metrics.size();
  constexpr std::size_t kNumbers = 2 + std::size(kStoredQuantiles);
  const std::size_t each = data.arms * metrics * ticks * kNumbers;
  out.points = std::min<std::size_t>(data.points.size(), kMostReportSeries / each);
  Statement row(store.database(),
                "SELECT s.ticks FROM run r CROSS JOIN series s USING (run) "
                "WHERE r.run >= ? AND r.run < ? ORDER BY r.run");
  std::vector<double> values;
  for (std::size_t p = 0; p < out.points; ++p) {
    for (std::size_t arm = 0; arm < data.arms; ++arm) {
      if (interrupted != nullptr && interrupted->load()) {
        throw WorkError("stopped before all series were read");
      }
      const std::uint64_t first = (data.points[p] * data.arms + arm) * store.most();
      row.bind(1, first).bind(2, first + store.most());
      CellBands bands(metrics, ticks);
      std::uint64_t runs = 0;
      for (; row.step(); ++runs) {
        if (!read_series(row.blob(0), all * ticks, values)) {
          throw UsageError(
              fmt::format("{} is damaged: the series of a run are not whole", store.path()));
        }
        for (std::size_t m = 0; m < metrics; ++m) {
          for (std::size_t t = 0; t < ticks; ++t) {
            bands.add(m, t, values[data.metrics[m] * ticks + t]);
          }
        }
      }
      row.reset();
      if (runs != data.cells[p * data.arms + arm].runs) {
        throw UsageError(fmt::format("{} is damaged: series of runs are missing", store.path()));
      }
      for (std::size_t m = 0; m < metrics; ++m) out.bands.push_back(bands.band(m));
    }
  }
  return out;
}

}  // namespace tumen
