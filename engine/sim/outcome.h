/// A number per run: an expression over its metrics, taken over a window of its ticks.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/expression.h"
#include "core/hypothesis.h"
#include "sim/record.h"

namespace tumen {

struct Outcome {
  Expression value;  ///< over the metrics of the model
  Take take = Take::last;
  int from = 0, by = 0;  ///< ticks, from <= by
  double tick_years = 0.25;
  /// In place of all that: whether something is so of a whole history. It reads the metrics at the
  /// positions `history`, at ticks 0 .. by, ticks x history, row-major; they are finite.
  std::vector<std::size_t> history = {};
  std::function<bool(std::span<const double> series)> so = {};

  /// Whether it is 0 or 1 in every run.
  bool is_truth() const {
    return so ||
           (value.is_truth() && (take == Take::last || take == Take::max || take == Take::min));
  }
};

/// Takes outcomes of a batch as it runs. Storage is taken once, none during a run.
class OutcomeRecorder : public Recorder {
 public:
  /// `outcomes` must outlive the recorder.
  explicit OutcomeRecorder(std::span<const Outcome> outcomes);

  /// Expects the runs of the next batch.
  void start();
  /// Of outcome `k` in a lane, after the batch has finished; not a number where the run failed or
  /// the value was not finite at a tick that counts.
  double value(std::size_t k, int lane) const;
  /// True where the run has failed.
  bool failed(int lane) const { return failed_[lane]; }

  void tick(int tick, std::span<const Real> metrics, Mask open) override;
  void failed(int lane, int tick, std::size_t metric) override;
  void finished(Word, Mask) override {}

 private:
  /// What has come together of one outcome; what does not belong to its kind is not used.
  struct State {
    Real first, value;         ///< at `from`; at the last tick, or the extreme, or the sum
    std::vector<Real> window;  ///< tau: every value; of a history: every number read
  };
  std::span<const Outcome> outcomes_;
  std::vector<State> states_;
  Mask failed_ = false;
};

/// Kendall's tau-b of a series and its order: ties in the series taken account of (Kendall,
/// "The treatment of ties in ranking problems", Biometrika 33, 1945). 0 where all are equal.
double kendall_tau(std::span<const double> series);

}  // namespace tumen
