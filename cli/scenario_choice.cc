#include "cli/scenario_choice.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <system_error>

#include "scenario/text_guard.h"

namespace tumen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileName = "scenario.toml";

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

/// Names of the folders in `parent` that hold a scenario.
std::vector<std::string> scenarios_in(const fs::path& parent) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(parent, error), end; !error && it != end; it.increment(error)) {
    if (is_file(it->path() / kFileName)) names.push_back(it->path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

std::uint64_t ScenarioChoice::seed_number() const {
  return parse_count("--seed", seed, 0, std::numeric_limits<std::uint64_t>::max());
}

CLI::Option* add_repeated_option(CLI::App& command, const std::string& name,
                                 std::vector<std::string>& texts, const std::string& meaning) {
  return command.add_option(name, texts, meaning)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_baseline_options(CLI::App& command, ScenarioChoice& choice) {
  command.add_option("scenario", choice.scenario, "Folder, .toml file, or a name in ./scenarios")
      ->type_name("SCENARIO")
      ->required();
  command.add_option("--variant", choice.variant, "Theory: see `tumen list variants`")
      ->type_name("V");
  add_repeated_option(
      command, "--without", choice.without,
      "Switch a mechanism off: see `tumen list mechanisms`; may be given several times")
      ->type_name("M");
  add_repeated_option(command, "--set", choice.set,
                      "Change a number, a lever or a structural key; may be given several times")
      ->type_name("KEY=VALUE");
}

void add_overlay_options(CLI::App& command, ScenarioChoice& choice) {
  add_baseline_options(command, choice);
  command.add_option("--arm", choice.arm, "Counterfactual: see `tumen list arms SCENARIO`")
      ->type_name("A");
}

void add_seed_option(CLI::App& command, ScenarioChoice& choice) {
  command.add_option("--seed", choice.seed, "Seed of all luck")
      ->type_name("S")
      ->capture_default_str();
}

void add_scenario_options(CLI::App& command, ScenarioChoice& choice) {
  add_overlay_options(command, choice);
  add_seed_option(command, choice);
}

std::vector<std::string> known_scenarios() { return scenarios_in("scenarios"); }

std::string find_scenario(const std::string& argument) {
  const fs::path path(argument);
  std::error_code ignored;
  if (is_file(path)) return argument;
  if (is_file(path / kFileName)) return (path / kFileName).string();
  const bool bare = !path.has_parent_path() && !argument.empty();
  if (bare && is_file(fs::path("scenarios") / path / kFileName)) {
    return (fs::path("scenarios") / path / kFileName).string();
  }
  std::string message = fs::is_directory(path, ignored)
                            ? fmt::format("the folder \"{}\" holds no {}", argument, kFileName)
                            : fmt::format("there is no scenario \"{}\"", argument);
  const fs::path parent = bare ? fs::path("scenarios") : path.parent_path();
  const std::string name = path.has_filename() ? path.filename().string() : "";
  const std::string nearest = nearest_name(name, scenarios_in(parent));
  if (!nearest.empty()) {
    message += fmt::format(" (did you mean \"{}\"?)", bare ? nearest : (parent / nearest).string());
  } else if (bare) {
    message += "; `tumen list scenarios` shows those in ./scenarios";
  }
  throw UsageError(message);
}

std::optional<std::string> read_text(const std::string& path) {
  if (!is_file(path)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  // One byte more than is allowed lets the loader complain about the size.
  std::string text(kLargestText + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

std::optional<Scenario> load_choice(Session& session, const ScenarioChoice& choice,
                                    const std::string& variant) {
  const LoadOptions options = {variant, choice.arm, choice.set, choice.without};
  Result<Scenario> result = load_scenario(find_scenario(choice.scenario), read_text, options);
  if (result) return std::move(result.value());
  for (const Diagnostic& d : result.errors()) fmt::print(session.err, "{}\n", d.text());
  return std::nullopt;
}

}  // namespace tumen
