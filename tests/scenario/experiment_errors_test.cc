// What is wrong with an experiment file is told with its place, the key and what was expected.
#include "catch.h"
#include "experiment_sample.h"

using namespace tumen;
using namespace tumen::test;
using Catch::Matchers::ContainsSubstring;

namespace {

using Lines = std::vector<std::string>;

/// Errors of the head and then `rest`, which starts in line 5.
Lines errors(const std::string& rest) { return experiment_errors(kExperimentHead + rest); }

/// The only complaint about `rest`.
std::string only(const std::string& rest) {
  const Lines all = errors(rest);
  if (all.size() == 1) return all.front();
  std::string out = std::to_string(all.size()) + " errors";
  for (const std::string& line : all) out += "\n" + line;
  return out;
}

std::string sampled(const std::string& rest) {
  return only("[design]\nkind = \"sobol\"\npoints = 8\n" + rest);
}

}  // namespace

TEST_CASE("the head of the error tests is an experiment") { CHECK(errors("").empty()); }

TEST_CASE("an experiment file needs its version, its section, an id and a scenario") {
  CHECK(experiment_errors("") ==
        Lines{"1:1: the file needs schema_version = 1",
              "1:1: the file needs a section [experiment] with id and scenario"});
  CHECK(experiment_errors("schema_version = 2\n[experiment]\n") ==
        Lines{"1:18: schema_version must be 1, got 2",
              "2:2: experiment needs id: Name of the experiment: lower-case letters, digits, -",
              "2:2: experiment needs scenario: The scenario's folder or file, relative to this "
              "file"});
  CHECK(experiment_errors("experiment = 3\nschema_version = 1\n") ==
        Lines{"1:14: experiment must be a table, got 3"});
  CHECK_THAT(experiment_errors("[experiment\n").at(0), ContainsSubstring("1:12: not TOML: "));
  const Result<Experiment> none = load_experiment("nowhere.toml", from({}));
  REQUIRE_FALSE(none);
  CHECK(none.errors().front().text() == "nowhere.toml: cannot read nowhere.toml");
}

TEST_CASE("ids of experiments, factors and arms have plain characters") {
  const auto with_id = [](const std::string& id) {
    return experiment_errors("schema_version = 1\n[experiment]\nscenario = \"..\"\nid = \"" + id +
                             "\"\n");
  };
  CHECK(with_id("An id") ==
        Lines{"4:6: experiment.id must be of lower-case letters, digits and -, at most 64, got the "
              "text \"An id\""});
  CHECK(with_id("").size() == 1);
  CHECK(with_id(std::string(64, 'a')).empty());
  CHECK(with_id(std::string(65, 'a')).size() == 1);
  CHECK(only("[factor.\"a b\"]\nvalues = [1]\n") ==
        "5:9: the id \"a b\" must be of letters, digits, _ and -, and have at most 64 characters");
  CHECK(only("[arm.\"x/y\"]\n") ==
        "5:6: the id \"x/y\" must be of letters, digits, _ and -, and have at most 64 characters");
}

