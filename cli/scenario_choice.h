/// Which scenario, and what is laid over it: the options that most commands share.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "scenario/scenario.h"

namespace tumen {

struct ScenarioChoice {
  std::string scenario;
  std::string variant, arm;
  std::vector<std::string> set;
  std::vector<std::string> without;
  std::string seed = "1";

  std::uint64_t seed_number() const;
};

/// An option that may be given several times, one text each time.
CLI::Option* add_repeated_option(CLI::App& command, const std::string& name,
                                 std::vector<std::string>& texts, const std::string& meaning);

/// SCENARIO, --variant, --without and --set: a world without an arm.
void add_baseline_options(CLI::App& command, ScenarioChoice& choice);

/// The same and --arm.
void add_overlay_options(CLI::App& command, ScenarioChoice& choice);

/// The number that all luck is drawn from.
void add_seed_option(CLI::App& command, ScenarioChoice& choice);

/// Overlays and seed.
void add_scenario_options(CLI::App& command, ScenarioChoice& choice);

/// The scenario file that `argument` names: a folder with scenario.toml, a file, or the name of a
/// folder in ./scenarios. A UsageError names the nearest scenario when there is none.
std::string find_scenario(const std::string& argument);

/// Folders of ./scenarios that hold a scenario.toml, sorted.
std::vector<std::string> known_scenarios();

/// Text of a regular file of bounded size; nothing for anything else.
std::optional<std::string> read_text(const std::string& path);

/// Loads the scenario with one variant laid over it. Errors are printed one a line, and nothing is
/// returned.
std::optional<Scenario> load_choice(Session& session, const ScenarioChoice& choice,
                                    const std::string& variant);

}  // namespace tumen
