#include "scenario/observed.h"

#include <regex>

#include "analysis/ensemble.h"
#include "catch.h"
#include "model/reference_model.h"
#include "mutation.h"
#include "sample.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;

namespace {

const std::string kHeader =
    "kind,id,date,value,take,from,observed,unit,announced,planned,source,note\n";
const std::string kCutRow = "cut,,2015Q4,,,,,,,,,\n";

Result<Observed> load_table(const std::string& text) {
  return load_observed("d/observed.csv", from({{"d/observed.csv", text}}));
}

std::vector<std::string> errors(const std::string& text) {
  const Result<Observed> result = load_table(text);
  std::vector<std::string> out;
  if (result) return out;
  for (const Diagnostic& d : result.errors()) out.push_back(d.text());
  return out;
}

bool has(const std::vector<std::string>& errors, const std::string& start) {
  return std::ranges::any_of(errors, [&](const std::string& e) { return e.starts_with(start); });
}

std::uint64_t hash_of(Setup setup) {
  const ReferenceModel model(std::move(setup));
  EnsembleOptions options;
  options.runs = 8;
  options.bands = false;
  return run_ensemble(model, options).hash;
}

}  // namespace

TEST_CASE("a table of observations is read by the names of its columns") {
  const Result<Observed> result = load_table(
      "# a comment, with a comma\r\n"
      "note,kind,id,date,value,take,from,observed,unit,announced,planned,source\r\n"
      ",cut,,2015,,,,,,,,\r\n"
      "\r\n"
      "\"a, \"\"b\"\"\nc\",series, trade ,2016,\"X[RUS,CHN]\",,,69.5,bn USD/yr,,,customs\n"
      ",event,bridge,2020Q3,operating[b],max,2014Q2,1,,2009,2018Q4,press\n"
      "no metric,event,treaty,2025,,,,0,,,,press\n"
      ",window,late,2025Q4,,,2022Q1,,,,,");
  REQUIRE(result);
  const Observed& o = result.value();
  CHECK(quarter_number(o.cut) == quarter_number({2015, 4}));
  REQUIRE(o.series.size() == 1);
  CHECK(o.series[0].id == "trade");
  CHECK(o.series[0].value.text == "X[RUS,CHN]");
  CHECK(o.series[0].value.place.line == 5 + 1);  // the note before it holds a line break
  CHECK(o.series[0].note == "a, \"b\"\nc");
  CHECK(o.series[0].observed == 69.5);
  CHECK(quarter_number(o.series[0].date.from) == quarter_number({2016, 1}));
  CHECK(quarter_number(o.series[0].date.by) == quarter_number({2016, 4}));
  REQUIRE(o.events.size() == 2);
  CHECK(o.events[0].take.text == "max");
  CHECK(quarter_number(o.events[0].planned->by) == quarter_number({2018, 4}));
  CHECK(o.events[1].value.text.empty());
  REQUIRE(o.windows.size() == 1);
  CHECK(o.windows[0].id == "late");
}

TEST_CASE("every error of a table is told with its place") {
  const std::vector<std::string> e =
      errors(kHeader + "cut,,2015Q5,,,,,,,,,\n" + "serie,x,2016,X,,,1,,,,s,\n" +
             "series,x,2016,,,,1e,,,,,\n" + "event,y,2016,,,,2,,2014,,s,\n" + "window,w,2016\n" +
             "window,w,2015,,,2016,,,,,,\n" + "known,,2015,a.b,,,nan,,,,s,\n");
  CHECK(has(e, "d/observed.csv:2:6: date must be a year or a quarter"));
  CHECK(has(e, "d/observed.csv:3:1: kind must be \"extends\""));
  CHECK(e[1].find("did you mean \"series\"") != std::string::npos);
  CHECK(has(e, "d/observed.csv:4:15: value must not be empty"));
  CHECK(has(e, "d/observed.csv:4:18: observed must be a number, got \"1e\""));
  CHECK(has(e, "d/observed.csv:4:24: source must not be empty"));
  CHECK(has(e, "d/observed.csv:5:17: observed of an event must be 0 or 1"));
  CHECK(has(e, "d/observed.csv:5:28: note must say why"));
  CHECK(has(e, "d/observed.csv:5:25: planned and announced must both"));
  CHECK(has(e, "d/observed.csv:6:1: the row has 3 cells, the header 12"));
  CHECK(has(e, "d/observed.csv:7:17: from must not be later than date"));
  CHECK(has(e, "d/observed.csv:8:19: observed must be a number, got \"nan\""));

  CHECK(has(errors(kHeader), "d/observed.csv:1:1: the file needs a row of kind cut"));
  CHECK(has(errors(kHeader + kCutRow + kCutRow), "d/observed.csv:3:1: the file has a second row"));
  CHECK(has(errors("kind,id,dates\n"), "d/observed.csv:1:9: there is no column \"dates\""));
  CHECK(has(errors(""), "d/observed.csv:1:1: the file needs a header"));
  CHECK(has(errors(kHeader + "cut,\"2015"), "d/observed.csv:2:5: the quote is never closed"));
  CHECK(has(errors(kHeader + "cut,\"a\" b"), "d/observed.csv:2:9: a closing quote must be"));
  CHECK(has(errors(kHeader + "cut,\xff"), "d/observed.csv:2:5: the byte 0xff"));
  const std::string row = "series,x,2016,X,,,1,,,,s,\n";
  CHECK(has(errors(kHeader + kCutRow + row + row),
            "d/observed.csv:4:1: the file has said this of \"x\" before"));
  CHECK_FALSE(load_observed("none.csv", from({})));
}

