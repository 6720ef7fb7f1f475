/// Outcomes of every run of ensembles, without keeping a history.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/lockstep.h"
#include "analysis/threads.h"
#include "sim/outcome.h"

namespace tumen {

/// How runs are made. Neither jobs nor progress changes a bit of the result.
struct OutcomeOptions {
  std::uint64_t seed = 1;
  int jobs = 1;                      ///< threads; less than 1 counts as 1
  std::uint64_t runs_per_point = 1;  ///< run r belongs to parameter point r / runs_per_point
  /// Called with the number of runs done after each block, from any thread, one call at a time.
  std::function<void(std::uint64_t done)> progress;
  StopToken stop;  ///< when stopped, blocks under way are finished and no more begun
};

/// What is asked of one world. Model and outcomes must outlive the call.
struct OutcomeTask {
  detail::AnyModel model;
  std::span<const Outcome> outcomes;
  std::uint64_t first_run = 0;
  std::uint64_t runs = 1;
};

/// What came out of a task, run by run.
struct OutcomeTable {
  std::uint64_t runs = 0;      ///< as asked for
  std::uint64_t done = 0;      ///< fewer when stopped: the table is then not to be used
  std::uint64_t failures = 0;  ///< runs that failed at a tick that they were run to
  std::uint64_t hash = 0;  ///< as EnsembleResult::hash, of the histories as far as they were run
  std::vector<double> values;  ///< outcomes x runs; NaN as OutcomeRecorder::value() says

  /// The values of an outcome, one per run.
  std::span<const double> of(std::size_t outcome) const {
    return std::span(values).subspan(outcome * static_cast<std::size_t>(runs),
                                     static_cast<std::size_t>(runs));
  }
};

/// Runs every task, each history no further than the last tick that an outcome reads. Blocks of all
/// tasks are handed out together, so that threads idle only at the very end.
std::vector<OutcomeTable> take_outcomes(std::span<const OutcomeTask> tasks,
                                        const OutcomeOptions& options);

}  // namespace tumen
