#include "catch.h"
#include "cli/run_program.h"
#include "model/bargaining.h"
#include "model/rules.h"
#include "scenario/field_table.h"
#include "scenario/theories.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

TEST_CASE("list shows the engine's own tables, whole") {
  const auto rows = [](const std::string& what) {
    return tumen_says({"list", what, "--format", "json"}).json().at(what);
  };
  CHECK(rows("variants").size() == theories().size());
  std::size_t settable_quantities = 0;
  for (const auto& entry : field_table().entries())
    settable_quantities += settable(entry.quantity) ? 1 : 0;
  CHECK(rows("parameters").size() == settable_quantities);
  for (const char* what : {"metrics", "rules", "dockets"}) CHECK(rows(what).size() > 3);
  std::size_t decision = 0, bargaining = 0;
  for (const auto& rule : rows("rules")) {
    decision += rule.at("kind") == "decision" ? 1 : 0;
    bargaining += rule.at("kind") == "bargaining" ? 1 : 0;
    CHECK_FALSE(rule.at("source").get<std::string>().empty());
  }
  CHECK(decision == decision_rules().size());
  CHECK(bargaining == bargaining_rules().size());
  for (const auto& variant : rows("variants")) {
    CHECK(variant.at("sets").get<std::string>().empty() == (variant.at("name") == "full"));
  }
}

TEST_CASE("list shows levers, arms, shocks and metrics of a scenario") {
  for (const char* what : {"levers", "arms", "shocks", "metrics"}) {
    INFO(what);
    const Printed said = tumen_says({"list", what, two_powers(), "--format", "json"});
    REQUIRE(said.code == kFine);
    CHECK(said.json().at(what).size() >= 1);
    CHECK(said.json().at(what).at(0).at("name").is_string());
  }
  CHECK_THAT(tumen_says({"list", "arms", two_powers()}).out, ContainsSubstring("no-rival"));
  CHECK_THAT(tumen_says({"list", "levers", two_powers(), "--format", "markdown"}).out,
             ContainsSubstring("| --- |"));
}

TEST_CASE("list answers an unknown or homeless list with exit code 2") {
  const Printed unknown = tumen_says({"list", "variant"});
  CHECK(unknown.code == kBadInput);
  CHECK_THAT(unknown.err, ContainsSubstring("variants"));
  CHECK(tumen_says({"list", "levers"}).code == kBadInput);
}

TEST_CASE("check places every error, and counts what a fine scenario holds") {
  const Printed fine = tumen_says({"check", two_powers()});
  CHECK(fine.code == kFine);
  CHECK_THAT(fine.out, ContainsSubstring("fine: 4 states"));

  TemporaryFolder folder;
  const std::string file =
      folder.write("bad.toml",
                   "schema_version = 1\n[scenario]\nid = \"x\"\nstart = \"2000Q1\"\n"
                   "ticks = 4\n[state.A]\ngpd = 3\n");
  const Printed bad = tumen_says({"check", file, two_powers()});
  CHECK(bad.code == kBadInput);
  CHECK_THAT(bad.out, ContainsSubstring(file + ":7:1: "));
  CHECK_THAT(bad.out, ContainsSubstring("gdp"));
  CHECK_THAT(bad.out, ContainsSubstring("fine: 4 states"));
  const nlohmann::json files =
      tumen_says({"check", file, two_powers(), "--format", "json"}).json().at("files");
  REQUIRE(files.size() == 2);
  CHECK(files[1].at("errors").empty());
  bool found = false;
  for (const nlohmann::json& error : files[0].at("errors")) {
    for (const char* key : {"line", "column", "key", "message", "suggestion"})
      CHECK(error.contains(key));
    found = found || (error.at("line") == 7 && error.at("suggestion") == "gdp");
  }
  CHECK(found);
  CHECK(tumen_says({"check", file + "x"}).code == kBadInput);
}

TEST_CASE("schema is JSON, and help and version are fine") {
  CHECK(tumen_says({"schema"}).json().contains("$schema"));
  CHECK_THAT(tumen_says({"--version"}).out, ContainsSubstring("tumen "));
  for (const char* command : {"run", "check", "list", "explain", "odd", "schema"}) {
    const Printed help = tumen_says({command, "--help"});
    CHECK(help.code == kFine);
    CHECK_THAT(help.out, ContainsSubstring("Example"));
  }
  CHECK(tumen_says({}).code == kBadInput);
}
