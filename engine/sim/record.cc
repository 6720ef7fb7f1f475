#include "sim/record.h"

#include <algorithm>
#include <limits>

namespace tumen {

RunFailure not_finite(std::uint64_t run, int tick, const MetricInfo& metric) {
  return {run, tick, "metric " + metric.name + " is not finite at tick " + std::to_string(tick)};
}

RunRecorder::RunRecorder(std::span<const MetricInfo> metrics, int ticks, bool keep_series)
    : metrics_(metrics), ticks_(static_cast<std::size_t>(ticks)), keep_series_(keep_series) {}

void RunRecorder::start(const Batch& batch, Mask active) {
  active_ = active;
  closing_ = false;
  lanes_.assign(kLanes, RunRecord());
  for (int lane = 0; lane < kLanes; ++lane) {
    if (!active[lane]) continue;
    RunRecord& r = record(lane);
    r.run = batch.keys.run[lane];
    r.final_metrics.assign(metrics_.size(), std::numeric_limits<double>::quiet_NaN());
    if (keep_series_) r.series.reserve(ticks_ * metrics_.size());
  }
}

void RunRecorder::tick(int tick, std::span<const Real> metrics, Mask open) {
  const Mask recorded = open | closing_;
  for (int lane = 0; lane < kLanes; ++lane) {
    if (!recorded[lane]) continue;
    RunRecord& r = record(lane);
    for (std::size_t m = 0; m < metrics.size(); ++m) r.final_metrics[m] = metrics[m][lane];
    r.ticks = tick + 1;
    if (keep_series_) {
      r.series.insert(r.series.end(), r.final_metrics.begin(), r.final_metrics.end());
    }
  }
  closing_ = false;
}

void RunRecorder::failed(int lane, int tick, std::size_t metric) {
  RunRecord& r = record(lane);
  r.failure = not_finite(r.run, tick, metrics_[metric]);
  closing_.set(lane, true);
}

void RunRecorder::finished(Word hash, Mask) {
  for (int lane = 0; lane < kLanes; ++lane) {
    if (active_[lane]) record(lane).hash = hash[lane];
  }
}

}  // namespace tumen
