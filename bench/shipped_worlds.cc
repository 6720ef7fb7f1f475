#include "bench/shipped_worlds.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "scenario/scenario.h"
#include "sim/batch.h"

namespace tumen::bench {
namespace {

std::filesystem::path folder_of_worlds() {
  return std::filesystem::path(TUMEN_SOURCE_DIR) / "scenarios";
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

std::vector<std::string> shipped_worlds() {
  std::vector<std::string> names;
  for (const auto& folder : std::filesystem::directory_iterator(folder_of_worlds())) {
    if (std::filesystem::exists(folder.path() / "scenario.toml"))
      names.push_back(folder.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

std::optional<Setup> load_world(const std::string& name) {
  Result<Scenario> scenario =
      load_scenario((folder_of_worlds() / name / "scenario.toml").string(), read_file);
  if (!scenario) return std::nullopt;
  return std::move(scenario.value().setup);
}

MidHistory::MidHistory(Setup setup)
    : model(std::move(setup)),
      world(model.make_world()),
      batch(make_batch(1, 0, kLanes)),
      tick(model.ticks() / 2),
      saved_(model.make_world()) {
  model.start(*world, batch);
  for (int before = 0; before < tick; ++before) model.step(*world, batch, before, nullptr);
  saved_->copy_from(*world);
}

}  // namespace tumen::bench
