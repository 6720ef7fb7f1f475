#include <algorithm>

#include "catch.h"
#include "cli/run_program.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

TEST_CASE("run prints the JSON that is promised") {
  const Printed said =
      tumen_says({"run", two_powers(), "--runs", "16", "--seed", "7", "--format", "json"});
  REQUIRE(said.code == kFine);
  const nlohmann::json json = said.json();
  CHECK(json.at("scenario") == "two-powers");
  CHECK(json.at("variant") == "full");
  CHECK(json.at("seed") == 7);
  CHECK(json.at("runs") == 16);
  CHECK(json.at("ticks") == 40);
  CHECK(json.at("labels").is_object());
  const std::string hash = json.at("hash");
  CHECK(hash.size() == 16);
  CHECK(hash.find_first_not_of("0123456789abcdef") == std::string::npos);
  for (const char* name : {"A[HOST,INVESTOR]", "RR[regional]", "RR[sub_regional]",
                           "X[HOST,INVESTOR]", "CNSH[BORDERLAND]", "THR[host-port]"}) {
    INFO(name);
    const nlohmann::json& metric = json.at("metrics").at(name);
    CHECK(metric.at("n") == 16);
    CHECK(metric.at("unit").is_string());
    CHECK(metric.at("lo").get<double>() <= metric.at("mean").get<double>());
    CHECK(metric.at("mean").get<double>() <= metric.at("hi").get<double>());
    CHECK(metric.at("sd").get<double>() >= 0);
  }
}

TEST_CASE("run gives the same hash on any number of threads, and another one for another seed") {
  const auto hash_of = [](const std::string& jobs, const std::string& seed) {
    return tumen_says({"run", two_powers(), "--runs", "130", "--jobs", jobs, "--seed", seed,
                       "--format", "json"})
        .json()
        .at("hash")
        .get<std::string>();
  };
  CHECK(hash_of("1", "1") == hash_of("2", "1"));
  CHECK(hash_of("1", "1") != hash_of("1", "2"));
}

TEST_CASE("run compares variants, and says that levels do not tell theories apart") {
  const Printed text =
      tumen_says({"run", two_powers(), "--runs", "8", "--variant", "full,hedging,random"});
  REQUIRE(text.code == kFine);
  for (const char* part : {"full", "hedging", "random", "Levels do not tell theories apart"}) {
    CHECK_THAT(text.out, ContainsSubstring(part));
  }
  const Printed json = tumen_says(
      {"run", two_powers(), "--runs", "8", "--variant", "full,hedging", "--format", "json"});
  const nlohmann::json all = json.json().at("comparison");
  REQUIRE(all.size() == 2);
  CHECK(all[0].at("variant") == "full");
  CHECK(all[1].at("variant") == "hedging");
  CHECK(all[0].at("hash") != all[1].at("hash"));
}

TEST_CASE("The summary of run fits 80 columns, in plain ASCII where the locale has no more") {
  const auto lines_fit = [](const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      const auto width = std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });
      CHECK(width <= 80);
    }
  };
  Terminal plain;
  plain.utf8 = false;
  const Printed ascii = tumen_says({"run", two_powers(), "--runs", "40"}, plain);
  REQUIRE(ascii.code == kFine);
  lines_fit(ascii.out);
  CHECK(
      std::ranges::none_of(ascii.out, [](char c) { return static_cast<unsigned char>(c) > 127; }));
  const Printed unicode = tumen_says({"run", two_powers(), "--runs", "40"});
  lines_fit(unicode.out);
  CHECK_THAT(unicode.out, ContainsSubstring("▁"));
  CHECK(unicode.out.find('\x1b') == std::string::npos);
  Terminal colour;
  colour.colour = true;
  CHECK(tumen_says({"run", two_powers(), "--runs", "8"}, colour).out.find('\x1b') !=
        std::string::npos);
  lines_fit(tumen_says({"run", two_powers(), "--story"}).out);
  lines_fit(tumen_says({"run", two_powers(), "--runs", "16", "--uncertain"}).out);
  lines_fit(
      tumen_says({"run", two_powers(), "--runs", "4", "--variant", "full,hedging,liberal,random"})
          .out);
  lines_fit(tumen_says({"list", "parameters"}).out);
  lines_fit(tumen_says({"explain", two_powers(), "--docket", "effort"}).out);
}

TEST_CASE("run tells how much of the spread is luck") {
  const Printed fixed = tumen_says({"run", two_powers(), "--runs", "16"});
  CHECK_THAT(fixed.out, ContainsSubstring("all spread is luck"));
  const Printed drawn =
      tumen_says({"run", two_powers(), "--runs", "64", "--uncertain", "--format", "json"});
  REQUIRE(drawn.code == kFine);
  const nlohmann::json json = drawn.json();
  CHECK(json.at("uncertain") == true);
  CHECK(json.at("runs_per_point") == 8);
  const double luck = json.at("metrics").at("X[HOST,INVESTOR]").at("luck_share");
  CHECK(luck > 0);
  CHECK(luck < 1);
}

