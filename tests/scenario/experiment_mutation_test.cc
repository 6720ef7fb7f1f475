// Damaged experiment files: whatever stands in them, loading gives a sound experiment or errors.
#include <cmath>

#include "catch.h"
#include "experiment_sample.h"
#include "mutation.h"

using namespace tumen;
using namespace tumen::test;

namespace {

const std::string kBody = R"(title = "T"
question = "Q?"
seed = 7
luck = "fresh"
variants = ["full", "cautious"]
arms = ["calm"]
metrics = ["RR[*]", "A[RUS,CHN]"]
keep = "runs"
)";

/// Experiments that use every section and key between them.
const std::array<std::string, 4> kTexts = {
    kExperimentHead + kBody +
        "replications = 16\nmost_seconds = 60\n[factor.penalty]\nvalues = [0, 0.1]\n"
        "[factor.patience]\nnumber = \"rho\"\nlow = 0.5\nhigh = 2\nlevels = 3\n"
        "scale = \"log\"\n",
    kExperimentHead + kBody +
        "[precision]\nmetric = \"RR[regional]\"\nhalf_width = 0.1\nof = \"difference\"\n"
        "least = 64\nmost = 128\nblock = 32\n[design]\nkind = \"latin-hypercube\"\npoints = 16\n"
        "seed = 3\noptimise = 1\n[factor.vot]\n[priors]\ninclude = [\"*\"]\n"
        "exclude = [\"link.*\"]\n",
    kExperimentHead +
        "[design]\nkind = \"sobol\"\nscramble = false\npoints = 8\n[factor.penalty]\n"
        "[arm.a]\nlabel = \"L\"\narm = \"calm\"\nwithout = [\"hedging\"]\n"
        "set = {rho = 2, \"shock.sanctions.enabled\" = false, \"scenario.decision\" = \"random\"}\n"
        "[arm.baseline.set.state.RUS]\nw_H = 1\n",
    kExperimentHead +
        "[design]\nkind = \"morris\"\ntrajectories = 3\nlevels = 6\n[factor.rho]\nlow = 1\n"
        "high = 2\n[factor.\"1\"]\nnumber = \"state.*.lambda\"\nlow = 1\nhigh = 9\n"};

void check_sound(const Experiment& e) {
  const ExperimentInfo& info = e.info;
  REQUIRE(info.design.points >= 1);
  REQUIRE(info.design.points <= kMostPoints);
  REQUIRE(info.least >= 1);
  REQUIRE(info.least <= info.most);
  REQUIRE_FALSE(info.arms.empty());
  REQUIRE(e.arms.size() == info.arms.size());
  REQUIRE(e.positions.size() == info.arms.size());
  REQUIRE_FALSE(info.metrics.empty());
  for (const FactorInfo& f : info.factors) {
    REQUIRE(std::isfinite(f.low));
    REQUIRE(std::isfinite(f.high));
    REQUIRE(f.low <= f.high);
  }
  for (std::size_t a = 0; a < info.arms.size(); ++a) {
    REQUIRE(info.arms[a].baseline < info.arms.size());
    REQUIRE(e.positions[a].size() == info.factors.size());
    for (const std::vector<std::size_t>& positions : e.positions[a]) {
      for (const std::size_t at : positions) REQUIRE(at < e.arms[a].setup.values.size());
    }
  }
}

struct Counts {
  int sound = 0, errors = 0;
};

Counts damage(int rounds, unsigned seed) {
  Counts counts;
  Dice dice(seed);
  for (int k = 0; k < rounds; ++k) {
    std::string mutant = kTexts[dice.below(kTexts.size())];
    const std::size_t changes = 1 + dice.below(4);
    for (std::size_t c = 0; c < changes; ++c) mutate(mutant, dice);
    INFO("round " << k << ":\n" << mutant);
    const Result<Experiment> result = load_experiment_text(mutant);
    if (result) {
      ++counts.sound;
      check_sound(result.value());
      continue;
    }
    ++counts.errors;
    REQUIRE_FALSE(result.errors().empty());
    for (const Diagnostic& d : result.errors()) {
      REQUIRE_FALSE(d.message.empty());
      REQUIRE_FALSE(d.file.empty());
    }
  }
  return counts;
}

}  // namespace

TEST_CASE("the experiments to be damaged are sound") {
  for (const std::string& text : kTexts) {
    CHECK(experiment_errors(text).empty());
    const Result<Experiment> result = load_experiment_text(text);
    REQUIRE(result);
    check_sound(result.value());
  }
}

TEST_CASE("a damaged experiment gives a sound experiment or errors") {
  const Counts counts = damage(2000, 1);
  CHECK(counts.sound > 100);
  CHECK(counts.errors > 500);
}

TEST_CASE("an experiment damaged in tens of thousands of ways gives one or errors", "[slow]") {
  const Counts counts = damage(30'000, 2);
  WARN(counts.sound << " loaded, " << counts.errors << " gave errors");
  CHECK(counts.sound > 1500);
}
