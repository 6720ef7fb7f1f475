#include <string>

#include "tests/catch.h"
#include "tests/cli/claims_support.h"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using namespace tumen;
using namespace tumen::test;

TEST_CASE("theories are compared on the same claims") {
  const World world(kClaims);
  const json j = world.of({"--variants", "full,random"}, "compare");
  const json& theories = j.at("theories");
  REQUIRE(theories.size() == 2);
  CHECK(theories.at(0).at("variant") == "full");
  CHECK(theories.at(0).at("verdicts").at("R1") == "supported");
  CHECK(theories.at(1).at("null") == true);
  // Levels are no contrasts.
  CHECK(theories.at(0).at("contrasts").size() == 2);
  CHECK(theories.at(0).at("contrasts").contains("R1.trade"));
  CHECK(theories.at(0).at("contrasts").at("R2.same").at("mean") == 0);
  CHECK(theories.at(0).at("history").is_null());  // nothing was observed of this world
  const json& identification = j.at("identification");
  CHECK(identification.at("theories") == json{"full", "random"});
  CHECK(identification.at("traces") == 2);  // half of 128 runs, in traces of 32
  for (const json& row : identification.at("confusion")) {
    CHECK(row.at(0).get<double>() + row.at(1).get<double>() == Approx(1));
  }
}

TEST_CASE("a theory under two names is a tie") {
  const World world(kClaims);
  // Level 1 of reasoning is the rule of the full theory.
  const json j = world.of({"--variants", "full,level-1"}, "compare");
  CHECK(j.at("identification").at("confusion") == json{{0.5, 0.5}, {0.5, 0.5}});
}

TEST_CASE("a comparison is printed with its vectors and its confusion") {
  const World world(kClaims);
  const Printed said = world.says({"--variants", "full,random"}, "compare");
  CHECK(said.code == kFine);
  CHECK_THAT(said.out, ContainsSubstring("Contrast vectors"));
  CHECK_THAT(said.out, ContainsSubstring("Which theory made a trace?"));
  CHECK_THAT(said.out, ContainsSubstring("R1.trade"));
  CHECK(world.says({"--variants", "full,nobody"}, "compare").code == kBadInput);
  CHECK_THAT(world.says({"--variants", "ful"}, "compare").err,
             ContainsSubstring("did you mean \"full\"?"));
}
