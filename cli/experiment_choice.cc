#include "cli/experiment_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "cli/scenario_choice.h"
#include "scenario/report.h"
#include "scenario/toml_document.h"

namespace tumen {

namespace fs = std::filesystem;

std::vector<ShippedExperiment> experiments_of(const std::string& scenario_file) {
  std::error_code error;
  const fs::path folder = fs::path(scenario_file).parent_path();
  const std::string scenario = fs::absolute(folder, error).lexically_normal().filename().string();
  std::vector<ShippedExperiment> out;
  for (fs::directory_iterator it(folder / "experiments", error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() != ".toml") continue;
    out.push_back({scenario + "/" + it->path().stem().string(), it->path().string()});
  }
  std::ranges::sort(out, {}, &ShippedExperiment::name);
  return out;
}

std::vector<ShippedExperiment> known_experiments() {
  std::vector<ShippedExperiment> out;
  for (const std::string& name : known_scenarios()) {
    std::ranges::move(experiments_of((fs::path("scenarios") / name / "scenario.toml").string()),
                      std::back_inserter(out));
  }
  return out;
}

std::optional<std::string> experiment_file(const std::string& argument) {
  std::error_code ignored;
  if (fs::is_regular_file(argument, ignored)) return argument;
  const fs::path path(argument);
  const fs::path shipped = fs::path("scenarios") / path.parent_path() / "experiments" /
                           (path.filename().string() + ".toml");
  if (fs::is_regular_file(shipped, ignored)) return shipped.string();
  return std::nullopt;
}

std::string find_experiment(const std::string& argument) {
  if (const std::optional<std::string> file = experiment_file(argument)) return *file;
  std::vector<std::string> names;
  for (const ShippedExperiment& e : known_experiments()) names.push_back(e.name);
  throw UsageError(
      fmt::format("there is no experiment file \"{}\"{}", argument, did_you_mean(argument, names)));
}

bool is_experiment(const std::string& path, const std::string& text) {
  Report quiet;
  const std::optional<Value> tree = parse_toml(text, quiet.add_file(path), quiet);
  if (tree && tree->find("experiment")) return true;
  if (tree && tree->find("scenario")) return false;
  return fs::path(path).parent_path().filename() == "experiments";
}

}  // namespace tumen
