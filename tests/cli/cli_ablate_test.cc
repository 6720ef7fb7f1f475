#include "scenario/mechanisms.h"
#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

TEST_CASE("every mechanism can be switched off in every shipped scenario") {
  REQUIRE(mechanisms().size() > 20);
  for (const char* scenario : {"two-powers", "turn-to-the-east", "zarubino"}) {
    const std::string path = std::string(TUMEN_SOURCE_DIR) + "/scenarios/" + scenario;
    std::vector<std::string> arguments = {"run", path, "--runs", "2", "--ticks", "2"};
    for (const Mechanism& m : mechanisms()) {
      CHECK_FALSE(m.label.empty());
      CHECK_FALSE(m.equation.empty());
      arguments.insert(arguments.end(), {"--without", m.id});
    }
    const Printed said = tumen_says(arguments);
    INFO(said.err);
    CHECK(said.code == kFine);
  }
}

TEST_CASE("ablate says what a mechanism changes, and when it changes nothing") {
  const Printed said = tumen_says({"ablate", two_powers(), "--runs", "24", "--mechanism", "hedging",
                                   "--mechanism", "oil-price", "--format", "json"});
  REQUIRE(said.code == kFine);
  const nlohmann::json json = said.json();
  CHECK(json.at("scenario") == "two-powers");
  CHECK(json.at("variant") == "full");
  CHECK(json.at("runs") == 24);
  const nlohmann::json& rows = json.at("mechanisms");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("id") == "hedging");
  const nlohmann::json& effect = rows[0].at("effects").at("RR[regional]");
  CHECK(effect.at("changed") == 24);
  CHECK(effect.at("lo") <= effect.at("diff"));
  CHECK(effect.at("diff") <= effect.at("hi"));
  // Nobody exports oil in this world.
  CHECK(rows[1].at("histories_changed") == 0);
  for (const auto& [name, e] : rows[1].at("effects").items()) CHECK(e.at("diff") == 0);

  const Printed text = tumen_says({"ablate", two_powers(), "--runs", "8", "--metric",
                                   "A[HOST,INVESTOR]", "--mechanism", "oil-price"});
  REQUIRE(text.code == kFine);
  CHECK_THAT(text.out, ContainsSubstring("A[HOST,INVESTOR]"));
  CHECK_THAT(text.out, ContainsSubstring("no change"));
}

TEST_CASE("switching off by name is the same as setting the numbers by hand") {
  const auto hash = [](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"run", two_powers(), "--runs", "8", "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return tumen_says(arguments).json().at("hash").get<std::string>();
  };
  CHECK(hash({"--without", "hedging"}) == hash({"--set", "state.*.w_H=0"}));
  CHECK(hash({"--without", "hedging"}) != hash({}));
}

TEST_CASE("what is switched off stays off, whatever the scenario dates") {
  const auto hash = [](const std::vector<std::string>& more) {
    const std::string path = std::string(TUMEN_SOURCE_DIR) + "/scenarios/zarubino";
    std::vector<std::string> arguments = {"run", path, "--runs", "8", "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return tumen_says(arguments).json().at("hash").get<std::string>();
  };
  // Sanctions of 2014 and 2022 are shocks there; the file gives none at the start.
  CHECK(hash({"--without", "financial-sanctions"}) != hash({}));
  CHECK(hash({"--set", "dyad.*.*.sanction_finance=0"}) == hash({}));
}

TEST_CASE("the random null's reach: no weight of a theory, but what a lever moves by itself") {
  const Printed said =
      tumen_says({"reach", two_powers(), "--runs", "8", "--check", "--format", "json"});
  INFO(said.err);
  CHECK(said.code == kFine);
  bool cargo = false;
  const nlohmann::json json = said.json();
  for (const nlohmann::json& row : json.at("reach")) {
    INFO(row.dump());
    if (row.at("kind") == "weight") CHECK(row.at("reached").empty());
    if (row.at("name") == "cargo") {
      for (const nlohmann::json& name : row.at("reached")) {
        cargo = cargo || name.get<std::string>().starts_with("THR[");
      }
    }
  }
  CHECK(cargo);
}

TEST_CASE("no weight of a theory reaches anything where every choice of the host is open") {
  const std::string path = std::string(TUMEN_SOURCE_DIR) + "/scenarios/host-policy";
  const Printed said = tumen_says({"reach", path, "--runs", "16", "--check"});
  INFO(said.out);
  CHECK(said.code == kFine);
}

TEST_CASE("ablate and reach answer bad input with a sentence and exit code 2") {
  const std::vector<std::vector<std::string>> wrong = {
      {"ablate", two_powers(), "--mechanism", "hedgin"},
      {"ablate", two_powers(), "--metric", "RR"},
      {"ablate", two_powers(), "--runs", "1"},
      {"ablate", "nowhere"},
      {"run", two_powers(), "--without", "hedgin"},
      {"reach", two_powers(), "--variant", "full"},
      {"reach", two_powers(), "--jobs", "0"},
  };
  for (const std::vector<std::string>& arguments : wrong) {
    const Printed said = tumen_says(arguments);
    INFO(arguments.back());
    CHECK(said.code == kBadInput);
    CHECK(said.out.empty());
    CHECK_FALSE(said.err.empty());
  }
  CHECK_THAT(tumen_says({"ablate", two_powers(), "--mechanism", "hedgin"}).err,
             ContainsSubstring("did you mean \"hedging\"?"));
}
