// check, list and schema know experiment files beside scenarios.
#include "catch.h"
#include "cli/experiment_choice.h"
#include "cli/run_program.h"
#include "scenario/schema.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

std::string head() {
  return "schema_version = 1\n[experiment]\nid = \"e\"\nscenario = \"" + two_powers() + "\"\n";
}

}  // namespace

TEST_CASE("check tells what an experiment holds, or everything that is wrong with it") {
  TemporaryFolder folder;
  const std::string good = folder.write("good.toml", head() +
                                                         "variants = [\"full\", \"random\"]\n"
                                                         "replications = 8\n"
                                                         "[factor.rho]\nvalues = [1, 2, 3]\n");
  const Printed fine = tumen_says({"check", good});
  CHECK(fine.code == kFine);
  CHECK_THAT(fine.out, ContainsSubstring("fine: 3 points of a grid"));
  CHECK_THAT(fine.out, ContainsSubstring("2 arms, 1") && ContainsSubstring("factor; 48 runs"));

  const std::string precise = folder.write(
      "precise.toml",
      head() + "[precision]\nmetric = \"RR[regional]\"\nhalf_width = 0.1\nmost = 1024\n");
  CHECK_THAT(tumen_says({"check", precise}).out,
             ContainsSubstring("1 point of a grid") && ContainsSubstring("64 to 1 024 runs"));

  const std::string bad =
      folder.write("bad.toml", head() + "sed = 3\n[factor.rhoo]\nvalues = [1]\n");
  const Printed wrong = tumen_says({"check", good, bad, two_powers()});
  CHECK(wrong.code == kBadInput);
  CHECK_THAT(wrong.out, ContainsSubstring(bad + ":5:1: ") && ContainsSubstring(bad + ":6:9: ") &&
                            ContainsSubstring("fine: 3 points") &&
                            ContainsSubstring("fine: 4 states"));
  const nlohmann::json files =
      tumen_says({"check", good, bad, "--format", "json"}).json().at("files");
  CHECK(files[0].at("errors").empty());
  CHECK(files[1].at("errors").size() == 2);
}

TEST_CASE("what a file holds decides whether it is an experiment, then where it lies") {
  CHECK(is_experiment("a.toml", head()));
  CHECK_FALSE(is_experiment("experiments/a.toml", "[scenario]\nid = \"x\"\n"));
  CHECK(is_experiment("experiments/a.toml", "[factor.x]\n"));
  CHECK(is_experiment("s/experiments/a.toml", "not TOML"));
  CHECK_FALSE(is_experiment("s/a.toml", "not TOML"));
  TemporaryFolder folder;
  std::filesystem::create_directory(folder / "experiments");
  const std::string file = folder.write("experiments/a.toml", "schema_version = 1\n");
  CHECK_THAT(tumen_says({"check", file}).out, ContainsSubstring("[experiment]"));
}

TEST_CASE("list shows the experiments beside a scenario") {
  TemporaryFolder folder;
  folder.write("scenario.toml",
               "schema_version = 1\nextends = \"" + two_powers() + "\"\n[scenario]\nid = \"w\"\n");
  std::filesystem::create_directory(folder / "experiments");
  const std::string text =
      "schema_version = 1\n[experiment]\nid = \"e\"\nscenario = \"..\"\ntitle = \"T\"\n"
      "question = \"Q?\"\n[factor.rho]\nvalues = [1, 2]\n";
  folder.write("experiments/two.toml", text);
  folder.write("experiments/bad.toml", text + "[fctor]\n");
  const Printed said = tumen_says({"list", "experiments", folder / "", "--format", "json"});
  REQUIRE(said.code == kFine);
  const nlohmann::json rows = said.json().at("experiments");
  REQUIRE(rows.size() == 2);
  CHECK_THAT(rows[0].at("question").get<std::string>(), ContainsSubstring("has errors"));
  CHECK_THAT(rows[1].at("name").get<std::string>(), ContainsSubstring("/two"));
  CHECK(rows[1].at("points") == "2");
  CHECK(rows[1].at("arms") == "1");
  CHECK(rows[1].at("title") == "T");
  CHECK(rows[1].at("question") == "Q?");
  CHECK(tumen_says({"list", "experiments", two_powers() + "x"}).code == kBadInput);
}

TEST_CASE("keys and schema of experiment files can be had") {
  CHECK(tumen_says({"list", "experiment-keys", "--format", "markdown"}).out ==
        experiment_key_tables_markdown());
  CHECK_THAT(tumen_says({"list", "experiment-keys"}).out,
             ContainsSubstring("factor.ID.levels") && ContainsSubstring("design.kind"));
  CHECK(tumen_says({"schema", "experiment"}).out == experiment_schema());
  CHECK(tumen_says({"schema", "scenario"}).out == tumen_says({"schema"}).out);
  CHECK(tumen_says({"schema", "experiments"}).code == kBadInput);
}
