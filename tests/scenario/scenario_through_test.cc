// A state in between, as scenario files give it.
#include "model/reference_model.h"
#include "sample.h"
#include "shipped.h"
#include "tests/catch.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("A state in between that is a party, or is not there, is an error") {
  const std::string head =
      kHead + "[state.C]\ngdp = 1\nmil = 1\npop = 1\n[state.D]\ngdp = 1\nmil = 1\npop = 1\n" +
      "[region.R]\nowner = \"A\"\ngrp = 1\npop = 1\n[project.P]\ncost = 1\n"
      "capacity = 1\nhost = \"A\"\npartner = \"B\"\nregion = \"R\"\n"
      "third = [\"D\"]\nthrough = ";
  const auto errors = [&](const std::string& name) {
    return errors_of(load(head + "\"" + name + "\"\n"));
  };
  CHECK(errors("C").empty());
  for (const std::string name : {"A", "B", "D"}) {
    INFO(name);
    REQUIRE(errors(name).size() == 1);
    CHECK_THAT(errors(name)[0], ContainsSubstring("a party to the project"));
  }
  REQUIRE(errors("E").size() == 1);
  CHECK_THAT(errors("E")[0], ContainsSubstring("there is no state \"E\""));
}

TEST_CASE("The Korean scenario has a state in between that decides, and metrics of it") {
  const Result<Scenario> loaded =
      load_scenario("scenarios/korea/scenario.toml", from(shipped_scenarios()));
  REQUIRE(loaded);
  const ReferenceModel model(loaded.value().setup);
  const Structure& s = model.setup().structure;
  int between = 0, dockets = 0, joined = 0, provocations = 0;
  for (const Project& p : s.projects) {
    between += static_cast<bool>(p.through);
    if (p.through) CHECK(p.level == Level::trilateral);
  }
  for (const Docket& d : model.dockets()) dockets += model.kind(d).id == "join";
  for (const MetricInfo& m : model.metrics()) {
    joined += m.name.starts_with("joined[");
    provocations += m.name.starts_with("prov[");
  }
  CHECK(between == 4);
  CHECK(dockets == between);
  CHECK(joined == between);
  CHECK(provocations == 1);
}
