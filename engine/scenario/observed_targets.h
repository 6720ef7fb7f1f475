/// Observations as quantities of a run: which expression, taken over which ticks.
#pragma once

#include <optional>
#include <vector>

#include "core/expression.h"
#include "core/hypothesis.h"
#include "scenario/observed.h"

namespace tumen {

struct ObservedTarget {
  Expression value;
  Take take = Take::last;
  int from = 0, by = 0;  ///< ticks, both within the run
};

/// Targets of the observations of a scenario, one each in their order. None, without an error,
/// where the date or the window is not wholly within the run, and for an event without an
/// expression.
struct ObservedTargets {
  std::vector<std::optional<ObservedTarget>> series, events;
};

/// Reads the expressions with the metrics of the setup. An event must be 0 or 1 in every run: a
/// comparison, of which the last, the largest or the smallest value is taken. A series without
/// `take` is compared by the mean of its year, or the value at the end of its quarter.
Result<ObservedTargets> observed_targets(const Observed& observed, const Setup& setup);

/// "2016" for a year, "2016Q3" for a quarter.
std::string date_text(const Dates& dates);

/// Its end in years: 2016.0 at the end of 2015Q4.
double end_of(Quarter q);

}  // namespace tumen
