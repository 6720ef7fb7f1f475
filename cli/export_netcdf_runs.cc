#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "cli/export_netcdf.h"

namespace tumen::detail {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
/// Values of a chunk, and of the chunks of all metrics, which are in memory at once.
constexpr std::uint64_t kChunk = 1 << 16;
constexpr std::uint64_t kMemory = 1 << 23;

std::uint64_t block_limit(std::uint64_t metrics, std::uint64_t values_per_run) {
  const std::uint64_t most = std::min(kChunk, kMemory / metrics) / values_per_run;
  return std::max<std::uint64_t>(most, 1);
}

std::uint64_t hash_number(const std::string& text) {
  std::uint64_t hash = 0;
  std::from_chars(text.data(), text.data() + text.size(), hash, 16);
  return hash;
}

}  // namespace

RunBlocks::RunBlocks(std::uint64_t points, std::uint64_t arms, std::uint64_t most,
                     std::uint64_t limit)
    : points_(points), arms_(arms), most_(most), whole_points_(arms * most <= limit) {
  if (whole_points_) {
    chunk_ = {std::min(points, limit / (arms * most)), arms, most};
  } else {
    chunk_ = {1, 1, std::min(most, limit)};
    blocks_per_cell_ = (most + chunk_[2] - 1) / chunk_[2];
  }
}

std::uint64_t RunBlocks::block_of(std::uint64_t run) const {
  if (whole_points_) return run / size();
  return run / most_ * blocks_per_cell_ + run % most_ / chunk_[2];
}

std::uint64_t RunBlocks::offset(std::uint64_t run) const {
  return whole_points_ ? run % size() : run % most_ % chunk_[2];
}

NetcdfWriter::Shape RunBlocks::start(std::uint64_t block) const {
  if (whole_points_) return {block * chunk_[0], 0, 0};
  const std::uint64_t cell = block / blocks_per_cell_;
  return {cell / arms_, cell % arms_, block % blocks_per_cell_ * chunk_[2]};
}

NetcdfWriter::Shape RunBlocks::count(std::uint64_t block) const {
  const NetcdfWriter::Shape from = start(block);
  if (whole_points_) return {std::min<std::uint64_t>(chunk_[0], points_ - from[0]), arms_, most_};
  return {1, 1, std::min<std::uint64_t>(chunk_[2], most_ - from[2])};
}

NetcdfRuns::NetcdfRuns(Session& session, StoreReader& store, NetcdfWriter& file, NetcdfNames& names,
                       const NetcdfFrame& frame)
    : session_(session),
      store_(store),
      file_(file),
      ticks_(static_cast<std::size_t>(store.ticks())),
      metrics_(store.description().metrics.size()),
      run_blocks_(store.points(), store.description().arms.size(), store.most(),
                  block_limit(metrics_, 1)),
      series_blocks_(store.points(), store.description().arms.size(), store.most(),
                     block_limit(metrics_, ticks_)) {
  hash_ = file.variable(names.take("run_hash"), NetcdfKind::word,
                        {frame.point, frame.arm, frame.replication}, run_blocks_.chunk());
  file.attribute(hash_, "long_name", "hash of the history; 0 where there is no run");
  define(names, frame, false);
  if (store.keep() == Kept::series) define(names, frame, true);
}

void NetcdfRuns::define(NetcdfNames& names, const NetcdfFrame& frame, bool series) {
  std::vector<int> dimensions = {frame.point, frame.arm, frame.replication};
  NetcdfWriter::Shape chunk = series ? series_blocks_.chunk() : run_blocks_.chunk();
  if (series) {
    dimensions.push_back(frame.tick);
    chunk.push_back(ticks_);
  }
  for (const MetricInfo& m : store_.description().metrics) {
    const std::string name = names.take(m.name + (series ? "_series" : ""));
    const int id = file_.variable(name, NetcdfKind::real, dimensions, chunk);
    file_.attribute(id, "long_name", m.name + ": " + m.meaning);
    file_.attribute(id, "units", m.unit);
    file_.attribute(id, series ? "series_of" : "metric", m.name);
    std::string coordinates = frame.coordinates;
    if (series) coordinates += coordinates.empty() ? "time" : " time";
    if (!coordinates.empty()) file_.attribute(id, "coordinates", coordinates);
    (series ? series_ : finals_).push_back(id);
  }
}

