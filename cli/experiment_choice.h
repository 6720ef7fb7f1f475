/// Which experiment file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"

namespace tumen {

/// An experiment file beside a scenario.
struct ShippedExperiment {
  std::string name;  ///< "zarubino/sanctions"
  std::string file;  ///< "scenarios/zarubino/experiments/sanctions.toml"
};

/// Every experiments/NAME.toml beside a scenario's file, sorted by name.
std::vector<ShippedExperiment> experiments_of(const std::string& scenario_file);

/// Those of all scenarios in ./scenarios.
std::vector<ShippedExperiment> known_experiments();

/// The file that `argument` names: a file, or SCENARIO/NAME for a shipped one; else nothing.
std::optional<std::string> experiment_file(const std::string& argument);

/// The same; a UsageError names the nearest experiment when there is none.
std::string find_experiment(const std::string& argument);

/// Whether the file at `path` with that text is an experiment rather than a scenario: it has a
/// section [experiment]; without that and without [scenario], it lies in a folder "experiments".
bool is_experiment(const std::string& path, const std::string& text);

}  // namespace tumen