TEST_CASE("an unknown section or key of an experiment is told with the nearest name") {
  CHECK(only("[facto.penalty]\nvalues = [0]\n") ==
        "5:2: there is no section \"facto\" in an experiment file; expected \"schema_version\", "
        "\"experiment\", \"design\", \"precision\", \"factor\", \"priors\" or \"arm\" (did you "
        "mean \"factor\"?)");
  CHECK_THAT(only("sed = 3\n"), ContainsSubstring("5:1: experiment has no key \"sed\"; it has ") &&
                                    ContainsSubstring("(did you mean \"seed\"?)"));
  CHECK_THAT(only("[design]\npoint = 3\n"),
             ContainsSubstring("6:1: design has no key \"point\"; it has ") &&
                 ContainsSubstring("(did you mean \"points\"?)"));
  CHECK_THAT(only("[factor.penalty]\nvalue = [0]\n"),
             ContainsSubstring("6:1: factor.penalty has no key \"value\"; it has ") &&
                 ContainsSubstring("(did you mean \"values\"?)"));
  CHECK_THAT(only("[arm.a]\nsets = {rho = 1}\n"),
             ContainsSubstring("6:1: arm.a has no key \"sets\"; it has "));
  CHECK(only("luck = \"comon\"\n") ==
        "5:8: experiment.luck must be \"common\" or \"fresh\", got the text \"comon\" (did you "
        "mean \"common\"?)");
  CHECK(only("keep = \"all\"\n") ==
        "5:8: experiment.keep must be \"points\", \"runs\" or \"series\", got the text \"all\"");
  CHECK(only("[design]\nkind = \"soboll\"\n") ==
        "6:8: design.kind must be \"list\", \"grid\", \"latin-hypercube\", \"sobol\" or "
        "\"morris\", got the text \"soboll\" (did you mean \"sobol\"?)");
  CHECK(only("replications = 0\n") ==
        "5:16: experiment.replications must be between 1 and 1000000000, got 0");
  CHECK(only("replications = 1.5\n") ==
        "5:16: experiment.replications must be a whole number, got 1.5");
  CHECK(only("metrics = \"RR[*]\"\n") ==
        "5:11: experiment.metrics must be an array of texts, got the text \"RR[*]\"");
}

TEST_CASE("a scenario that is missing or has errors of its own is told") {
  CHECK(experiment_errors("schema_version = 1\n[experiment]\nid = \"e\"\nscenario = \"../y\"\n") ==
        Lines{"4:12: experiment.scenario names x/y/scenario.toml, which cannot be read"});
  // Its errors stand once, however many arms there are.
  CHECK(experiment_errors(kExperimentHead + "variants = [\"full\", \"hedging\"]\n",
                          kHead + "gdq = 3\n") ==
        Lines{"x/scenario.toml:11:1: state.B has no key \"gdq\" (did you mean \"gdp\"?)"});
}

TEST_CASE("unknown variants, arms, mechanisms and addresses are told where the file names them") {
  CHECK_THAT(only("variants = [\"full\", \"hedgin\"]\n"),
             ContainsSubstring("5:21: experiment.variants: there is no variant \"hedgin\"; ") &&
                 ContainsSubstring("(did you mean \"hedging\"?)"));
  CHECK(only("arms = [\"clam\"]\n") ==
        "5:9: experiment.arms: there is no arm \"clam\"; expected \"calm\" or \"no-harbour\" (did "
        "you mean \"calm\"?)");
  CHECK(only("[arm.a]\narm = \"clam\"\n") ==
        "6:7: arm.a.arm: there is no arm \"clam\"; expected \"calm\" or \"no-harbour\" (did you "
        "mean \"calm\"?)");
  CHECK_THAT(only("[arm.a]\nwithout = [\"hedging\", \"balancin\"]\n"),
             ContainsSubstring("6:23: arm.a.without: there is no mechanism \"balancin\"; ") &&
                 ContainsSubstring("(did you mean \"balancing\"?)"));
  CHECK(only("[arm.a]\nset = {rho = 1, \"state.RUS.gpd\" = 3}\n") ==
        "6:17: arm.a.set.state.RUS.gpd: state has no quantity \"gpd\" (did you mean \"gdp\"?)");
  CHECK(only("[arm.a]\nset.state.RUS.gdp = -3\n") ==
        "6:15: arm.a.set.state.RUS.gdp must be between 0.01 and 1000000 bn USD/yr, got -3");
  CHECK(only("[arm.a]\nset = {penalty = 0.7}\n") ==
        "6:8: arm.a.set.penalty must be between 0 and 0.5, got 0.7");
  CHECK(only("[arm.a]\nset = {\"shock.sanctions.enabeld\" = false}\n") ==
        "6:8: arm.a.set.shock.sanctions.enabeld: shock has no key \"enabeld\" (did you mean "
        "\"enabled\"?)");
  // The same name under every variant is one error, and several arms are judged at once.
  CHECK(errors("variants = [\"full\", \"random\"]\narms = [\"clam\"]\n[arm.a]\nset = {rhoo = 1}\n")
            .size() == 2);
}

