#include "cli/observed_choice.h"

#include "cli/scenario_choice.h"
#include "scenario/observed_targets.h"

namespace tumen {

bool is_observed(const std::string& argument) {
  return argument == observed_path("") || argument.ends_with("/" + observed_path(""));
}

Result<Observed> check_observed(const std::string& path) {
  Result<Observed> observed = load_observed(path, read_text);
  if (!observed) return observed;
  const std::string folder = path.substr(0, path.size() - observed_path("").size());
  const Result<Scenario> scenario = load_scenario(folder + "scenario.toml", read_text);
  if (!scenario) return scenario.errors();
  const Setup& setup = scenario.value().setup;
  const Result<ObservedTargets> targets = observed_targets(observed.value(), setup);
  const Result<Setup> blind = blind_setup(setup, observed.value(), observed.value().cut);
  Diagnostics errors;
  if (!targets) errors = targets.errors();
  if (!blind) errors.insert(errors.end(), blind.errors().begin(), blind.errors().end());
  if (!errors.empty()) return errors;
  return observed;
}

}  // namespace tumen
