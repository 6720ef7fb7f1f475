#include "catch.h"
#include "sample.h"
#include "scenario/chain.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

Result<Scenario> load_child(const std::string& child) {
  return load_scenario("all/child/scenario.toml", from({{"all/sample/scenario.toml", kSample},
                                                        {"all/child/scenario.toml", child}}));
}

const std::string kChild = "schema_version = 1\nextends = \"../sample\"\n";

}  // namespace

TEST_CASE("a path is extended as text") {
  CHECK(extended_path("scenarios/a/scenario.toml", "../two") == "scenarios/two/scenario.toml");
  CHECK(extended_path("scenarios/a/scenario.toml", "base.toml") == "scenarios/a/base.toml");
  CHECK(extended_path("/x/a.toml", "../../../b") == "/b/scenario.toml");
  CHECK(extended_path("a.toml", "../b/./c") == "../b/c/scenario.toml");
  CHECK(extended_path("a.toml", "/b/c.toml") == "/b/c.toml");
}

TEST_CASE("a child overrides its parent key by key") {
  const auto r = load_child(
      kChild +
      "[scenario]\nid = \"child\"\n"
      "[parameters]\nvot = 0.04\nrho = {value = 2}\n"
      "[state.RUS]\nmil = 90\n"
      "[[shock]]\nid = \"sanctions\"\nstart = \"2015Q1\"\n"
      "[[shock]]\nid = \"later\"\nstart = \"2016Q1\"\nset = {\"state.RUS.pivot\" = 1}\n");
  REQUIRE(errors_of(r).empty());
  const Scenario& s = r.value();
  CHECK(s.info.id == "child");
  CHECK(s.info.title == "A sample");
  CHECK(s.info.files ==
        std::vector<std::string>{"all/child/scenario.toml", "all/sample/scenario.toml"});
  CHECK(value_of(s, "parameters.vot") == 0.04);
  CHECK(value_of(s, "parameters.rho") == 2);
  CHECK(prior_of(s, "parameters.rho").high == 2.5);
  CHECK(value_of(s, "state.RUS.mil") == 90);
  CHECK(value_of(s, "state.RUS.gdp") == 2200);
  REQUIRE(s.setup.shocks.size() == 3);
  CHECK(s.setup.shocks[1].start == 12);
  CHECK(s.setup.shocks[1].label == "Sanctions");
  CHECK(s.setup.shocks[2].id == "later");
}

TEST_CASE("of one pair given both ways, the child's wins over the parent's") {
  const auto r = load_child(kChild + "[pair.CHN.RUS]\ndistance = 700\n");
  REQUIRE(errors_of(r).empty());
  CHECK(value_of(r.value(), "dyad.RUS.CHN.distance") == 700);
  CHECK(value_of(r.value(), "dyad.CHN.RUS.distance") == 700);
}

TEST_CASE("errors of every file of a chain are told with its name") {
  const Result<Scenario> r = load_scenario(
      "c/scenario.toml", from({{"c/scenario.toml", "extends = \"../p\"\n[parameters]\nrho = -1\n"},
                               {"p/scenario.toml", kHead + "[parameters]\nvot = -1\n"}}));
  CHECK(errors_of(r) == std::vector<std::string>{
                            "c/scenario.toml:3:7: parameters.rho must be between 0 and 50, got -1",
                            "p/scenario.toml:12:7: parameters.vot must be between 0 and 10 "
                            "USD/(t h), got -1"});
}

TEST_CASE("a chain that goes nowhere or in a circle is an error") {
  CHECK(errors_of(load_scenario("none.toml", from({}))) ==
        std::vector<std::string>{"none.toml: cannot read none.toml"});
  CHECK(errors_of(load("schema_version = 1\nextends = \"gone\"\n")) ==
        std::vector<std::string>{"s.toml:2:11: cannot read gone/scenario.toml"});
  CHECK(errors_of(load("extends = \"s.toml\"\n")) ==
        std::vector<std::string>{"s.toml:1:11: a scenario cannot extend itself: s.toml -> s.toml"});
  const auto circle = load_scenario(
      "a/scenario.toml", from({{"a/scenario.toml", "extends = \"../b\"\n"},
                               {"b/scenario.toml", "extends = \"../c\"\n"},
                               {"c/scenario.toml", "# the last\nextends = \"../b\"\n"}}));
  CHECK(errors_of(circle) ==
        std::vector<std::string>{"c/scenario.toml:2:11: a scenario cannot extend itself: "
                                 "a/scenario.toml -> b/scenario.toml -> c/scenario.toml -> "
                                 "b/scenario.toml"});
  Texts ladder;
  for (int k = 0; k < 30; ++k) {
    ladder[std::to_string(k) + ".toml"] = "extends = \"" + std::to_string(k + 1) + ".toml\"\n";
  }
  const auto long_chain = errors_of(load_scenario("0.toml", from(ladder)));
  REQUIRE(long_chain.size() == 1);
  CHECK_THAT(long_chain[0], ContainsSubstring("at most 16 files"));
}
