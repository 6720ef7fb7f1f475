/// The reference model in ensembles. Compiled once here, so that commands need not
/// instantiate the run loop.
#pragma once

#include <cstdint>

#include "analysis/ensemble.h"
#include "analysis/lockstep.h"
#include "analysis/outcomes.h"
#include "cli/explain/replay.h"
#include "cli/session.h"
#include "model/reference_model.h"

namespace tumen {

/// Runs per parameter point where parameters are drawn.
inline constexpr std::uint64_t kRunsPerPoint = 8;
/// Most runs of one command.
inline constexpr std::uint64_t kMostRuns = 1'000'000'000;

/// An ensemble and how long it took.
struct TimedEnsemble {
  EnsembleResult result;
  double seconds = 0;  ///< of wall clock, from the first run to the last
};

/// Runs the ensemble; shows progress on a terminal and stops early on Ctrl-C.
TimedEnsemble run_reference(Session& session, const ReferenceModel& model, EnsembleOptions options);

/// Runs the baseline and its arms over the same runs; shows progress and stops early likewise.
LockstepResult compare_reference(Session& session, const ReferenceModel& baseline,
                                 std::span<const ReferenceModel* const> arms,
                                 LockstepOptions options);

/// An outcome task of a model.
OutcomeTask reference_task(const ReferenceModel& model, std::span<const Outcome> outcomes,
                           std::uint64_t first_run, std::uint64_t runs);

/// Takes outcomes of every run of every task; shows progress likewise. A WorkError when stopped.
std::vector<OutcomeTable> take_reference_outcomes(Session& session,
                                                  std::span<const OutcomeTask> tasks,
                                                  OutcomeOptions options);

}  // namespace tumen
