#include <algorithm>
#include <sstream>

#include "catch.h"
#include "cli/run_program.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

double share(const nlohmann::json& level, const std::string& label) {
  return level.at("labels").at(label).at("share");
}

}  // namespace

TEST_CASE("stall labels every level, and shares of labels add up to one") {
  const Printed said = tumen_says({"stall", two_powers(), "--runs", "40", "--format", "json"});
  REQUIRE(said.code == kFine);
  const nlohmann::json json = said.json();
  CHECK(json.at("scenario") == "two-powers");
  CHECK(json.at("at") == "2010Q4");
  const nlohmann::json& levels = json.at("worlds").at(0).at("levels");
  REQUIRE(levels.size() == 2);
  for (const auto& [name, level] : levels.items()) {
    INFO(name);
    CHECK(level.at("pair") == "A[HOST,INVESTOR]");
    double sum = 0;
    for (const char* label : {"ABSENT", "RUPTURE", "REALISED", "STALL", "SLOW"}) {
      const nlohmann::json& counted = level.at("labels").at(label);
      sum += share(level, label);
      CHECK(counted.at("lo").get<double>() <= share(level, label) + 1e-12);
      CHECK(counted.at("hi").get<double>() >= share(level, label) - 1e-12);
    }
    CHECK(sum == Approx(1));
    CHECK(level.at("sensitivity").size() == 12);
    CHECK(level.at("metrics").contains("RR"));
    CHECK(level.at("stalls") == (level.at("labels").at("STALL").at("lo").get<double>() > 0.5));
  }
}

TEST_CASE("run and stall give the same labels, on any number of threads") {
  const nlohmann::json run =
      tumen_says({"run", two_powers(), "--runs", "130", "--jobs", "2", "--format", "json"}).json();
  const nlohmann::json stall =
      tumen_says({"stall", two_powers(), "--runs", "130", "--jobs", "1", "--format", "json"})
          .json();
  CHECK(run.at("hash") == stall.at("worlds").at(0).at("hash"));
  REQUIRE(run.at("labels").size() == 2);
  for (const auto& [name, labels] : run.at("labels").items()) {
    for (const auto& [label, value] : labels.items()) {
      CHECK(value == share(stall.at("worlds").at(0).at("levels").at(name), label));
    }
  }
  const auto without_threads = [](const char* jobs) {
    return tumen_says({"stall", two_powers(), "--runs", "70", "--jobs", jobs}).out;
  };
  CHECK(without_threads("1") == without_threads("3"));
}

TEST_CASE("run prints the labels of a level below its ratio") {
  const Printed said = tumen_says({"run", two_powers(), "--runs", "20"});
  REQUIRE(said.code == kFine);
  CHECK_THAT(said.out, ContainsSubstring("\n  labels"));
}

TEST_CASE("stall judges at a date, before which nothing later counts") {
  const auto absent = [](const std::string& date) {
    const Printed said =
        tumen_says({"stall", two_powers(), "--runs", "16", "--at", date, "--format", "json"});
    REQUIRE(said.code == kFine);
    return share(said.json().at("worlds").at(0).at("levels").at("regional"), "ABSENT");
  };
  CHECK(absent("2001Q1") == 1);
  CHECK(absent("2010Q4") == 0);
  // A longer run does not change what it was at an earlier date.
  const auto labels = [](std::vector<std::string> more) {
    std::vector<std::string> words = {"stall", two_powers(), "--runs",   "16",
                                      "--at",  "2006Q4",     "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return tumen_says(words).json().at("worlds").at(0).at("levels").at("regional").at("labels");
  };
  CHECK(labels({}) == labels({"--set", "scenario.ticks=28"}));
}

TEST_CASE("stall compares arms with the baseline run by run") {
  const Printed said =
      tumen_says({"stall", two_powers(), "--runs", "32", "--arm", "sanctions", "--format", "json"});
  INFO(said.err);
  REQUIRE(said.code == kFine);
  const nlohmann::json worlds = said.json().at("worlds");
  REQUIRE(worlds.size() == 2);
  CHECK(worlds[1].at("arm") == "sanctions");
  const nlohmann::json& against = worlds[1].at("against_baseline").at("regional");
  const auto rr = [&](std::size_t k) {
    return worlds[k].at("levels").at("regional").at("metrics").at("RR").at("mean").get<double>();
  };
  CHECK(against.at("RR").at("difference").get<double>() == Approx(rr(1) - rr(0)).margin(1e-12));
  const double stalls = share(worlds[1].at("levels").at("regional"), "STALL") -
                        share(worlds[0].at("levels").at("regional"), "STALL");
  CHECK(against.at("STALL").at("difference").get<double>() == Approx(stalls).margin(1e-12));
}

TEST_CASE("Tables of stall fit 80 columns and are Markdown when asked for") {
  const Printed text = tumen_says({"stall", two_powers(), "--runs", "24", "--arm", "sanctions"});
  REQUIRE(text.code == kFine);
  std::istringstream lines(text.out);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(line.size() <= 80);
  }
  for (const char* part :
       {"Labels", "P(STALL) by threshold", "Arm sanctions", "judged at 2010Q4"}) {
    CHECK_THAT(text.out, ContainsSubstring(part));
  }
  const Printed markdown =
      tumen_says({"stall", two_powers(), "--runs", "8", "--format", "markdown"});
  CHECK_THAT(markdown.out, ContainsSubstring("| --- |"));
}

TEST_CASE("stall publishes how often its label errs") {
  const Printed said =
      tumen_says({"stall", "--characteristics", "--runs", "50", "--format", "json"});
  REQUIRE(said.code == kFine);
  const nlohmann::json rows = said.json().at("characteristics");
  CHECK(rows.size() == 4 * 9 * 3);
  for (const nlohmann::json& row : rows) {
    CHECK(row.at("share") >= 0);
    CHECK(row.at("share") <= 1);
  }
  const Printed text = tumen_says({"stall", "--characteristics", "--runs", "50"});
  CHECK_THAT(text.out, ContainsSubstring("frozen below 25%"));
}

TEST_CASE("stall answers bad wishes with exit code 2") {
  const auto fails = [](std::vector<std::string> words, const std::string& part) {
    const Printed said = tumen_says(words);
    CHECK(said.code == kBadInput);
    CHECK(said.out.empty());
    CHECK_THAT(said.err, ContainsSubstring(part));
  };
  fails({"stall"}, "SCENARIO is required");
  fails({"stall", two_powers(), "--characteristics"}, "leave SCENARIO out");
  fails({"stall", two_powers(), "--at", "1999Q1"}, "2001Q1 to 2010Q4");
  fails({"stall", two_powers(), "--at", "late"}, "must be a date");
  fails({"stall", two_powers(), "--arm", "nowhere"}, "nowhere");
  fails({"stall", two_powers(), "--runs", "1"}, "--runs");
}
