/// Arms of a comparison: ensembles of one scenario under other numbers, over the same runs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/paired.h"
#include "cli/ensemble.h"
#include "cli/scenario_choice.h"

namespace tumen {

/// The options of commands that compare arms.
struct PairedOptions {
  ScenarioChoice choice;
  std::string runs, jobs, format = "text";

  /// Runs, jobs and seed of every arm; `standard` runs unless given.
  EnsembleOptions ensemble(std::string_view standard) const;
};

/// --runs, --jobs and --format (text, markdown or json).
void add_comparison_options(CLI::App& command, PairedOptions& options);

/// The same besides the scenario options.
void add_paired_options(CLI::App& command, PairedOptions& options);

/// One arm that has run.
struct ArmRun {
  ScenarioInfo info;
  std::unique_ptr<ReferenceModel> model;
  EnsembleResult result;
};

/// Loads `choice` under `variant` and runs it. Nothing after a load error, which has been printed.
/// A WorkError when the runs were stopped before their end.
std::optional<ArmRun> run_arm(Session& session, const ScenarioChoice& choice,
                              const std::string& variant, const EnsembleOptions& options);

}  // namespace tumen
