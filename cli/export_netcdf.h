/// A store as one NetCDF file. What it holds is told in docs/store.md.
#pragma once

#include <string>

#include "analysis/experiment/store_reader.h"
#include "cli/netcdf_writer.h"
#include "cli/session.h"

namespace tumen {

/// Writes the file `path`; it has its name only when it is whole. Memory does not grow with the
/// store. UsageError when there is such a file and `force` is not set. WorkError when it cannot be
/// written, or Ctrl-C was pressed.
void export_netcdf(Session& session, StoreReader& store, const std::string& path, bool force);

namespace detail {

/// Where runs stand in blocks of a variable over (point, arm, replication). A block is a chunk of
/// the file, so that it is written once.
class RunBlocks {
 public:
  /// At most `limit` >= 1 runs to a block.
  RunBlocks(std::uint64_t points, std::uint64_t arms, std::uint64_t most, std::uint64_t limit);

  std::uint64_t size() const { return chunk_[0] * chunk_[1] * chunk_[2]; }  ///< runs, at most
  const NetcdfWriter::Shape& chunk() const { return chunk_; }
  std::uint64_t block_of(std::uint64_t run) const;
  /// Position of a run in its block.
  std::uint64_t offset(std::uint64_t run) const;
  NetcdfWriter::Shape start(std::uint64_t block) const;
  NetcdfWriter::Shape count(std::uint64_t block) const;

 private:
  std::uint64_t points_, arms_, most_;
  bool whole_points_;  ///< a block holds all runs of some points; else some of one cell
  std::uint64_t blocks_per_cell_ = 1;
  NetcdfWriter::Shape chunk_;
};

/// Dimensions that the parts of the file share.
struct NetcdfFrame {
  int point = -1, arm = -1, metric = -1, quantile = -1, replication = -1, tick = -1;
  std::string coordinates;  ///< names of what tells points apart
};

/// Statistics, differences and counts of cells.
class NetcdfCells {
 public:
  /// Takes the names of its variables, which are its own whatever else is in the file.
  static void reserve(NetcdfNames& names);
  /// Defines the variables.
  NetcdfCells(Session& session, StoreReader& store, NetcdfWriter& file, const NetcdfFrame& frame);
  void write();

 private:
  struct Output {
    int id = -1;
    NetcdfKind kind = NetcdfKind::real;
    std::string column;
  };
  template <class Begin, class Put, class Write>
  void by_blocks(Statement& row, std::uint64_t size, const Begin& begin, const Put& put,
                 const Write& write);
  void write_cells();
  void write_table(const std::string& table, const std::vector<Output>& outputs, bool quantiles);

  Session& session_;
  StoreReader& store_;
  const StoreDescription& d_;
  NetcdfWriter& file_;
  std::uint64_t cell_block_ = 1, block_ = 1;  ///< points in a chunk
  int quantiles_ = -1, run_count_ = -1, failures_ = -1, hash_ = -1;
  std::vector<Output> statistics_, differences_;
};

/// Single runs, and their series where the store keeps them: a variable for every metric.
class NetcdfRuns {
 public:
  /// Defines the variables.
  NetcdfRuns(Session& session, StoreReader& store, NetcdfWriter& file, NetcdfNames& names,
             const NetcdfFrame& frame);
  void write();

 private:
  struct Buffers;
  void define(NetcdfNames& names, const NetcdfFrame& frame, bool series);
  void write_runs();
  void write_series();

  Session& session_;
  StoreReader& store_;
  NetcdfWriter& file_;
  std::size_t ticks_, metrics_;
  RunBlocks run_blocks_, series_blocks_;
  int hash_ = -1;
  std::vector<int> finals_, series_;  ///< variables, per metric
};

}  // namespace detail
}  // namespace tumen
