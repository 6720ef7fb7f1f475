// What an experiment file says, and what is made of it.
#include "scenario/experiment.h"

#include <algorithm>

#include "catch.h"
#include "cli/experiment_plan.h"
#include "experiment_sample.h"
#include "scenario/wildcard.h"

using namespace tumen;
using namespace tumen::test;

namespace {

ExperimentInfo info_of(const std::string& rest) {
  Result<Experiment> loaded = load_experiment_text(kExperimentHead + rest);
  INFO(rest << (loaded ? "" : loaded.errors().front().text()));
  REQUIRE(loaded);
  return loaded.value().info;
}

Experiment experiment_of(const std::string& rest) {
  Result<Experiment> loaded = load_experiment_text(kExperimentHead + rest);
  INFO(rest << (loaded ? "" : loaded.errors().front().text()));
  REQUIRE(loaded);
  return std::move(loaded.value());
}

std::vector<std::string> arm_names(const ExperimentInfo& info) {
  std::vector<std::string> out;
  for (const ArmSpec& a : info.arms) out.push_back(a.name);
  return out;
}

std::vector<std::size_t> baselines(const ExperimentInfo& info) {
  std::vector<std::size_t> out;
  for (const ArmSpec& a : info.arms) out.push_back(a.baseline);
  return out;
}

std::vector<std::string> factor_names(const ExperimentInfo& info) {
  std::vector<std::string> out;
  for (const FactorInfo& f : info.factors) out.push_back(f.name);
  return out;
}

const std::string kSobol = "[design]\nkind = \"sobol\"\npoints = 8\n";

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an experiment of defaults is one point of the scenario as it is") {
  const ExperimentInfo e = info_of("");
  CHECK(e.id == "e");
  CHECK(e.title == "e");
  CHECK(e.scenario == "x/scenario.toml");
  CHECK(e.seed == 1);
  CHECK(e.common_luck);
  CHECK(e.keep == Keep::points);
  CHECK(e.least == 64);
  CHECK(e.most == 64);
  CHECK_FALSE(e.precision);
  CHECK(e.design.kind == DesignKind::grid);
  CHECK(e.design.points == 1);
  CHECK(e.factors.empty());
  CHECK(arm_names(e) == Names{"baseline"});
  CHECK(e.metrics.size() > 10);
  REQUIRE(e.texts.size() == 2);
  CHECK(e.texts[0].first == "x/experiments/e.toml");
  CHECK(e.texts[1].second == kSample);
}

TEST_CASE("what an experiment file says is what comes out") {
  const ExperimentInfo e = info_of(
      "title = \"T\"\nquestion = \"Q?\"\nseed = 7\nluck = \"fresh\"\nkeep = \"series\"\n"
      "metrics = [\"RR[*]\", \"CNSH[FAR]\"]\nmost_seconds = 60\n"
      "[precision]\nmetric = \"RR[regional]\"\nhalf_width = 0.01\nof = \"difference\"\n"
      "least = 128\nmost = 1000\nblock = 32\n"
      "[design]\nkind = \"morris\"\ntrajectories = 4\nlevels = 6\nseed = 3\n"
      "[factor.penalty]\n[factor.rho]\nscale = \"log\"\n");
  CHECK(e.title == "T");
  CHECK(e.question == "Q?");
  CHECK(e.seed == 7);
  CHECK_FALSE(e.common_luck);
  CHECK(e.keep == Keep::series);
  CHECK(e.metrics == Names{"RR[regional]", "RR[sub_regional]", "CNSH[FAR]"});
  CHECK(e.most_seconds == 60);
  CHECK(e.least == 128);
  CHECK(e.most == 1000);
  CHECK(e.block == 32);
  REQUIRE(e.precision);
  CHECK(e.precision->difference);
  CHECK(e.precision->half_width == 0.01);
  CHECK(e.design.points == 4 * 3);
  CHECK(e.design.levels == 6);
  CHECK(e.design.seed == 3);
  REQUIRE(e.factors.size() == 2);
  CHECK(e.factors[1].log);
  CHECK(e.factors[1].low == 0.5);  // of the range in the file
  CHECK(e.factors[1].high == 2.5);
}

TEST_CASE("a digest tells texts apart, and nothing else") {
  const std::string text = kExperimentHead + "[factor.penalty]\nvalues = [0]\n";
  const auto digest = [](const Result<Experiment>& e) { return e.value().info.digest; };
  CHECK(digest(load_experiment_text(text)) == digest(load_experiment_text(text)));
  CHECK(digest(load_experiment_text(text)) != digest(load_experiment_text(text + "\n")));
  CHECK(digest(load_experiment_text(text)) != digest(load_experiment_text(text, kSample + "\n")));
}

