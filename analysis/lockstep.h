/// Counterfactuals: a baseline and its arms stepped side by side over the same runs with the same
/// luck (common random numbers), compared pair by pair, tick by tick.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analysis/divergence.h"
#include "analysis/paired_path.h"
#include "analysis/threads.h"
#include "core/model.h"
#include "sim/batch.h"
#include "sim/record.h"
#include "sim/run.h"

namespace tumen {

/// Which runs, and how. Neither jobs nor progress changes a bit of the result.
struct LockstepOptions {
  std::uint64_t seed = 1;
  std::uint64_t first_run = 0;
  std::uint64_t runs = 1;
  int jobs = 1;           ///< threads; less than 1 counts as 1
  bool decisions = true;  ///< look for the decision at which pairs part
  /// Called with the number of runs done after each block, from any thread, one call at a time.
  std::function<void(std::uint64_t done)> progress;
  StopToken stop;  ///< when stopped, blocks under way are finished and no more begun
};

/// One arm against the baseline. A pair counts in the path up to the tick before the first failure
/// of either run, and in the divergences only when both completed.
struct ArmComparison {
  PairedPath path;
  DivergenceSummary divergence;
  std::uint64_t dropped = 0;         ///< pairs in which either run failed
  std::uint64_t hash = 0;            ///< of the arm's ensemble, over the ticks compared
  std::vector<RunFailure> failures;  ///< of the arm, in the order of the runs
  std::vector<std::string> only_in_baseline, only_in_arm;  ///< metrics that are not compared
};

struct LockstepResult {
  std::uint64_t runs = 0;            ///< done, failed ones included
  std::uint64_t runs_asked = 0;      ///< more than `runs` when stopped
  std::uint64_t hash = 0;            ///< of the baseline's ensemble
  std::vector<RunFailure> failures;  ///< of the baseline
  std::vector<ArmComparison> arms;
};

namespace detail {

/// A world that is stepped tick by tick: one per thread.
class SteppedWorld {
 public:
  virtual ~SteppedWorld() = default;
  virtual void start(const Batch& batch, Mask active) = 0;
  virtual void step(Recorder& recorder, Observer* observer) = 0;
  virtual void finish(Recorder& recorder) = 0;
  virtual const RunState& state() const = 0;
};

template <Model M>
class SteppedModel : public SteppedWorld {
 public:
  explicit SteppedModel(const M& model)
      : model_(model), world_(model.make_world()), state_(model.metrics().size()) {}
  void start(const Batch& batch, Mask active) override {
    batch_ = batch;
    start_batch(model_, *world_, batch_, active, state_);
  }
  void step(Recorder& recorder, Observer* observer) override {
    advance_batch(model_, *world_, batch_, state_.ticks_done + 1, state_, recorder, observer);
  }
  void finish(Recorder& recorder) override { finish_batch(model_, *world_, state_, recorder); }
  const RunState& state() const override { return state_; }

 private:
  const M& model_;
  std::unique_ptr<typename M::World> world_;
  RunState state_;
  Batch batch_;
};

/// A model without its type.
struct AnyModel {
  std::span<const MetricInfo> metrics;
  int ticks = 0;
  std::function<std::unique_ptr<SteppedWorld>()> make;
};

template <Model M>
AnyModel any_model(const M& model) {
  return {model.metrics(), model.ticks(),
          [&model] { return std::make_unique<SteppedModel<M>>(model); }};
}

LockstepResult run_lockstep(const AnyModel& baseline, std::span<const AnyModel> arms,
                            const LockstepOptions& options);

}  // namespace detail

/// Runs first_run .. first_run+runs-1 of the baseline and every arm. Worlds of different length are
/// compared over the ticks that both have. Threads share the models; each has worlds of its own.
/// Statistics are accumulated run by run within blocks of kBlockRuns, and blocks are merged in
/// order, so that every number is the same for any `jobs` and any kLanes.
template <Model B, Model A>
LockstepResult compare_worlds(const B& baseline, std::span<const A* const> arms,
                              const LockstepOptions& options) {
  std::vector<detail::AnyModel> others;
  for (const A* arm : arms) others.push_back(detail::any_model(*arm));
  return detail::run_lockstep(detail::any_model(baseline), others, options);
}

}  // namespace tumen
