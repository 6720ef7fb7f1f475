#include "analysis/assembly.h"

#include <algorithm>
#include <cmath>

namespace tumen::detail {

static_assert(kBlockRuns == kBlockSize && kBandRuns % kBlockRuns == 0);

Assembly::Assembly(std::span<const MetricInfo> metrics, int ticks, const EnsembleOptions& options)
    : options_(options), row_(metrics.size()) {
  const auto cells = static_cast<std::size_t>(ticks) * metrics.size();
  result_.seed = options.seed;
  result_.first_run = options.first_run;
  result_.runs_per_point = options.runs_per_point;
  result_.runs_asked = options.runs;
  result_.ticks = ticks;
  result_.metrics.assign(metrics.begin(), metrics.end());
  result_.path_n.assign(static_cast<std::size_t>(ticks), 0);
  result_.path_mean.assign(cells, kNaN);
  result_.path_sd.assign(cells, 0.0);  // sums of squares about the mean until take_result()
  result_.final_min.assign(metrics.size(), kNaN);
  result_.final_max.assign(metrics.size(), kNaN);
  if (options.bands) band_values_.assign(cells * std::min(options.runs, kBandRuns), kNaN);
  if (watches_few(options)) {
    series_.resize(static_cast<std::size_t>(ticks) * options.watch.size() * kRowsAtOnce);
  } else if (options.keep_series || options.visit) {
    series_.resize(cells * kRowsAtOnce);
  }
}

void Assembly::deliver(std::uint64_t index, Block block) {
  waiting_.emplace(index, std::move(block));
  for (auto it = waiting_.find(next_); it != waiting_.end(); it = waiting_.find(next_)) {
    merge(it->second);
    waiting_.erase(it);
    ++next_;
    if (options_.progress) options_.progress(result_.runs);
  }
}

void Assembly::merge(const Block& block) {
  merge_path(block);
  keep_band_values(block);
  keep_rows(block);
  result_.failures.insert(result_.failures.end(), block.failures.begin(), block.failures.end());
  result_.runs += block.runs;
}

/// Pairwise combination of means and sums of squares: Chan, Golub and LeVeque, "Algorithms for
/// computing the sample variance", American Statistician 37 (1983).
void Assembly::merge_path(const Block& block) {
  const std::size_t metrics = result_.metrics.size();
  for (std::size_t t = 0; t < result_.path_n.size(); ++t) {
    const auto n_new = static_cast<double>(block.path_n[t]);
    const auto n_old = static_cast<double>(result_.path_n[t]);
    if (block.path_n[t] == 0) continue;
    result_.path_n[t] += block.path_n[t];
    const double n = n_old + n_new;
    for (std::size_t i = t * metrics; i < (t + 1) * metrics; ++i) {
      double& mean = result_.path_mean[i];
      double& square = result_.path_sd[i];
      if (n_old == 0) {
        mean = block.path_mean[i];
        square = block.path_square[i];
      } else {
        const double d = block.path_mean[i] - mean;
        mean += d * (n_new / n);
        square += block.path_square[i] + d * d * (n_old * n_new / n);
      }
    }
  }
}

void Assembly::keep_band_values(const Block& block) {
  if (!options_.bands || result_.runs >= kBandRuns) return;
  const std::size_t width = std::min(options_.runs, kBandRuns);
  const std::size_t cells = result_.path_mean.size();
  for (std::size_t i = 0; i < cells; ++i) {
    std::copy_n(block.series.begin() + static_cast<std::ptrdiff_t>(i * kBlockSize), block.runs,
                band_values_.begin() + static_cast<std::ptrdiff_t>(i * width + result_.runs));
  }
}

/// Turns the series of some runs from columns of a block into rows. A cache line holds eight.
void Assembly::fill_series(const Block& block, std::size_t first_row) {
  const std::vector<double>& columns = watches_few(options_) ? block.watched : block.series;
  const std::size_t cells = series_.size() / kRowsAtOnce;
  for (std::size_t i = 0; i < cells; ++i) {
    const double* from = columns.data() + i * kBlockSize + first_row;
    for (std::size_t k = 0; k < kRowsAtOnce; ++k) series_[k * cells + i] = from[k];
  }
}

void Assembly::keep_rows(const Block& block) {
  auto failure = block.failures.begin();
  for (std::size_t k = 0; k < block.runs; ++k) {
    const std::uint64_t run = block.first_run + k;
    const bool has_failed = failure != block.failures.end() && failure->run == run;
    const RunFailure* reason = has_failed ? &*failure++ : nullptr;
    for (std::size_t m = 0; m < row_.size(); ++m) row_[m] = block.finals[m * kBlockSize + k];
    if (k % kRowsAtOnce == 0) fill_series(block, k);
    const std::size_t cells = series_.size() / kRowsAtOnce;
    const std::span<const double> series(series_.data() + k % kRowsAtOnce * cells, cells);

    result_.hash += ensemble_hash_term(run, block.hashes[k]);
    for (std::size_t m = 0; m < row_.size(); ++m) {  // fmin and fmax pass over NaN
      result_.final_min[m] = std::fmin(result_.final_min[m], row_[m]);
      result_.final_max[m] = std::fmax(result_.final_max[m], row_[m]);
    }
    if (result_.kept_runs < kKeptRuns) {
      ++result_.kept_runs;
      result_.run_hash.push_back(block.hashes[k]);
      result_.final_metrics.insert(result_.final_metrics.end(), row_.begin(), row_.end());
    }
    if (options_.keep_series) {
      result_.series.insert(result_.series.end(), series.begin(), series.end());
    }
    if (options_.visit) options_.visit({run, block.hashes[k], reason, row_, series});
  }
}

EnsembleResult Assembly::take_result() {
  const std::size_t metrics = result_.metrics.size();
  for (std::size_t i = 0; i < result_.path_sd.size(); ++i) {
    const std::uint64_t n = result_.path_n[i / metrics];
    result_.path_sd[i] = n < 2 ? 0.0 : std::sqrt(result_.path_sd[i] / static_cast<double>(n - 1));
  }
  return std::move(result_);
}

}  // namespace tumen::detail