void NetcdfRuns::write() {
  write_runs();
  if (store_.keep() == Kept::series) write_series();
}

/// What is kept of the runs of a block.
struct NetcdfRuns::Buffers {
  Buffers(std::size_t metrics, std::size_t size) : values(metrics, std::vector<double>(size)) {
    clear();
  }
  void clear() {
    for (std::vector<double>& v : values) std::ranges::fill(v, kNaN);
    filled = false;
  }
  std::vector<std::vector<double>> values;  ///< per metric
  std::uint64_t block = 0;
  bool filled = false;
};

void NetcdfRuns::write_runs() {
  std::string sql = "SELECT run, hash";
  for (const MetricInfo& m : store_.description().metrics) sql += ", " + quoted_name(m.name);
  Statement row(store_.database(), sql + " FROM run ORDER BY run");
  Buffers buffers(metrics_, run_blocks_.size());
  std::vector<std::uint64_t> hashes(run_blocks_.size());
  const auto flush = [&] {
    if (session_.stopped()) throw WorkError("stopped before all was exported");
    if (!buffers.filled) return;
    const auto start = run_blocks_.start(buffers.block), count = run_blocks_.count(buffers.block);
    for (std::size_t m = 0; m < metrics_; ++m) {
      file_.write(finals_[m], start, count, buffers.values[m]);
    }
    file_.write(hash_, start, count, std::span<const std::uint64_t>(hashes));
    buffers.clear();
    std::ranges::fill(hashes, 0);
  };
  while (row.step()) {
    const auto run = static_cast<std::uint64_t>(row.integer(0));
    if (const std::uint64_t block = run_blocks_.block_of(run); block != buffers.block) {
      flush();
      buffers.block = block;
    }
    const std::uint64_t at = run_blocks_.offset(run);
    hashes[at] = hash_number(row.text(1));
    for (std::size_t m = 0; m < metrics_; ++m) {
      buffers.values[m][at] = row.real(static_cast<int>(m) + 2);
    }
    buffers.filled = true;
  }
  flush();
}

void NetcdfRuns::write_series() {
  Statement row(store_.database(), "SELECT run, ticks FROM series ORDER BY run");
  Buffers buffers(metrics_, series_blocks_.size() * ticks_);
  std::vector<double> values;
  const auto flush = [&] {
    if (session_.stopped()) throw WorkError("stopped before all was exported");
    if (!buffers.filled) return;
    auto start = series_blocks_.start(buffers.block), count = series_blocks_.count(buffers.block);
    start.push_back(0);
    count.push_back(ticks_);
    for (std::size_t m = 0; m < metrics_; ++m) {
      file_.write(series_[m], start, count, buffers.values[m]);
    }
    buffers.clear();
  };
  while (row.step()) {
    const auto run = static_cast<std::uint64_t>(row.integer(0));
    if (const std::uint64_t block = series_blocks_.block_of(run); block != buffers.block) {
      flush();
      buffers.block = block;
    }
    if (!read_series(row.blob(1), metrics_ * ticks_, values)) {
      throw WorkError(
          fmt::format("{} is damaged: the series of run {} are not whole", store_.path(), run));
    }
    const std::uint64_t at = series_blocks_.offset(run) * ticks_;
    for (std::size_t m = 0; m < metrics_; ++m) {
      std::copy_n(&values[m * ticks_], ticks_, &buffers.values[m][at]);
    }
    buffers.filled = true;
  }
  flush();
}

}  // namespace tumen::detail
