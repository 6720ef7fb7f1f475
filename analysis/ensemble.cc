#include "analysis/ensemble.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "analysis/assembly.h"
#include "analysis/bands.h"
#include "analysis/block.h"
#include "analysis/parallel.h"

namespace tumen {

std::vector<double> EnsembleResult::finals_of(std::size_t metric) const {
  std::vector<double> column(kept_runs);
  for (std::size_t k = 0; k < kept_runs; ++k) {
    column[k] = final_metrics[k * metrics.size() + metric];
  }
  return column;
}

std::span<const double> EnsembleResult::final_row(std::uint64_t run) const {
  return std::span(final_metrics).subspan((run - first_run) * metrics.size(), metrics.size());
}

int EnsembleResult::find_metric(std::string_view name) const {
  const auto at = std::ranges::find(metrics, name, &MetricInfo::name);
  return at == metrics.end() ? -1 : static_cast<int>(at - metrics.begin());
}

namespace detail {
namespace {

Block run_block(BatchRunner& runner, BlockRecorder& recorder, const EnsembleOptions& options,
                std::uint64_t index) {
  const std::uint64_t first = index * kBlockRuns;
  const auto runs = static_cast<std::size_t>(std::min(kBlockRuns, options.runs - first));
  const bool in_bands = options.bands && first < kBandRuns;
  const bool watches = watches_few(options);
  recorder.start_block(options.first_run + first, runs,
                       in_bands || options.keep_series || (options.visit && !watches),
                       watches ? std::span(options.watch) : std::span<const std::size_t>());
  for (std::size_t row = 0; row < runs; row += kLanes) {
    const int count = static_cast<int>(std::min<std::size_t>(kLanes, runs - row));
    recorder.start_batch(row);
    runner.run(
        make_batch(options.seed, options.first_run + first + row, count, options.runs_per_point),
        first_lanes(count), recorder);
  }
  return recorder.take_block();
}

}  // namespace

EnsembleResult run_blocks(std::span<const MetricInfo> metrics, int ticks,
                          const MakeRunner& make_runner, const EnsembleOptions& options) {
  const std::uint64_t blocks = options.runs / kBlockRuns + (options.runs % kBlockRuns != 0);
  const int jobs = static_cast<int>(std::min<std::uint64_t>(
      static_cast<std::uint64_t>(std::max(1, options.jobs)), std::max<std::uint64_t>(1, blocks)));
  Assembly assembly(metrics, ticks, options);
  Mutex mutex;
  std::atomic<std::uint64_t> next = 0;

  // Blocks are begun in order and every one begun is finished, so a stop leaves no gap.
  on_threads(jobs, [&](const StopToken& failed) {
    const auto runner = make_runner();
    BlockRecorder recorder(metrics, ticks);
    while (!failed.stop_requested() && !options.stop.stop_requested()) {
      const std::uint64_t index = next++;
      if (index >= blocks) break;
      Block block = run_block(*runner, recorder, options, index);
      const LockGuard lock(mutex);
      assembly.deliver(index, std::move(block));
    }
  });

  EnsembleResult result = assembly.take_result();
  if (options.bands) {
    result.band_runs = std::min(result.runs, kBandRuns);
    fill_bands(result, assembly.band_values(), std::min(options.runs, kBandRuns), options.jobs);
  }
  return result;
}

}  // namespace detail
}  // namespace tumen