TEST_CASE("a table extends that of another scenario, whose rows it may say anew") {
  const std::string below = kHeader + "cut,,2015Q4,,,,,,,,,\nwindow,w,2020,,,2016,,,,,,\n" +
                            "series,a,2016,X,,,1,,,,s,\nseries,a,2017,X,,,2,,,,s,\n" +
                            "event,e,2018,,,,0,,,,s,why not\n";
  const std::string above = kHeader + "extends,,,../b,,,,,,,,\nseries,a,2017,Y,,,3,,,,s,\n" +
                            "event,e,2018,Z > 1,,,0,,,,s,\n";
  const Result<Observed> result = load_observed(
      "w/a/observed.csv", from({{"w/a/observed.csv", above}, {"w/b/observed.csv", below}}));
  REQUIRE(result);
  const Observed& o = result.value();
  CHECK(quarter_number(o.cut) == quarter_number({2015, 4}));
  REQUIRE(o.series.size() == 2);
  CHECK(o.series[0].value.text == "X");
  CHECK(o.series[1].value.text == "Y");
  REQUIRE(o.events.size() == 1);
  CHECK(o.events[0].value.text == "Z > 1");
  CHECK(o.windows.size() == 1);
  CHECK(o.files[static_cast<std::size_t>(o.series[0].value.place.file)] == "w/b/observed.csv");
  CHECK(o.at(o.series[1].value.place, "m").text() == "w/a/observed.csv:3:15: m");

  const Result<Observed> loop = load_observed(
      "w/b/observed.csv", from({{"w/b/observed.csv", kHeader + "extends,,,../b,,,,,,,,\n"}}));
  REQUIRE_FALSE(loop);
  CHECK(loop.errors().front().text().starts_with("w/b/observed.csv:2:11: a table cannot extend"));
  CHECK(has(errors(kHeader + "extends,,,../c,,,,,,,,\n"), "d/observed.csv:2:11: cannot read c/"));
}

TEST_CASE("a damaged table gives observations or errors") {
  const std::string text =
      read_text(std::filesystem::path(TUMEN_SOURCE_DIR) / "scenarios/zarubino/observed.csv");
  REQUIRE(load_table(text));
  Dice dice(1);
  for (int k = 0; k < 500; ++k) {
    std::string damaged = text;
    for (std::size_t changes = 1 + dice.below(3); changes > 0; --changes) mutate(damaged, dice);
    const Result<Observed> result = load_table(damaged);
    if (!result) CHECK_FALSE(result.errors().empty());
  }
}

TEST_CASE("addresses of a table are those of the scenario") {
  const std::string text = kHead + "growth = 0.05\n";
  const Result<Scenario> scenario = load(text);
  REQUIRE(scenario);
  const auto blind = [&](const std::string& rows) {
    const Result<Observed> observed = load_table(kHeader + kCutRow + rows);
    REQUIRE(observed);
    const Result<Setup> setup = blind_setup(scenario.value().setup, observed.value(), {2015, 4});
    return setup ? std::string() : setup.errors().front().text();
  };
  CHECK(blind("known,,2015,state.B.growth,,,0.02,,,,s,\n").empty());
  CHECK(blind("known,,2015,state.C.growth,,,0.02,,,,s,\n").starts_with("d/observed.csv:3:13: "));
  CHECK(blind("known,,2015,state.B.growth,,,99,,,,s,\n").find("outside its range") !=
        std::string::npos);
  CHECK(blind("steady,,,state.B.growth,,,,,,,,\n").find("no series moves") != std::string::npos);
}