TEST_CASE("every arm is run under each variant, and compared within it") {
  const ExperimentInfo one = info_of("arms = [\"no-harbour\", \"calm\"]\n");
  CHECK(arm_names(one) == Names{"baseline", "no-harbour", "calm"});
  CHECK(baselines(one) == std::vector<std::size_t>{0, 0, 0});
  CHECK(one.arms[1].label == "The harbour stays shut");

  const ExperimentInfo variants = info_of("variants = [\"full\", \"cautious\"]\n");
  CHECK(arm_names(variants) == Names{"full", "cautious"});
  CHECK(baselines(variants) == std::vector<std::size_t>{0, 0});

  const ExperimentInfo both = info_of(
      "variants = [\"full\", \"hedging\"]\narms = [\"calm\"]\n"
      "[arm.zeal]\nset = {rho = 2}\n[arm.apart]\nlabel = \"L\"\nwithout = [\"hedging\"]\n"
      "arm = \"calm\"\n");
  CHECK(arm_names(both) == Names{"full/baseline", "full/calm", "full/zeal", "full/apart",
                                 "hedging/baseline", "hedging/calm", "hedging/zeal",
                                 "hedging/apart"});
  CHECK(baselines(both) == std::vector<std::size_t>{0, 0, 0, 0, 0, 4, 4, 4});
  const ArmSpec& last = both.arms.back();
  CHECK(last.label == "L");
  CHECK(last.options.variant == "hedging");
  CHECK(last.options.arm == "calm");
  CHECK(last.options.without == Names{"hedging"});
  CHECK(both.arms[2].options.set == Names{"rho=2"});
}

TEST_CASE("an arm named baseline takes the place of the scenario as it is") {
  const ExperimentInfo e =
      info_of("arms = [\"calm\"]\n[arm.other]\n[arm.baseline]\nset = {rho = 2, vot = 0.01}\n");
  CHECK(arm_names(e) == Names{"baseline", "calm", "other"});
  CHECK(e.arms[0].options.set == Names{"rho=2", "vot=0.01"});
}

TEST_CASE("overrides of an arm may be numbers, booleans and texts") {
  const Experiment e = experiment_of(
      "[arm.a]\nset = {\"shock.sanctions.enabled\" = false, \"scenario.decision\" = \"random\", "
      "rho = 3}\n");
  CHECK(e.arms[1].setup.rules.decision == "random");
  CHECK(e.arms[1].setup.edits.size() < e.arms[0].setup.edits.size());
  CHECK(value_of(e.arms[1], "parameters.rho") == 3);
}

TEST_CASE("factors stand in the order of the file, with unit, meaning and range of their number") {
  const ExperimentInfo e =
      info_of(kSobol +
              "[factor.rho]\n[factor.penalty]\nhigh = 0.4\n"
              "[factor.dear]\nnumber = \"state.RUS.gdp\"\nlow = 1\nhigh = 9\n");
  CHECK(factor_names(e) == Names{"rho", "penalty", "dear"});
  CHECK(e.factors[1].meaning == "Financial sanctions");
  CHECK(e.factors[1].low == 0);
  CHECK(e.factors[1].high == 0.4);
  CHECK(e.factors[2].number == "state.RUS.gdp");
  CHECK(e.factors[2].unit == "bn USD/yr");
  CHECK(e.design.points == 8);
}

TEST_CASE("levels of a grid meet both ends exactly") {
  const ExperimentInfo e = info_of(
      "[factor.a]\nnumber = \"rho\"\nlow = 0.1\nhigh = 0.7\nlevels = 7\n"
      "[factor.b]\nnumber = \"vot\"\nlow = 0.001\nhigh = 7.3\nlevels = 5\nscale = \"log\"\n"
      "[factor.c]\nnumber = \"penalty\"\nvalues = [0.3, 0, 0.2]\n");
  const std::vector<double>&a = e.factors[0].values, &b = e.factors[1].values;
  REQUIRE(a.size() == 7);
  CHECK(a.front() == 0.1);
  CHECK(a.back() == 0.7);
  CHECK(a[3] == Approx(0.4));
  REQUIRE(b.size() == 5);
  CHECK(b.front() == 0.001);
  CHECK(b.back() == 7.3);
  for (std::size_t k = 1; k < b.size(); ++k) CHECK(b[k] / b[k - 1] == Approx(b[1] / b[0]));
  CHECK(e.factors[2].values == std::vector<double>{0.3, 0, 0.2});
  CHECK(e.factors[2].low == 0);
  CHECK(e.factors[2].high == 0.3);
  CHECK(e.design.points == 7 * 5 * 3);
  FactorInfo f;
  f.low = 0.1;
  f.high = 0.3;
  for (const double unit : {-1.0, 0.0}) CHECK(factor_value(f, unit) == 0.1);
  for (const double unit : {1.0, 2.0}) CHECK(factor_value(f, unit) == 0.3);
  CHECK(factor_value(f, 0.5) == Approx(0.2));
}

