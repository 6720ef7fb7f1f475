#include <filesystem>
#include <string>
#include <vector>

#include "catch.h"
#include "cli/run_program.h"
#include "scenario/synthetic.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

std::size_t entries(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("new writes a synthetic world that checks and runs") {
  TemporaryFolder folder;
  const std::string out = folder / "worlds/eight";
  const Printed said =
      tumen_says({"new", "--synthetic", "8", "--projects", "3", "--ticks", "6", "-o", out});
  CHECK(said.err.empty());
  REQUIRE(said.code == kFine);
  CHECK_THAT(said.out, ContainsSubstring("8 states, 3 projects, 6 ticks, seed 1"));
  CHECK(entries(out) == 1);
  CHECK(folder.read("worlds/eight/scenario.toml") == synthetic_scenario({8, 3, 6, 1}));
  CHECK_THAT(tumen_says({"check", out}).out, ContainsSubstring("fine: 8 states"));
  const Printed run = tumen_says({"run", out, "--runs", "8", "--jobs", "1"});
  CHECK(run.code == kFine);
  CHECK_THAT(run.out, ContainsSubstring("6 ticks; 8 runs"));
}

TEST_CASE("new writes a scenario to start from, named as its folder") {
  TemporaryFolder folder;
  const std::string out = folder / "My World/";
  REQUIRE(tumen_says({"new", out}).code == kFine);
  CHECK_THAT(folder.read("My World/scenario.toml"), ContainsSubstring("id = \"my-world\""));
  CHECK_THAT(tumen_says({"check", out}).out, ContainsSubstring("fine: 2 states"));
  CHECK_THAT(
      tumen_says({"run", out, "--runs", "8", "--jobs", "1", "--variant", "full,hedging"}).out,
      ContainsSubstring("hedging"));
  CHECK(tumen_says({"run", out, "--runs", "8", "--jobs", "1", "--arm", "no-slump", "--set",
                    "border-cost=0"})
            .code == kFine);
}

TEST_CASE("new fills an empty folder and overwrites nothing") {
  TemporaryFolder folder;
  std::filesystem::create_directory(folder / "empty");
  CHECK(tumen_says({"new", folder / "empty"}).code == kFine);
  const std::string before = folder.read("empty/scenario.toml");

  for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"--synthetic", "6"}}) {
    std::vector<std::string> arguments = {"new", folder / "empty"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Printed again = tumen_says(arguments);
    CHECK(again.code == kBadInput);
    CHECK_THAT(again.err, ContainsSubstring("\"" + folder / "empty" + "\" is not empty"));
  }
  CHECK(folder.read("empty/scenario.toml") == before);

  const std::string file = folder.write("file", "kept");
  const Printed onto_file = tumen_says({"new", file});
  CHECK(onto_file.code == kBadInput);
  CHECK_THAT(onto_file.err, ContainsSubstring("\"" + file + "\" exists and is no folder"));
  // Nor does it leave anything where it cannot write.
  CHECK(tumen_says({"new", file + "/below"}).code != kFine);
  CHECK(folder.read("file") == "kept");
  CHECK(entries(folder.path()) == 2);
}

TEST_CASE("new tells what it does not understand, and then writes nothing") {
  TemporaryFolder folder;
  const std::string out = folder / "none";
  for (const char* states : {"0", "1", "1001", "many", "6.5", "6 ", "99999999999999999999"}) {
    const Printed said = tumen_says({"new", "--synthetic", states, "-o", out});
    CHECK(said.code == kBadInput);
    CHECK_THAT(said.err, ContainsSubstring("--synthetic must be a whole number from 2 to 1000"));
  }
  CHECK(tumen_says({"new", "--synthetic", "-5", "-o", out}).code == kBadInput);
  CHECK(tumen_says({"new", "--synthetic=-5", "-o", out}).code == kBadInput);
  CHECK(tumen_says({"new", "--synthetic", "-o", out}).code == kBadInput);
  const auto refused = [&](const std::vector<std::string>& more, const std::string& why) {
    std::vector<std::string> arguments = {"new", "-o", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Printed said = tumen_says(arguments);
    CHECK(said.code == kBadInput);
    CHECK_THAT(said.err, ContainsSubstring(why));
  };
  refused({"--synthetic", "6", "--projects", "501"}, "--projects must be a whole number");
  refused({"--synthetic", "6", "--ticks", "0"}, "--ticks must be a whole number from 1 to 4000");
  refused({"--synthetic", "6", "--seed", "x"}, "--seed must be a whole number");
  refused({"--projects", "3"}, "--synthetic");
  refused({folder / "other"}, "--out");
  CHECK_THAT(tumen_says({"new"}).err, ContainsSubstring("new needs a folder"));
  CHECK(entries(folder.path()) == 0);
}