TEST_CASE("of what is known of a number, the latest by the cut is taken") {
  const Result<Scenario> scenario = load(kHead + "growth = 0.05\n");
  const Result<Observed> observed = load_table(
      kHeader + kCutRow + "known,,2013,state.B.growth,,,0.01,,,,s,\n" +
      "known,,2015,state.B.growth,,,0.02,,,,s,\n" + "known,,2018,state.B.growth,,,0.03,,,,s,\n");
  REQUIRE((scenario && observed));
  const auto growth = [&](Quarter cut, std::vector<std::string>* missing = nullptr) {
    const Result<Setup> s = blind_setup(scenario.value().setup, observed.value(), cut, missing);
    REQUIRE(s);
    std::vector<double> changed;
    for (std::size_t k = 0; k < s.value().values.size(); ++k) {
      const double now = s.value().values[k], before = scenario.value().setup.values[k];
      if (now != before && !(now != now)) changed.push_back(now);
    }
    return changed;
  };
  CHECK(growth({2014, 4}) == std::vector<double>{0.01});
  CHECK(growth({2015, 4}) == std::vector<double>{0.02});
  CHECK(growth({2019, 1}) == std::vector<double>{0.03});
  std::vector<std::string> missing;
  CHECK(growth({2013, 3}, &missing).empty());
  CHECK(missing == std::vector<std::string>{"state.B.growth"});
}

TEST_CASE("nothing that Zarubino's file dates after the cut reaches a blind run") {
  Texts texts = shipped_scenarios();
  const std::string path = "scenarios/zarubino/scenario.toml";
  texts["scenarios/zarubino/observed.csv"] =
      read_text(std::filesystem::path(TUMEN_SOURCE_DIR) / "scenarios/zarubino/observed.csv");
  const std::string& text = texts[path];
  const Result<Observed> observed = load_observed(observed_path(path), from(texts));
  REQUIRE(observed);

  // Another future: every later point of a series, every number and date of every later shock, and
  // the constants that stand for later years.
  std::string other;
  const std::regex point(R"re("20(1[6-9]|2[0-9])Q([1-4])" = (-?[0-9.]+))re");
  const std::regex late(R"re(start = "20(1[6-9]|2[0-9])Q)re"), number(R"re(" = [0-9.]+)re"),
      ramp(R"re(ramp = [0-9]+)re");
  const std::regex growth(R"re((\[state\.CHN\][^\[]*growth = \{value = )0\.061)re");
  std::size_t at = 0, changed_shocks = 0;
  while (at < text.size()) {
    std::size_t end = text.find("\n[[", at + 1);
    end = end == std::string::npos ? text.size() : end;
    std::size_t arms = text.find("\n[arm.", at);
    if (arms != std::string::npos && arms < end) end = arms;
    std::string block = text.substr(at, end - at);
    if (block.find("[[series]]") != std::string::npos) {
      block = std::regex_replace(block, point, "\"20$1Q$2\" = $037");
    } else if (block.find("[[shock]]") != std::string::npos && std::regex_search(block, late)) {
      ++changed_shocks;
      block = std::regex_replace(block, number, "\" = 0.9");
      block = std::regex_replace(block, ramp, "ramp = 3");
      block = std::regex_replace(block, std::regex("(start = \"20)(..)Q."), "$01$02Q4");
    } else {
      block = std::regex_replace(block, growth, "$010.02");
    }
    other += block;
    at = end;
    if (arms != std::string::npos && arms == end) {
      other += text.substr(at);
      break;
    }
  }
  CHECK(changed_shocks >= 10);
  REQUIRE(other != text);
  Texts futures = texts;
  futures[path] = other;
  const Result<Scenario> here = load_scenario(path, from(texts));
  const Result<Scenario> there = load_scenario(path, from(futures));
  REQUIRE(here);
  CHECK(errors_of(there) == std::vector<std::string>{});
  REQUIRE(there);

  const auto blind = [&](const Result<Scenario>& scenario, Quarter cut) {
    const Result<Setup> setup = blind_setup(scenario.value().setup, observed.value(), cut);
    REQUIRE(setup);
    return hash_of(setup.value());
  };
  CHECK(hash_of(here.value().setup) != hash_of(there.value().setup));
  const Quarter cut = observed.value().cut;
  CHECK(blind(here, cut) == blind(there, cut));
  // The same comparison sees a number that does reach the model.
  CHECK(blind(here, {2018, 4}) != blind(there, {2018, 4}));
  CHECK(blind(here, cut) != hash_of(here.value().setup));
}