TEST_CASE("a list takes the k-th values together, a grid all combinations, the last fastest") {
  const std::string factors =
      "[factor.penalty]\nvalues = [0, 0.1]\n[factor.rho]\nvalues = [3, 2]\n";
  CHECK(make_design(info_of("[design]\nkind = \"list\"\n" + factors)) ==
        std::vector<double>{0, 3, 0.1, 2});
  CHECK(make_design(info_of(factors)) == std::vector<double>{0, 3, 0, 2, 0.1, 3, 0.1, 2});
}

TEST_CASE("sampled designs stay within the range of every factor") {
  for (const char* kind :
       {"kind = \"sobol\"\npoints = 16\n", "kind = \"sobol\"\nscramble = false\npoints = 16\n",
        "kind = \"latin-hypercube\"\npoints = 16\noptimise = 1\n",
        "kind = \"morris\"\ntrajectories = 4\n"}) {
    const ExperimentInfo e = info_of("[design]\n" + std::string(kind) +
                                     "[factor.penalty]\n[factor.rho]\nlow = 0.1\nhigh = 10\n"
                                     "scale = \"log\"\n");
    const std::vector<double> values = make_design(e);
    REQUIRE(values.size() == e.design.points * 2);
    for (std::size_t k = 0; k < values.size(); ++k) {
      CHECK(values[k] >= e.factors[k % 2].low);
      CHECK(values[k] <= e.factors[k % 2].high);
    }
  }
}

TEST_CASE("priors make a factor of every number with a range, but for those that are given") {
  const ExperimentInfo all = info_of(kSobol + "[priors]\n");
  const Names names = factor_names(all);
  CHECK(names.size() > 30);
  CHECK(std::ranges::count(names, "parameters.rho") == 1);
  for (const FactorInfo& f : all.factors) {
    CHECK(f.prior);
    CHECK(f.low < f.high);
    CHECK_FALSE(f.shapes);
  }
  const ExperimentInfo some = info_of(
      kSobol + "[priors]\ninclude = [\"parameters.*\"]\nexclude = [\"*.rho\", \"*.n_T\"]\n");
  CHECK(some.factors.size() > 5);
  for (const std::string& name : factor_names(some)) {
    CHECK(name.starts_with("parameters."));
    CHECK(name != "parameters.rho");
  }
  // A number that a factor of the file sets is not drawn too, even one that shapes the world.
  const ExperimentInfo given =
      info_of(kSobol + "[factor.patience]\nnumber = \"rho\"\n[factor.vot]\n[priors]\n");
  CHECK(given.factors.size() == all.factors.size());
  CHECK(given.factors[0].name == "patience");
  CHECK(given.factors[1].shapes);
  const Names left = factor_names(given);
  CHECK(std::ranges::count(left, "parameters.rho") == 0);
  CHECK(std::ranges::count(left, "parameters.vot") == 0);
}

TEST_CASE("an arm that fixes a number with a range does not draw it") {
  const Experiment e = experiment_of(kSobol +
                                     "[priors]\ninclude = [\"parameters.rho\"]\n"
                                     "[arm.a]\nset = {rho = 2}\n[arm.b]\nset = {vot = 0.02}\n");
  REQUIRE(e.info.factors.size() == 1);
  REQUIRE(e.positions.size() == 3);
  CHECK(e.positions[0][0].size() == 1);
  CHECK(e.positions[1][0].empty());
  CHECK(e.positions[2][0].size() == 1);
}

TEST_CASE("numbers that shape the world before its first tick are known") {
  const auto shapes = [](const std::string& number, const std::string& value) {
    const Experiment e =
        experiment_of("[factor.x]\nnumber = \"" + number + "\"\nvalues = [" + value + "]\n");
    CHECK(e.positions[0][0].empty() == e.info.factors[0].shapes);
    return e.info.factors[0].shapes;
  };
  CHECK(shapes("vot", "0.01"));
  CHECK(shapes("talks", "2"));
  CHECK(shapes("link.border.border_cost", "3"));
  CHECK(shapes("link.*.hours", "3"));
  CHECK_FALSE(shapes("rho", "1"));
  CHECK_FALSE(shapes("penalty", "0.1"));
  CHECK_FALSE(shapes("link.border.available", "0"));
}

TEST_CASE("a star stands for any characters, or none") {
  CHECK(matches("*", ""));
  CHECK(matches("*", "abc"));
  CHECK(matches("a*c", "ac"));
  CHECK(matches("a*c", "abcc"));
  CHECK(matches("*b*", "abc"));
  CHECK(matches("a**c", "abc"));
  CHECK(matches("RR[*]", "RR[regional]"));
  CHECK(matches("", ""));
  CHECK_FALSE(matches("", "a"));
  CHECK_FALSE(matches("a", "ab"));
  CHECK_FALSE(matches("a*c", "abd"));
  CHECK_FALSE(matches("*b", "abc"));
  CHECK_FALSE(matches("ab*", "a"));
  CHECK_FALSE(matches("RR[*]", "RR[regional"));
  // Time does not explode with the stars.
  CHECK_FALSE(matches("*a*a*a*a*a*a*a*a*b", std::string(2000, 'a')));
}