TEST_CASE("an override must be a number, a boolean or a text") {
  CHECK(only("[arm.a]\nset = {rho = [1, 2]}\n") ==
        "6:8: arm.a.set.rho must be a number, a boolean or a text, got an array");
  CHECK(only("[arm.a]\nset = {rho = {value = 1, low = 0}}\n") ==
        "6:8: arm.a.set.rho must be a number, a boolean or a text, got a table");
  CHECK(only("[arm.a]\nset = {rho = 2012-01-01}\n") ==
        "6:8: arm.a.set.rho must be a number, a boolean or a text, got a TOML date");
  CHECK_THAT(only("[arm.a]\nset = {rho = {valu = 1}}\n"),
             ContainsSubstring("6:15: arm.a.set.rho.valu: "));
  CHECK_THAT(only("[arm.a]\nset = {\"a=b\" = 3}\n"), ContainsSubstring("6:8: arm.a.set.a=b"));
  CHECK(only("[arm.a]\nset = 3\n") == "6:7: arm.a.set must be a table, got 3");
}

TEST_CASE("arms that bear one name, or other dates, are errors") {
  CHECK(only("arms = [\"calm\", \"calm\"]\n") ==
        "5:8: experiment.arms give the name \"calm\" twice");
  CHECK(only("arms = [\"calm\"]\n[arm.calm]\n") ==
        "5:8: experiment.arms give the name \"calm\" twice");
  CHECK(only("variants = [\"full\", \"full\"]\n") ==
        "5:12: experiment.variants give the name \"full\" twice");
  CHECK(only("variants = []\n") == "5:12: experiment.variants must name at least one variant");
  const std::string dates = "must all have the same start, ticks and tick_years; \"a\" has others";
  CHECK(only("[arm.a]\nset = {\"scenario.ticks\" = 3}\n") == "2:2: experiment.arms " + dates);
  CHECK(only("arms = [\"calm\"]\n[arm.a]\nset = {\"scenario.start\" = \"2011Q1\"}\n") ==
        "5:8: experiment.arms " + dates);
  std::string many = "variants = [\"full\", \"random\"]\n";
  for (int k = 0; k < 500; ++k) many += "[arm.a" + std::to_string(k) + "]\n";
  CHECK(only(many) == "5:12: experiment.variants times arms are more than 1000");
}

TEST_CASE("metrics that the scenario does not have are errors") {
  CHECK(only("metrics = [\"A[*]\", \"A[RUS,CHM]\"]\n") ==
        "5:20: experiment.metrics: the scenario has no metric \"A[RUS,CHM]\" (did you mean "
        "\"A[RUS,CHN]\"?)");
  CHECK(only("metrics = [\"nothing*\"]\n") ==
        "5:12: experiment.metrics: the scenario has no metric \"nothing*\"");
}

