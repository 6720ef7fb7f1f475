/// What `tumen sweep` says: the plan, what it will cost, how it went.
#pragma once

#include <string>

#include "cli/experiment_plan.h"
#include "cli/session.h"
#include "cli/sweep_run.h"

namespace tumen {

/// Which points are run: those of groups g with g % shares == share.
struct SweepPart {
  std::uint64_t share = 0, shares = 1;
};

std::uint64_t points_of(const SweepPlan& plan, const SweepPart& part);

void print_plan(Session& session, const PreparedExperiment& experiment, const SweepPart& part);
/// Makes some runs and prints what the whole will take on `jobs` threads, as text or as JSON:
/// {"experiment", ..., "points", "least_runs", "most_runs", "seconds": [least, most],
/// "bytes": [least, most], "measured": {...}}.
void print_estimate(Session& session, const PreparedExperiment& experiment, const SweepPart& part,
                    int jobs, bool json);
/// The outcome as JSON: the plan, "store", "complete", "points_done", "runs", "failed_runs",
/// "runs_now", "seconds".
void print_outcome_json(Session& session, const PreparedExperiment& experiment,
                        const SweepPart& part, const std::string& path,
                        const SweepOutcome& outcome);

}  // namespace tumen
