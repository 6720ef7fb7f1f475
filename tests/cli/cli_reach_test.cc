// What the weights of a theory reach under the random null, in every shipped world: nothing.
#include <filesystem>
#include <set>

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
nlohmann::json reach(const std::string& world, const std::string& ticks,
                     const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {
      "reach",    std::string(TUMEN_SOURCE_DIR) + "/scenarios/" + world,
      "--runs",   "8",
      "--set",    "scenario.ticks=" + ticks,
      "--format", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Printed said = tumen_says(arguments);
  INFO(said.err);
  REQUIRE(said.code == kFine);
  return said.json().at("reach");
}

}  // namespace

// A grudge is felt in the partner's own utility, and whether a boycott is an issue at all depends
// on the grudge: there the weight of economic gain opens and closes menus. Everywhere else it
// reaches nothing.
TEST_CASE("In every shipped world no weight of a theory reaches a metric under the random null") {
  REQUIRE(worlds().size() >= 8);
  for (const std::string& world : worlds()) {
    bool mechanical = false;
    for (const nlohmann::json& row : reach(world, "12", {"--set", "project.*.boycottable=0"})) {
      INFO(world << ": " << row.dump());
      if (row.at("kind") == "weight") CHECK(row.at("reached").empty());
      mechanical |= row.at("kind") == "lever" && !row.at("reached").empty();
    }
    CHECK(mechanical);  // so that the comparison can fail
  }
}

TEST_CASE("Where ports can be boycotted, economic gain alone reaches metrics under the null") {
  for (const nlohmann::json& row : reach("host-policy", "24")) {
    INFO(row.dump());
    if (row.at("kind") == "weight" && row.at("name") != "state.*.w_E")
      CHECK(row.at("reached").empty());
    if (row.at("name") != "state.*.w_E") continue;
    for (const nlohmann::json& name : row.at("reached")) {
      const std::string family =
          name.get<std::string>().substr(0, name.get<std::string>().find('['));
      const std::set<std::string> by_boycott = {"boycott", "THR", "UTIL", "FLOW", "LOAD"};
      CHECK(by_boycott.contains(family));
    }
  }
}
