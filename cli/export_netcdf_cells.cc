#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "cli/export_netcdf.h"

namespace tumen::detail {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
/// Values of a chunk of a variable.
constexpr std::uint64_t kChunk = 1 << 16;

/// A variable, and the column of a table that it comes from.
struct Column {
  const char* name;
  const char* column;
  NetcdfKind kind;
  const char* long_name;
};

constexpr Column kStatistics[] = {
    {"n", "n", NetcdfKind::whole, "runs with a result"},
    {"mean", "mean", NetcdfKind::real, "mean after the last tick"},
    {"sd", "sd", NetcdfKind::real, "standard deviation, with n-1"},
    {"lo", "lo", NetcdfKind::real, "lower bound of the 95% confidence interval of the mean"},
    {"hi", "hi", NetcdfKind::real, "upper bound of the 95% confidence interval of the mean"},
    {"min", "min", NetcdfKind::real, "least value"},
    {"max", "max", NetcdfKind::real, "greatest value"},
};
constexpr Column kDifferences[] = {
    {"difference_n", "n", NetcdfKind::whole, "pairs of runs with the same luck"},
    {"difference_changed", "changed", NetcdfKind::whole, "pairs whose values differ in any bit"},
    {"difference_mean", "mean", NetcdfKind::real, "mean difference of the arm to its baseline"},
    {"difference_sd", "sd", NetcdfKind::real, "standard deviation of the differences"},
    {"difference_lo", "lo", NetcdfKind::real,
     "lower bound of the 95% confidence interval of the mean difference"},
    {"difference_hi", "hi", NetcdfKind::real,
     "upper bound of the 95% confidence interval of the mean difference"},
};

}  // namespace

void NetcdfCells::reserve(NetcdfNames& names) {
  for (const Column& c : kStatistics) names.take(c.name);
  for (const Column& c : kDifferences) names.take(c.name);
  for (const char* name : {"value_at_quantile", "runs", "failures", "hash"}) names.take(name);
}

NetcdfCells::NetcdfCells(Session& session, StoreReader& store, NetcdfWriter& file,
                         const NetcdfFrame& frame)
    : session_(session), store_(store), d_(store.description()), file_(file) {
  const std::uint64_t row = d_.arms.size() * d_.metrics.size();
  block_ = std::clamp<std::uint64_t>(kChunk / row, 1, store_.points());
  const NetcdfWriter::Shape chunk = {block_, d_.arms.size(), d_.metrics.size()};
  const std::vector<int> dimensions = {frame.point, frame.arm, frame.metric};
  std::string coordinates = frame.coordinates;
  coordinates += coordinates.empty() ? "metric_unit" : " metric_unit";
  const auto define_all = [&](std::span<const Column> columns, std::vector<Output>& outputs,
                              bool wanted) {
    if (!wanted) return;
    for (const Column& c : columns) {
      const int id = file_.variable(c.name, c.kind, dimensions, chunk);
      file_.attribute(id, "long_name", c.long_name);
      file_.attribute(id, "coordinates", coordinates);
      if (c.kind == NetcdfKind::whole) file_.attribute(id, "units", "1");
      outputs.push_back({id, c.kind, c.column});
    }
  };
  define_all(kStatistics, statistics_, true);
  const bool compared = std::ranges::any_of(
      d_.arms, [this](const StoredArm& a) { return &d_.arms[a.baseline] != &a; });
  define_all(kDifferences, differences_, compared);
  quantiles_ = file_.variable(
      "value_at_quantile", NetcdfKind::real, {frame.point, frame.arm, frame.metric, frame.quantile},
      {block_, d_.arms.size(), d_.metrics.size(), std::size(kStoredQuantiles)});
  file_.attribute(quantiles_, "long_name", "value below which that share of the runs lies");
  file_.attribute(quantiles_, "coordinates", coordinates);
  cell_block_ = std::clamp<std::uint64_t>(kChunk / d_.arms.size(), 1, store_.points());
  const NetcdfWriter::Shape cell_chunk = {cell_block_, d_.arms.size()};
  const auto cell = [&](const char* name, NetcdfKind kind, const char* long_name) {
    const int id = file_.variable(name, kind, {frame.point, frame.arm}, cell_chunk);
    file_.attribute(id, "long_name", long_name);
    return id;
  };
  run_count_ = cell("runs", NetcdfKind::whole, "runs, failed ones included");
  failures_ = cell("failures", NetcdfKind::whole, "runs without a result");
  hash_ = cell("hash", NetcdfKind::word, "hash over all runs; 0 where the point is not done");
}

