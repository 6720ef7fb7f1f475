/// What a run leaves behind, and who is told while it runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/lanes.h"
#include "core/model.h"

namespace tumen {

/// Why a run has no result. A failure is an outcome: it is stored and counted like any other.
struct RunFailure {
  std::uint64_t run = 0;
  int tick = 0;        ///< the tick after which the metric was not finite; from 0
  std::string reason;  ///< "metric RR[regional] is not finite at tick 12"
};

/// The failure of a run whose metric turned into infinity or not-a-number.
RunFailure not_finite(std::uint64_t run, int tick, const MetricInfo& metric);

/// One history.
struct RunRecord {
  std::uint64_t run = 0;
  std::uint64_t hash = 0;             ///< of the whole history, see RunState::hash
  std::optional<RunFailure> failure;  ///< set: `final_metrics` are the values at the failing tick
  std::vector<double> final_metrics;  ///< after the last tick that was recorded
  int ticks = 0;                      ///< ticks recorded; a failed run has failure->tick + 1
  std::vector<double> series;         ///< ticks x metrics, row-major; empty unless asked for
};

/// Listens to a batch as it runs. It is called between ticks and should not allocate.
class Recorder {
 public:
  virtual ~Recorder() = default;
  /// After every tick, from 0: one Real per metric. Values in lanes outside `open` have no meaning:
  /// they are padding, or a run that has failed, at this tick or before.
  virtual void tick(int tick, std::span<const Real> metrics, Mask open) = 0;
  /// Run in `lane` is closed: `metric` (position in the model's list) is not finite after `tick`.
  /// Told before `tick()` of the same tick; at most once per lane.
  virtual void failed(int lane, int tick, std::size_t metric) = 0;
  /// At the end: run hashes, valid in every lane that was active, failed or not.
  virtual void finished(Word hash, Mask completed) = 0;
};

/// Keeps a RunRecord per active lane. Storage is taken in start(), none during the run.
class RunRecorder : public Recorder {
 public:
  /// `metrics` must outlive the recorder. `keep_series`: keep every tick, not only the last.
  RunRecorder(std::span<const MetricInfo> metrics, int ticks, bool keep_series);

  /// Forgets what was recorded and expects the runs of `batch` in the lanes of `active`.
  void start(const Batch& batch, Mask active);

  void tick(int tick, std::span<const Real> metrics, Mask open) override;
  void failed(int lane, int tick, std::size_t metric) override;
  void finished(Word hash, Mask completed) override;

  /// The record of a lane; complete after finished().
  const RunRecord& record(int lane) const { return lanes_[static_cast<std::size_t>(lane)]; }
  RunRecord& record(int lane) { return lanes_[static_cast<std::size_t>(lane)]; }

 private:
  std::span<const MetricInfo> metrics_;
  std::size_t ticks_;
  bool keep_series_;
  Mask active_ = false;
  Mask closing_ = false;  ///< lanes that failed at the tick about to be recorded
  std::vector<RunRecord> lanes_;
};

}  // namespace tumen
