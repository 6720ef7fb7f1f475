#include <filesystem>
#include <fstream>

#include "cli/hindcast.h"
#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Matchers::ContainsSubstring;
using namespace tumen;
using namespace tumen::test;

namespace {

std::string zarubino() { return std::string(TUMEN_SOURCE_DIR) + "/scenarios/zarubino"; }

/// A folder with the two powers and a table of observations.
struct ObservedWorld {
  TemporaryFolder folder;
  explicit ObservedWorld(const std::string& rows) {
    std::ifstream in(two_powers() + "/scenario.toml");
    folder.write("scenario.toml", {std::istreambuf_iterator<char>(in), {}});
    folder.write(
        "observed.csv",
        "kind,id,date,value,take,from,observed,unit,announced,planned,source,note\n" + rows);
  }
  Printed judged(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"hindcast", folder.path().string(), "--runs", "8"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return tumen_says(arguments);
  }
};

const nlohmann::json& hindcast_of(const nlohmann::json& all, const std::string& variant,
                                  const std::string& knowledge) {
  for (const auto& h : all.at("hindcasts")) {
    if (h.at("variant") == variant && h.at("knowledge") == knowledge) return h;
  }
  throw std::runtime_error("no " + variant + " " + knowledge);
}

}  // namespace

TEST_CASE("hindcast judges every variant blind and conditional") {
  const Printed said = tumen_says(
      {"hindcast", zarubino(), "--runs", "16", "--variant", "full,random", "--format", "json"});
  INFO(said.err);
  REQUIRE(said.code == kFine);
  const nlohmann::json all = said.json();
  CHECK(all.at("cut") == "2015Q4");
  REQUIRE(all.at("hindcasts").size() == 4);
  const nlohmann::json &blind = hindcast_of(all, "full", "blind"),
                       &open = hindcast_of(all, "full", "conditional");
  // A conditional hindcast is the scenario as it is.
  const Printed run = tumen_says({"run", zarubino(), "--runs", "16", "--format", "json"});
  CHECK(open.at("hash") == run.json().at("hash"));
  CHECK(blind.at("hash") != open.at("hash"));
  CHECK(blind.at("series").size() == open.at("series").size());
  for (const auto& s : blind.at("series")) {
    for (const auto& d : s.at("dates")) {
      CHECK(d.at("crps") >= 0);
      CHECK(d.at("q05") <= d.at("q95"));
      CHECK((d.at("pit") >= 0 && d.at("pit") <= 1));
    }
  }
  const nlohmann::json& events = blind.at("events");
  const nlohmann::json& brier = events.at("model");
  const double parts = brier.at("reliability").get<double>() -
                       brier.at("resolution").get<double>() +
                       brier.at("uncertainty").get<double>() + brier.at("within").get<double>();
  CHECK(brier.at("brier").get<double>() == Approx(parts).margin(1e-12));
  // All of the protocol's sixteen are judged, or said not to be.
  CHECK(events.at("events").size() + all.at("not_judged").size() == 16);
  // The null is not judged against itself.
  CHECK(hindcast_of(all, "random", "blind").at("events").at("skill").at("null").is_null());
  CHECK_FALSE(events.at("skill").at("null").is_null());
}

TEST_CASE("hindcast says in words where a naive forecast wins") {
  const ObservedWorld world(
      "cut,,2004Q4,,,,,,,,,\n"
      "window,late,2006Q4,,,2005Q1,,,,,,\n"
      "series,alignment,2004,\"A[HOST,INVESTOR]\",,,9,1,,,s,\n"
      "series,alignment,2005,\"A[HOST,INVESTOR]\",,,9,1,,,s,\n"
      "event,sure,2006,\"A[HOST,INVESTOR] >= 0\",,,1,,,,s,\n"
      "event,never,2006,,,,0,,,,s,no metric\n");
  const Printed said = world.judged();
  INFO(said.err);
  REQUIRE(said.code == kFine);
  CHECK_THAT(said.out, ContainsSubstring("Events that are not judged: 1"));
  CHECK_THAT(said.out, ContainsSubstring("never, 2006: no metric"));
  CHECK_THAT(said.out, ContainsSubstring("In words"));
  CHECK(world.judged({"--jobs", "3"}).out == said.out);
  CHECK(world.judged({"--seed", "2"}).out != said.out);
  CHECK(world.judged({"--format", "markdown"}).out.find("| series | run |") != std::string::npos);
}

TEST_CASE("what is wrong with a table is told with its place") {
  const ObservedWorld world(
      "cut,,2004Q4,,,,,,,,,\n"
      "window,late,2006Q4,,,2005Q1,,,,,,\n"
      "series,a,2005,\"1 + A[HOST,INVESTR]\",,,9,1,,,s,\n"
      "event,b,2005,Lbar,,,1,,,,s,\n"
      "event,c,2005,Lbar > 0,lost,,1,,,,s,\n");
  const Printed said = world.judged();
  CHECK(said.code == kBadInput);
  CHECK_THAT(said.err, ContainsSubstring("observed.csv:4:"));
  CHECK_THAT(said.err, ContainsSubstring("did you mean \"A[HOST,INVESTOR]\"?"));
  CHECK_THAT(said.err, ContainsSubstring("observed.csv:5:14: value of an event must be 0 or 1"));
  CHECK_THAT(said.err, ContainsSubstring("observed.csv:6:23: take must be"));
  CHECK_THAT(said.err, ContainsSubstring("did you mean \"last\"?"));
  CHECK(tumen_says({"check", world.folder / "observed.csv"}).code == kBadInput);

  CHECK_THAT(tumen_says({"hindcast", two_powers()}).err, ContainsSubstring("observed.csv"));
  CHECK(tumen_says({"hindcast", two_powers()}).code == kBadInput);
  CHECK(tumen_says({"hindcast", zarubino(), "--cut", "2015"}).code == kBadInput);
  CHECK(tumen_says({"hindcast", zarubino(), "--cut", "2031Q1"}).code == kBadInput);
}

TEST_CASE("every shipped table of observations is sound") {
  std::size_t found = 0;
  for (const auto& folder :
       std::filesystem::directory_iterator(std::string(TUMEN_SOURCE_DIR) + "/scenarios")) {
    const std::filesystem::path table = folder.path() / "observed.csv";
    if (!std::filesystem::exists(table)) continue;
    ++found;
    const Printed said = tumen_says({"check", table.string()});
    INFO(said.out << said.err);
    CHECK(said.code == kFine);
    CHECK_THAT(said.out, ContainsSubstring("events"));
  }
  CHECK(found >= 2);
}

TEST_CASE("the headline of a variant is blind, after the cut, against every baseline") {
  Hindcast h;
  h.windows = {"before", "after"};
  h.after_cut = {false, true};
  HindcastCase c;
  c.variant = "full";
  c.pooled.resize(2);
  c.pooled[0][0].value = 0.9;
  c.pooled[1][0].value = 0.2;
  h.cases.push_back(c);
  c.blind = false;
  c.pooled[1][0].value = 0.7;
  h.cases.push_back(c);
  CHECK(headline_skill(h, "full").series[0].value == 0.2);
  CHECK(std::isnan(headline_skill(h, "full").brier));
  CHECK(std::isnan(headline_skill(h, "other").series[0].value));
}