void NetcdfCells::write() {
  write_cells();
  write_table("statistic", statistics_, true);
  if (!differences_.empty()) write_table("difference", differences_, false);
}

/// Rows of (point, arm, ...) in this order, in blocks of points: `begin` clears the block, `put`
/// fills a row's place in it, `write` writes it.
template <class Begin, class Put, class Write>
void NetcdfCells::by_blocks(Statement& row, std::uint64_t size, const Begin& begin, const Put& put,
                            const Write& write) {
  std::uint64_t first = 0;
  bool filled = false;
  const auto flush = [&] {
    if (session_.stopped()) throw WorkError("stopped before all was exported");
    if (filled) write(first, std::min(size, store_.points() - first));
    filled = false;
  };
  begin();
  while (row.step()) {
    const auto point = static_cast<std::uint64_t>(row.integer(0));
    const auto arm = static_cast<std::uint64_t>(row.integer(1));
    if (point >= store_.points() || arm >= d_.arms.size()) {
      throw WorkError(fmt::format("{} is damaged: it has results of point {}, arm {}",
                                  store_.path(), point, arm));
    }
    if (point >= first + size) {
      flush();
      begin();
      first = point / size * size;
    }
    put((point - first) * d_.arms.size() + arm);
    filled = true;
  }
  flush();
}

void NetcdfCells::write_cells() {
  Statement row(store_.database(),
                "SELECT point, arm, runs, failures, hash FROM cell ORDER BY point, arm");
  const std::size_t size = cell_block_ * d_.arms.size();
  std::vector<double> runs(size), failures(size);
  std::vector<std::uint64_t> hashes(size);
  by_blocks(
      row, cell_block_,
      [&] {
        std::ranges::fill(runs, -1);
        std::ranges::fill(failures, -1);
        std::ranges::fill(hashes, 0);
      },
      [&](std::size_t at) {
        runs[at] = row.real(2);
        failures[at] = row.real(3);
        const std::string hash = row.text(4);
        std::from_chars(hash.data(), hash.data() + hash.size(), hashes[at], 16);
      },
      [&](std::uint64_t first, std::uint64_t points) {
        const NetcdfWriter::Shape start = {first, 0}, count = {points, d_.arms.size()};
        file_.write(run_count_, start, count, runs);
        file_.write(failures_, start, count, failures);
        file_.write(hash_, start, count, std::span<const std::uint64_t>(hashes));
      });
}

void NetcdfCells::write_table(const std::string& table, const std::vector<Output>& outputs,
                              bool quantiles) {
  std::string sql = "SELECT point, arm, metric";
  for (const Output& o : outputs) sql += ", " + o.column;
  const int first_quantile = 3 + static_cast<int>(outputs.size());
  if (quantiles) sql += ", q05, q25, q50, q75, q95";
  Statement row(store_.database(), sql + " FROM " + table + " ORDER BY point, arm, metric");
  const std::size_t metrics = d_.metrics.size(), size = block_ * d_.arms.size() * metrics;
  constexpr std::size_t kQuantiles = std::size(kStoredQuantiles);
  std::vector<std::vector<double>> values(outputs.size(), std::vector<double>(size));
  std::vector<double> at_quantile(quantiles ? size * kQuantiles : 0);
  by_blocks(
      row, block_,
      [&] {
        for (std::size_t k = 0; k < outputs.size(); ++k) {
          std::ranges::fill(values[k], outputs[k].kind == NetcdfKind::whole ? -1 : kNaN);
        }
        std::ranges::fill(at_quantile, kNaN);
      },
      [&](std::size_t cell) {
        const auto metric = static_cast<std::size_t>(row.integer(2));
        if (metric >= metrics) {
          throw WorkError(
              fmt::format("{} is damaged: it has results of metric {}", store_.path(), metric));
        }
        const std::size_t at = cell * metrics + metric;
        for (std::size_t k = 0; k < outputs.size(); ++k) {
          values[k][at] = row.real(3 + static_cast<int>(k));
        }
        for (std::size_t q = 0; quantiles && q < kQuantiles; ++q) {
          at_quantile[at * kQuantiles + q] = row.real(first_quantile + static_cast<int>(q));
        }
      },
      [&](std::uint64_t first, std::uint64_t points) {
        const NetcdfWriter::Shape start = {first, 0, 0}, count = {points, d_.arms.size(), metrics};
        for (std::size_t k = 0; k < outputs.size(); ++k) {
          file_.write(outputs[k].id, start, count, values[k]);
        }
        if (!quantiles) return;
        file_.write(quantiles_, {first, 0, 0, 0}, {points, d_.arms.size(), metrics, kQuantiles},
                    at_quantile);
      });
}

}  // namespace tumen::detail
