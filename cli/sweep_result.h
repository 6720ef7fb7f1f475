/// What a sweep brought, on a page.
#pragma once

#include <string>

#include "cli/experiment_plan.h"
#include "cli/session.h"
#include "cli/sweep_run.h"

namespace tumen {

/// Prints how the sweep went, and a table of one metric: that of the precision, else the RR that
/// differs most between points, else the first; points down, arms across.
void print_sweep_result(Session& session, const PreparedExperiment& experiment,
                        const std::string& path, const SweepOutcome& outcome);

}  // namespace tumen
