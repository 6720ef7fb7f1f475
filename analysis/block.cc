#include "analysis/block.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace tumen::detail {
namespace {

/// The lanes alone: a scalar engine carries an element more, which would land on another metric.
void store(double* to, Real x) { std::memcpy(to, &x.v, kLanes * sizeof(double)); }

int first_open(Mask open) {
  int lane = 0;
  while (!open[lane]) ++lane;
  return lane;
}

}  // namespace

BlockRecorder::BlockRecorder(std::span<const MetricInfo> metrics, int ticks)
    : metrics_(metrics),
      ticks_(static_cast<std::size_t>(ticks)),
      origin_(ticks_ * metrics.size()),
      sum_(origin_.size()),
      square_(origin_.size()) {}

void BlockRecorder::start_block(std::uint64_t first_run, std::size_t runs, bool with_series,
                                std::span<const std::size_t> watched) {
  block_ = Block();
  watched_ = watched;
  block_.watched.assign(ticks_ * watched.size() * kBlockSize, kNaN);
  block_.first_run = first_run;
  block_.runs = runs;
  block_.hashes.assign(kBlockSize, 0);
  block_.finals.assign(metrics_.size() * kBlockSize, kNaN);
  if (with_series) block_.series.assign(ticks_ * metrics_.size() * kBlockSize, kNaN);
  block_.path_n.assign(ticks_, 0);
  std::ranges::fill(sum_, 0.0);
  std::ranges::fill(square_, 0.0);
}

void BlockRecorder::tick(int tick, std::span<const Real> metrics, Mask open) {
  const auto t = static_cast<std::size_t>(tick);
  if (any(open)) add_to_path(t, metrics, open);
  if (!block_.series.empty()) {
    double* to = block_.series.data() + t * metrics.size() * kBlockSize + row_;
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      store(to + m * kBlockSize, select(open, metrics[m], kNaN));
    }
  }
  double* few = block_.watched.data() + t * watched_.size() * kBlockSize + row_;
  for (std::size_t k = 0; k < watched_.size(); ++k) {
    store(few + k * kBlockSize, select(open, metrics[watched_[k]], kNaN));
  }
  if (t + 1 == ticks_) {
    double* to = block_.finals.data() + row_;
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      store(to + m * kBlockSize, select(open, metrics[m], kNaN));
    }
  }
}

void BlockRecorder::add_to_path(std::size_t tick, std::span<const Real> metrics, Mask open) {
  const std::size_t first = tick * metrics.size();
  if (block_.path_n[tick] == 0) {
    const int lane = first_open(open);
    for (std::size_t m = 0; m < metrics.size(); ++m) origin_[first + m] = metrics[m][lane];
  }
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    // Closed lanes add zero, which changes no bit of a sum.
    const Real d = select(open, metrics[m] - origin_[first + m], 0.0);
    const Real d2 = d * d;
    double sum = sum_[first + m];
    double square = square_[first + m];
    for (int lane = 0; lane < kLanes; ++lane) {
      sum += d[lane];
      square += d2[lane];
    }
    sum_[first + m] = sum;
    square_[first + m] = square;
  }
  for (int lane = 0; lane < kLanes; ++lane) block_.path_n[tick] += open[lane] ? 1U : 0U;
}

void BlockRecorder::failed(int lane, int tick, std::size_t metric) {
  const std::uint64_t run = block_.first_run + row_ + static_cast<std::uint64_t>(lane);
  block_.failures.push_back(not_finite(run, tick, metrics_[metric]));
}

void BlockRecorder::finished(Word hash, Mask) {
  for (int lane = 0; lane < kLanes; ++lane) {
    block_.hashes[row_ + static_cast<std::size_t>(lane)] = hash[lane];
  }
}

Block BlockRecorder::take_block() {
  std::ranges::sort(block_.failures, {}, &RunFailure::run);
  block_.path_mean.assign(origin_.size(), kNaN);
  block_.path_square.assign(origin_.size(), 0.0);
  for (std::size_t t = 0; t < ticks_; ++t) {
    if (block_.path_n[t] == 0) continue;
    const auto n = static_cast<double>(block_.path_n[t]);
    for (std::size_t i = t * metrics_.size(); i < (t + 1) * metrics_.size(); ++i) {
      block_.path_mean[i] = origin_[i] + sum_[i] / n;
      block_.path_square[i] = std::max(0.0, square_[i] - sum_[i] * sum_[i] / n);
    }
  }
  return std::move(block_);
}

}  // namespace tumen::detail
