/// Outcomes of every run of an ensemble, without keeping a history.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "analysis/ensemble.h"
#include "sim/outcome.h"

namespace tumen {

/// Which runs, and how. Neither jobs nor progress changes a bit of the result.
struct OutcomeOptions {
  std::uint64_t seed = 1;
  std::uint64_t first_run = 0;
  std::uint64_t runs = 1;
  int jobs = 1;                      ///< threads; less than 1 counts as 1
  std::uint64_t runs_per_point = 1;  ///< run r belongs to parameter point r / runs_per_point
  /// Called with the number of runs done after each block, from any thread, one call at a time.
  std::function<void(std::uint64_t done)> progress;
  std::stop_token stop;  ///< when stopped, blocks under way are finished and no more begun
};

/// What came out, run by run.
struct OutcomeTable {
  std::uint64_t first_run = 0;
  std::uint64_t runs = 0;      ///< done; less than asked for when stopped
  std::uint64_t failures = 0;  ///< runs that failed
  std::uint64_t hash = 0;      ///< as EnsembleResult::hash
  std::vector<double> values;  ///< outcomes x runs; NaN as OutcomeRecorder::value() says

  /// The values of a outcome, one per run.
  std::span<const double> of(std::size_t outcome) const {
    return std::span(values).subspan(outcome * static_cast<std::size_t>(runs),
                                     static_cast<std::size_t>(runs));
  }
};

/// Runs what `make_runner` makes, one per thread, and takes the outcomes of every run.
OutcomeTable take_outcomes(std::span<const Outcome> outcomes, const detail::MakeRunner& make_runner,
                           const OutcomeOptions& options);

}  // namespace tumen