TEST_CASE("run answers bad wishes with exit code 2 and the nearest name") {
  const auto fails = [](std::vector<std::string> arguments, const std::string& part) {
    const Printed said = tumen_says(arguments);
    INFO(said.err);
    CHECK(said.code == kBadInput);
    CHECK(said.out.empty());
    CHECK_THAT(said.err, ContainsSubstring(part));
  };
  fails({"run", two_powers() + "x"}, "did you mean");
  fails({"run", two_powers(), "--variant", "hedgin"}, "hedging");
  fails({"run", two_powers(), "--arm", "no-rivals"}, "no-rival");
  fails({"run", two_powers(), "--set", "w_Q=1"}, "w_Q");
  fails({"run", two_powers(), "--set", "w_H"}, "w_H");
  fails({"run", two_powers(), "--runs", "0"}, "from 1 to 1000000000");
  fails({"run", two_powers(), "--runs", "1000000001"}, "from 1 to 1000000000");
  fails({"run", two_powers(), "--runs", "99999999999999999999999"}, "from 1 to 1000000000");
  fails({"run", two_powers(), "--runs", "-5"}, "whole number");
  fails({"run", two_powers(), "--seed", "-1"}, "--seed");
  fails({"run", two_powers(), "--jobs", "0"}, "--jobs");
  fails({"run", two_powers(), "--ticks", "0"}, "--ticks");
  fails({"run", two_powers(), "--varian", "full"}, "--variant");
  fails({"run", two_powers(), "--variant", "full,,liberal"}, "--variant");
  fails({"run", two_powers(), "--format", "yaml"}, "yaml");
  fails({"run"}, "scenario");
  fails({"run", "/dev/zero"}, "no scenario");
  fails({"rum", two_powers()}, "run");
}

TEST_CASE("run stops cleanly when it is interrupted and tells what was done") {
  const std::atomic<bool> interrupted = true;
  const Printed said =
      tumen_says({"run", two_powers(), "--runs", "100000000", "--jobs", "1"}, {}, &interrupted);
  CHECK(said.code == kFailed);
  CHECK_THAT(said.out, ContainsSubstring("Stopped after"));
  CHECK_THAT(said.err, ContainsSubstring("stopped before"));
}

TEST_CASE("Every run that fails is told with its reason") {
  TemporaryFolder folder;
  const std::string file =
      folder.write("scenario.toml", "schema_version = 1\nextends = \"" + two_powers() +
                                        "\"\n[scenario]\nid = \"overflow\"\n"
                                        "[[shock]]\nid = \"x\"\nstart = \"2003Q1\"\n"
                                        "multiply = {\"state.HOST.gdp\" = 1e308}\n"
                                        "[[shock]]\nid = \"y\"\nstart = \"2003Q2\"\n"
                                        "multiply = {\"state.HOST.gdp\" = 1e308}\n");
  const Printed said = tumen_says({"run", file, "--runs", "4", "--format", "json"});
  INFO(said.err);
  REQUIRE(said.code == kFailed);
  CHECK(said.json().at("failed_runs") == 4);
  CHECK_THAT(said.json().at("failures").at(0).at("reason").get<std::string>(),
             ContainsSubstring("not finite"));
}

TEST_CASE("run --story tells one history, with what came from outside marked") {
  const Printed text = tumen_says({"run", two_powers(), "--story"});
  REQUIRE(text.code == kFine);
  CHECK_THAT(text.out, ContainsSubstring("2003Q1 * The hegemon deploys forward"));
  const nlohmann::json events =
      tumen_says({"run", two_powers(), "--story", "--format", "json"}).json().at("events");
  int last = 0, exogenous = 0;
  for (const nlohmann::json& event : events) {
    CHECK(event.at("tick").get<int>() >= last);
    last = event.at("tick");
    exogenous += event.at("exogenous").get<bool>() ? 1 : 0;
  }
  CHECK(exogenous == 1);
  CHECK(events != tumen_says({"run", two_powers(), "--story", "--run", "1", "--format", "json"})
                      .json()
                      .at("events"));
}

TEST_CASE("run --out writes a record all at once and never over another one") {
  TemporaryFolder folder;
  const std::string out = folder / "record";
  const std::vector<std::string> command = {"run", two_powers(), "--runs", "3", "--out", out};
  const Printed first = tumen_says(command);
  INFO(first.err);
  REQUIRE(first.code == kFine);
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(out)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  CHECK(names == std::vector<std::string>{"events.csv", "manifest.json", "runs.csv", "series.csv"});
  const std::string series = folder.read("record/series.csv");
  CHECK(std::ranges::count(series, '\n') == 1 + 3 * 40);
  CHECK(std::ranges::count(folder.read("record/runs.csv"), '\n') == 1 + 3);
  const auto manifest = nlohmann::json::parse(folder.read("record/manifest.json"));
  CHECK(manifest.at("runs") == 3);
  CHECK(manifest.at("hash") ==
        tumen_says({"run", two_powers(), "--runs", "3", "--format", "json"}).json().at("hash"));

  const Printed second = tumen_says(command);
  CHECK(second.code == kBadInput);
  CHECK_THAT(second.err, ContainsSubstring("--force"));
  std::vector<std::string> forced = command;
  forced.push_back("--force");
  CHECK(tumen_says(forced).code == kFine);
  CHECK(folder.read("record/series.csv") == series);
  CHECK(tumen_says({"run", two_powers(), "--out", out + "/runs.csv"}).code == kBadInput);
  // A folder that cannot be made is a failure of the work, and nothing is left behind.
  const Printed impossible =
      tumen_says({"run", two_powers(), "--runs", "2", "--out", "/proc/tumen/record"});
  CHECK(impossible.code == kFailed);
}
