#include <string>

#include "tests/catch.h"
#include "tests/cli/claims_support.h"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using namespace tumen;
using namespace tumen::test;

namespace {

/// The same with the sign of the first claim turned.
std::string turned() {
  std::string text = kClaims;
  const std::string sign = "sign = \"+\"";
  return text.replace(text.find(sign), sign.size(), "sign = \"-\"");
}

}  // namespace

TEST_CASE("claims are tested and told as the contract says") {
  const World world(kClaims);
  const json j = world.of();
  CHECK(j.at("variant") == "full");
  REQUIRE(j.at("claims").size() == 4);
  const json& trade = j.at("claims").at(0);
  CHECK(trade.at("id") == "R1");
  CHECK(trade.at("verdict") == "supported");
  CHECK(trade.at("effect").get<double>() > 1);
  CHECK(trade.at("lo").get<double>() > 0);
  CHECK(trade.at("n").get<int>() >= 128);
  CHECK(trade.at("robust_share").is_null());
  CHECK(trade.at("calibration") == false);
  CHECK(trade.at("rival").at(0).at("arm") == "no-rival");
  CHECK(j.at("claims").at(1).at("verdict") == "supported");
  CHECK(j.at("claims").at(1).at("effect") == 0);
  CHECK(j.at("claims").at(2).at("verdict") == "not_executable");
  CHECK(j.at("claims").at(2).at("reason") == "no mechanism");
  CHECK(j.at("claims").at(3).at("verdict") == "supported");
  CHECK(j.at("counts") == json{{"supported", 2},
                               {"beyond_null", 0},
                               {"refuted", 0},
                               {"undecided", 0},
                               {"not_executable", 1},
                               {"calibration", 0},
                               {"own", 1}});
  // Trade is diverted by (7) whatever is chosen, so the null gets the same: no evidence for a
  // theory.
  CHECK(trade.at("null_verdict") == "supported");
  CHECK(j.at("disagreements").at(0).at("speaks_for") == "neither");
}

TEST_CASE("the sign of a claim in the file turns its verdict") {
  CHECK(World(turned()).of().at("claims").at(0).at("verdict") == "refuted");
}

TEST_CASE("the same seeds give the same table on any number of threads") {
  const World world(kClaims);
  const std::vector<std::string> both = {"--variant", "full", "--variant", "random"};
  auto one = both, two = both, other = both;
  one.insert(one.end(), {"--jobs", "1"});
  two.insert(two.end(), {"--jobs", "2"});
  other.insert(other.end(), {"--seed", "2"});
  const Printed table = world.says(one);
  CHECK(table.code == kFine);
  CHECK(table.out == world.says(two).out);
  CHECK(world.of(one) == world.of(two));
  CHECK(world.of(one) != world.of(other));
}

TEST_CASE("several theories stand side by side, and a null's support is false") {
  const World world(kClaims);
  const Printed said = world.says({"--variant", "full", "--variant", "random"});
  CHECK_THAT(said.out, ContainsSubstring("False support: the null random supports"));
  CHECK_THAT(said.out,
             ContainsSubstring("+ supported  n supported, but by the random null too  - refuted"));
  const json j = world.of({"--variant", "full", "--variant", "random"});
  REQUIRE(j.at("variants").size() == 2);
  CHECK(j.at("variants").at(0).at("null") == false);
  CHECK(j.at("variants").at(1).at("null") == true);
  CHECK(j.at("variants").at(1).at("claims").at(0).at("id") == "R1");
}

TEST_CASE("robustness is a share of draws") {
  const World world(kClaims);
  const json j = world.of({"--robust", "3", "--claim", "R2"});
  REQUIRE(j.at("claims").size() == 1);
  CHECK(j.at("claims").at(0).at("robust_share") == 1);
  CHECK_THAT(world.says({"--robust", "3", "--claim", "R2"}).out, ContainsSubstring("100%"));
}

TEST_CASE("what is laid over every arm cancels no contrast and moves its size") {
  const World world(kClaims);
  const json plain = world.of({"--claim", "R1"});
  const json changed = world.of({"--claim", "R1", "--set", "parameters.t_S=0.1"});
  CHECK(plain.at("claims").at(0).at("effect").get<double>() >
        changed.at("claims").at(0).at("effect").get<double>());
}

TEST_CASE("bad wishes are told in plain words") {
  const World world(kClaims);
  CHECK_THAT(world.says({"--claim", "R9"}).err, ContainsSubstring("there is no claim \"R9\""));
  CHECK(world.says({"--claim", "R9"}).code == kBadInput);
  CHECK(world.says({"--variant", "fulll"}).code == kBadInput);
  CHECK_THAT(world.says({"--variant", "fulll"}).err, ContainsSubstring("did you mean \"full\"?"));
  CHECK(world.says({"--variant", "full", "--all-variants"}).code == kBadInput);
  CHECK(world.says({"--robust", "0"}).code == kBadInput);
  CHECK(world.says({"--set", "parameters.nothing=1"}).code == kBadInput);
  const Printed none = tumen_says({"claims", two_powers() + "/no"});
  CHECK(none.code == kBadInput);
  const World wrong("schema_version = 1\n[claims]\ntitle = 3\n");
  CHECK(wrong.says().code == kBadInput);
  CHECK_THAT(wrong.says().err, ContainsSubstring("claims.toml:3:9: claims.title must be a text"));
}
