/// A block of consecutive runs: what one thread works on at a time.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/model.h"
#include "sim/record.h"

namespace tumen::detail {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Runs in a block; a multiple of every possible kLanes.
inline constexpr std::size_t kBlockSize = 64;

/// Everything kept of the runs of a block. Runs are the fastest index of `finals` and `series`:
/// lanes are then stored as they are.
struct Block {
  std::uint64_t first_run = 0;
  std::size_t runs = 0;               ///< <= kBlockSize
  std::vector<RunFailure> failures;   ///< in the order of the runs
  std::vector<std::uint64_t> hashes;  ///< kBlockSize
  std::vector<double> finals;         ///< metrics x kBlockSize; NaN where failed
  std::vector<double> series;         ///< ticks x metrics x kBlockSize, or empty
  std::vector<double> watched;        ///< ticks x watched metrics x kBlockSize
  std::vector<std::uint64_t> path_n;  ///< per tick: runs that had not failed
  std::vector<double> path_mean;      ///< ticks x metrics
  std::vector<double> path_square;    ///< ticks x metrics: sum of squares about the mean
};

/// Fills a block, batch by batch in the order of the runs. Sums are added up run by run, so they
/// do not depend on how many runs a batch holds.
class BlockRecorder : public Recorder {
 public:
  /// `metrics` must outlive the recorder.
  BlockRecorder(std::span<const MetricInfo> metrics, int ticks);

  /// `watched`: positions of metrics whose series are kept besides; must outlive the block.
  void start_block(std::uint64_t first_run, std::size_t runs, bool with_series,
                   std::span<const std::size_t> watched = {});
  /// The next batch holds runs first_run+row, first_run+row+1, ... of the block.
  void start_batch(std::size_t row) { row_ = row; }
  /// The finished block; the next one begins with start_block().
  Block take_block();

  void tick(int tick, std::span<const Real> metrics, Mask open) override;
  void failed(int lane, int tick, std::size_t metric) override;
  void finished(Word hash, Mask completed) override;

 private:
  void add_to_path(std::size_t tick, std::span<const Real> metrics, Mask open);

  std::span<const MetricInfo> metrics_;
  std::size_t ticks_;
  std::span<const std::size_t> watched_;
  std::size_t row_ = 0;
  Block block_;
  /// ticks x metrics: sums of differences, and of their squares, to the first run's value, which
  /// keeps their precision when the mean is far from zero (Chan, Golub and LeVeque 1983).
  std::vector<double> origin_;
  std::vector<double> sum_;
  std::vector<double> square_;
};

}  // namespace tumen::detail
