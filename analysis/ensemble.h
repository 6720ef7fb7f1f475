/// Ensembles: many runs of a model, on threads, with the same bits on any number of them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/threads.h"
#include "core/model.h"
#include "sim/batch.h"
#include "sim/record.h"
#include "sim/run.h"

namespace tumen {

/// A finished run as it is passed to EnsembleOptions::visit; valid during the call.
struct RunView {
  std::uint64_t run = 0;
  std::uint64_t hash = 0;
  const RunFailure* failure = nullptr;    ///< null when the run completed
  std::span<const double> final_metrics;  ///< one per metric; NaN when failed
  /// Ticks x metrics, row-major; NaN from a failure on. With EnsembleOptions::watch only those.
  std::span<const double> series;
};

/// Runs that stand one after another in a block, the unit of work of a thread.
inline constexpr std::uint64_t kBlockRuns = 64;
/// Per-run final metrics and hashes are kept for the first so many runs only.
inline constexpr std::uint64_t kKeptRuns = 200'000;
/// Quantile bands over time come from the first so many runs only.
inline constexpr std::uint64_t kBandRuns = 512;

/// Which runs, and how. None of jobs, progress, visit and stop changes a bit of the result, except
/// that a stopped ensemble holds fewer runs.
struct EnsembleOptions {
  std::uint64_t seed = 1;
  std::uint64_t first_run = 0;
  std::uint64_t runs = 1;
  int jobs = 1;                      ///< threads; less than 1 counts as 1
  std::uint64_t runs_per_point = 1;  ///< run r belongs to parameter point r / runs_per_point
  bool keep_series = false;          ///< keep every metric of every tick of every run in memory
  bool bands = true;                 ///< quantiles over time: memory for kBandRuns series
  /// Called with the number of runs done after each block, from any thread, one call at a time.
  std::function<void(std::uint64_t done)> progress;
  /// Called for every run in the order of the runs, from any thread, one call at a time, with its
  /// whole series. For whatever needs each history without keeping them all.
  std::function<void(const RunView&)> visit;
  /// Metrics whose series `visit` gets, by position, in this order; empty: all of them. Few are
  /// much cheaper to pass on. Without effect where series are kept.
  std::vector<std::size_t> watch;
  StopToken stop;  ///< when stopped, blocks under way are finished and no more begun
};

/// What came out. Rows of `final_metrics` and `run_hash` are runs first_run, first_run+1, ...;
/// matrices are row-major. A failed run counts in the path up to the tick before its failure, and
/// in no final value.
struct EnsembleResult {
  std::uint64_t seed = 1;
  std::uint64_t first_run = 0;
  std::uint64_t runs_per_point = 1;
  std::uint64_t runs = 0;        ///< runs done, failed ones included
  std::uint64_t runs_asked = 0;  ///< more than `runs` when stopped
  std::uint64_t hash = 0;        ///< sum of ensemble_hash_term over the runs done
  int ticks = 0;
  std::vector<MetricInfo> metrics;
  std::vector<RunFailure> failures;  ///< in the order of the runs

  std::uint64_t kept_runs = 0;          ///< rows below: min(runs, kKeptRuns)
  std::vector<double> final_metrics;    ///< kept_runs x metrics; NaN in the rows of failed runs
  std::vector<std::uint64_t> run_hash;  ///< kept_runs

  std::vector<std::uint64_t> path_n;  ///< per tick: runs that had not failed
  std::vector<double> path_mean;      ///< ticks x metrics, over all runs
  std::vector<double> path_sd;        ///< ticks x metrics, with n-1; 0 where n < 2
  std::vector<double> final_min;      ///< per metric, over all completed runs; NaN if none
  std::vector<double> final_max;

  std::uint64_t band_runs = 0;   ///< runs behind the bands: min(runs, kBandRuns); 0: no bands
  std::vector<double> path_q05;  ///< ticks x metrics; NaN where no run is left
  std::vector<double> path_q50;
  std::vector<double> path_q95;

  std::vector<double> series;  ///< runs x ticks x metrics when asked for; NaN from a failure on

  /// Final values of one metric, one per kept run, NaN where failed.
  std::vector<double> finals_of(std::size_t metric) const;
  /// The row of a kept run, by its index among all runs.
  std::span<const double> final_row(std::uint64_t run) const;
  /// Position of the metric called `name`, or -1.
  int find_metric(std::string_view name) const;
};

namespace detail {

/// Whether `visit` gets the series of some metrics only.
inline bool watches_few(const EnsembleOptions& options) {
  return options.visit && !options.watch.empty() && !options.keep_series;
}

/// Runs batches of some model: one per thread.
class BatchRunner {
 public:
  virtual ~BatchRunner() = default;
  virtual void run(const Batch& batch, Mask active, Recorder& recorder) = 0;
};

template <Model M>
class ModelRunner : public BatchRunner {
 public:
  explicit ModelRunner(const M& model)
      : model_(model), world_(model.make_world()), state_(model.metrics().size()) {}
  void run(const Batch& batch, Mask active, Recorder& recorder) override {
    run_batch(model_, *world_, batch, active, state_, recorder);
  }

 private:
  const M& model_;
  std::unique_ptr<typename M::World> world_;
  RunState state_;
};

using MakeRunner = std::function<std::unique_ptr<BatchRunner>()>;

EnsembleResult run_blocks(std::span<const MetricInfo> metrics, int ticks,
                          const MakeRunner& make_runner, const EnsembleOptions& options);

}  // namespace detail

/// Runs first_run .. first_run+runs-1 of `model`. Threads share the model, which must therefore be
/// safe to use const from several; each has a world of its own. Statistics are accumulated run by
/// run within blocks of kBlockRuns, and blocks are merged in order, so that every number, not the
/// hash alone, is the same for any `jobs` and any kLanes. What the model throws is thrown here.
template <Model M>
EnsembleResult run_ensemble(const M& model, const EnsembleOptions& options) {
  return detail::run_blocks(
      model.metrics(), model.ticks(),
      [&model] { return std::make_unique<detail::ModelRunner<M>>(model); }, options);
}

}  // namespace tumen
