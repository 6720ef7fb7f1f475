// What the weights of a theory reach under the random null, in every shipped world: nothing.
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

using namespace tumen;
using namespace tumen::test;

namespace {

std::vector<std::string> worlds() {
  std::vector<std::string> out;
  const std::filesystem::path root = TUMEN_SOURCE_DIR;
  for (const auto& folder : std::filesystem::directory_iterator(root / "scenarios")) {
    if (std::filesystem::exists(folder.path() / "scenario.toml"))
      out.push_back(folder.path().filename().string());
  }
  return out;
}

/// Rows of `tumen reach`, short: 8 histories.
nlohmann::json reach(const std::string& world, const std::string& ticks) {
  const std::vector<std::string> arguments = {
      "reach",    std::string(TUMEN_SOURCE_DIR) + "/scenarios/" + world,
      "--runs",   "8",
      "--set",    "scenario.ticks=" + ticks,
      "--format", "json"};
  const Printed said = tumen_says(arguments);
  INFO(said.err);
  REQUIRE(said.code == kFine);
  return said.json().at("reach");
}

}  // namespace

TEST_CASE("In every shipped world no weight of a theory reaches a metric under the random null") {
  REQUIRE(worlds().size() >= 8);
  for (const std::string& world : worlds()) {
    bool mechanical = false;
    for (const nlohmann::json& row : reach(world, "8")) {
      INFO(world << ": " << row.dump());
      if (row.at("kind") == "weight") CHECK(row.at("reached").empty());
      mechanical |= row.at("kind") == "lever" && !row.at("reached").empty();
    }
    CHECK(mechanical);  // so that the comparison can fail
  }
}

// Whether a boycott is an issue depends on what was lost, and that takes years to build up.
TEST_CASE("No weight opens the question of a boycott, in the world where ports can be boycotted") {
  for (const nlohmann::json& row : reach("host-policy", "40")) {
    INFO(row.dump());
    if (row.at("kind") == "weight") CHECK(row.at("reached").empty());
  }
}