TEST_CASE("factors that set nothing, or set it out of bounds, are errors") {
  CHECK(
      only("[factor.penalti]\nvalues = [0]\n") ==
      "5:9: factor.penalti: there is no quantity or lever \"penalti\" (did you mean \"penalty\"?)");
  CHECK(only("[factor.p]\nnumber = \"lever.penalti\"\nvalues = [0]\n") ==
        "6:10: factor.p: there is no lever \"penalti\" (did you mean \"penalty\"?)");
  CHECK(only("[factor.p]\nnumber = \"state.RUS.gpd\"\nvalues = [0]\n") ==
        "6:10: factor.p: state has no quantity \"gpd\" (did you mean \"gdp\"?)");
  CHECK(only("[factor.penalty]\nvalues = [0, 0.6]\n") ==
        "6:10: factor.penalty.values must be between 0 and 0.5, got 0.6");
  CHECK(only("[factor.rho]\nvalues = [-1, 0]\n") ==
        "6:10: factor.rho.values must be between 0 and 50, got -1");
  CHECK(only("[factor.rho]\nvalues = [nan]\n") ==
        "6:10: factor.rho.values has an entry that must be a finite number, got nan");
  CHECK(only("[factor.rho]\nvalues = []\n") ==
        "6:10: factor.rho.values must be an array of numbers, got an array");
  CHECK(sampled("[factor.penalty]\nlow = -0.1\n") ==
        "9:7: factor.penalty.low must be between 0 and 0.5, got -0.1");
  CHECK(sampled("[factor.penalty]\nhigh = 0.6\n") ==
        "9:8: factor.penalty.high must be between 0 and 0.5, got 0.6");
  CHECK(sampled("[factor.penalty]\nlow = 0.3\nhigh = 0.3\n") ==
        "10:8: factor.penalty.high must be above low 0.3, got 0.3");
  CHECK(sampled("[factor.penalty]\nscale = \"log\"\n") ==
        "8:9: factor.penalty.low must be above 0 on a logarithmic scale, got 0");
  CHECK(sampled("[factor.rho]\nlow = 0\nscale = \"log\"\n") ==
        "9:7: factor.rho.low must be above 0 on a logarithmic scale, got 0");
  CHECK(sampled("[factor.g]\nnumber = \"state.RUS.gdp\"\n") ==
        "8:9: factor.g needs low and high: state.RUS.gdp has no plausible range");
}

TEST_CASE("factors must suit their design") {
  CHECK(only("[factor.penalty]\n") ==
        "5:9: factor.penalty needs values, or levels with low and "
        "high");
  CHECK(only("[factor.penalty]\nvalues = [0]\nlevels = 3\n") ==
        "7:10: factor.penalty.levels and values exclude each other");
  CHECK(only("[factor.penalty]\nvalues = [0]\nhigh = 0.3\n") ==
        "7:8: factor.penalty.high and values exclude each other");
  CHECK(sampled("[factor.penalty]\nvalues = [0]\n") ==
        "9:10: factor.penalty.values belongs to list and grid designs; the design is sobol, which "
        "needs low and high");
  CHECK(sampled("[factor.penalty]\nlevels = 3\n") ==
        "9:10: factor.penalty.levels belongs to list and grid designs; the design is sobol, which "
        "needs low and high");
  CHECK(only("[design]\nkind = \"list\"\n[factor.penalty]\nvalues = [0, 0.1]\n[factor.rho]\n"
             "values = [1, 2, 3]\n") ==
        "9:9: factor.rho has 3 values and \"penalty\" has 2; a list takes the k-th of each "
        "together");
  CHECK(sampled("") == "6:8: design.kind needs factors: [factor.ID] sections or [priors]");
}

TEST_CASE("keys of a design belong to its kind") {
  const auto design = [](const std::string& kind, const std::string& rest) {
    return only("[design]\nkind = \"" + kind + "\"\n" + rest + "[factor.penalty]\n" +
                (kind == "grid" || kind == "list" ? "values = [0]\n" : ""));
  };
  CHECK(design("grid", "points = 3\n") == "7:10: design.points has no meaning for a grid design");
  CHECK(design("list", "seed = 3\n") == "7:8: design.seed has no meaning for a list design");
  CHECK(design("morris", "points = 3\n") ==
        "7:10: design.points has no meaning for a morris design");
  CHECK(design("latin-hypercube", "points = 3\nscramble = true\n") ==
        "8:12: design.scramble has no meaning for a latin-hypercube design");
  CHECK(design("sobol", "points = 3\noptimise = 2\n") ==
        "8:12: design.optimise has no meaning for a sobol design");
  CHECK(design("sobol", "points = 3\ntrajectories = 2\n") ==
        "8:16: design.trajectories has no meaning for a sobol design");
  CHECK(design("sobol", "points = 3\nlevels = 2\n") ==
        "8:10: design.levels has no meaning for a sobol design");
  CHECK(design("sobol", "") == "5:2: design.points is needed for a sobol design");
  CHECK(design("morris", "levels = 3\n") == "7:10: design.levels must be an even number");
}

