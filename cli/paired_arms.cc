#include "cli/paired_arms.h"

#include <utility>

namespace tumen {

EnsembleOptions PairedOptions::ensemble(std::string_view standard) const {
  EnsembleOptions out;
  out.seed = choice.seed_number();
  out.runs = parse_count("--runs", runs.empty() ? standard : std::string_view(runs), 2, kKeptRuns);
  out.jobs = parse_jobs(jobs);
  out.bands = false;
  return out;
}

void add_comparison_options(CLI::App& command, PairedOptions& options) {
  command.add_option("--runs", options.runs, "Histories of each arm, 2 to 200000")->type_name("N");
  command.add_option("--jobs", options.jobs, "Threads; all of the machine's unless given")
      ->type_name("N");
  command.add_option("--format", options.format, "text, markdown or json")
      ->check(CLI::IsMember({"text", "markdown", "json"}));
}

void add_paired_options(CLI::App& command, PairedOptions& options) {
  add_scenario_options(command, options.choice);
  add_comparison_options(command, options);
}

std::optional<ArmRun> run_arm(Session& session, const ScenarioChoice& choice,
                              const std::string& variant, const EnsembleOptions& options) {
  std::optional<Scenario> scenario = load_choice(session, choice, variant);
  if (!scenario) return std::nullopt;
  ArmRun arm;
  arm.info = std::move(scenario->info);
  arm.model = std::make_unique<ReferenceModel>(std::move(scenario->setup));
  arm.result = run_reference(session, *arm.model, options).result;
  if (arm.result.runs < arm.result.runs_asked) {
    throw WorkError("stopped before all runs were done; nothing is compared");
  }
  return arm;
}

}  // namespace tumen