TEST_CASE("too many points are errors") {
  std::string grid;
  for (const char* number : {"penalty", "rho", "w_H", "vot"}) {
    grid += "[factor." + std::string(number) + "]\nlow = 0.1\nhigh = 0.2\nlevels = 1000\n";
  }
  CHECK(only(grid) ==
        "1:1: design gives more points than are possible: at most 100000000, and at most "
        "200000000 values of factors");
  const std::string two = "[factor.penalty]\n[factor.rho]\n[factor.w_H]\n";
  CHECK_THAT(only("[design]\nkind = \"sobol\"\npoints = 100000000\n" + two),
             ContainsSubstring("5:2: design gives more points than are possible"));
  CHECK(only("[design]\nkind = \"latin-hypercube\"\npoints = 2000000\n" + two) ==
        "7:10: design.points must be at most 1048576 for a latin-hypercube, got 2000000");
  CHECK(only("[design]\nkind = \"latin-hypercube\"\npoints = 5000\noptimise = 1\n" + two) ==
        "8:12: design.optimise takes at most 4096 points, got 5000");
}

TEST_CASE("priors belong to sampled designs, and must match something") {
  CHECK(only("[priors]\n") == "5:2: priors needs a latin-hypercube, sobol or morris design");
  CHECK(sampled("[priors]\ninclude = [\"state.*.nothing\"]\n") ==
        "8:2: priors: no number with a range has an address that is included");
  CHECK(sampled("[priors]\nexclude = [\"*\"]\n") ==
        "8:2: priors: no number with a range has an address that is included");
  CHECK(sampled("[priors]\ninclude = \"*\"\n") ==
        "9:11: priors.include must be an array of texts, got the text \"*\"");
  // A factor of the file takes the number, and nothing is left.
  CHECK(errors("[design]\nkind = \"sobol\"\npoints = 8\n[factor.rho]\n[priors]\n"
               "include = [\"parameters.rho\"]\n")
            .empty());
}

TEST_CASE("a rule of precision must be one that can be met") {
  const auto rule = [](const std::string& rest) { return only("[precision]\n" + rest); };
  CHECK(rule("half_width = 0.1\nmetric = \"A[RUS,CHM]\"\n") ==
        "7:10: precision.metric must be one of the metrics that are kept, got \"A[RUS,CHM]\" (did "
        "you mean \"A[RUS,CHN]\"?)");
  const std::string metric = "metric = \"A[RUS,CHN]\"\n";
  CHECK(only("metrics = [\"RR[*]\"]\n[precision]\nhalf_width = 1\n" + metric) ==
        "8:10: precision.metric must be one of the metrics that are kept, got \"A[RUS,CHN]\"");
  CHECK(rule(metric) ==
        "5:2: precision needs half_width: Half of the 95% confidence interval that is narrow "
        "enough, in the metric's unit");
  CHECK(rule(metric + "half_width = 0\n") == "7:14: precision.half_width must be above 0");
  CHECK(rule(metric + "half_width = -1\n") ==
        "7:14: precision.half_width must be at least 0, got -1");
  CHECK(rule(metric + "half_width = 1\nleast = 100\nmost = 64\n") ==
        "9:8: precision.most must not be below least");
  CHECK(rule(metric + "half_width = 1\nof = \"both\"\n") ==
        "8:6: precision.of must be \"mean\" or \"difference\", got the text \"both\"");
  CHECK(only("replications = 64\n[precision]\nhalf_width = 1\n" + metric) ==
        "5:16: experiment.replications and [precision] exclude each other");
}

TEST_CASE("all errors of an experiment file are told at once, in the order of the file") {
  CHECK(errors("sed = 3\nvariants = [\"ful\"]\narms = [\"clam\"]\nmetrics = [\"B\"]\n"
               "[factor.penalty]\nvalues = [2]\n[factor.w_H]\nvalue = 3\n"
               "[factor.rho]\nlow = 3\nhigh = 2\nlevels = 4\n"
               "[arm.a]\nset = {rhoo = 1}\n[design]\nlevels = 3\n")
            .size() == 9);
}
