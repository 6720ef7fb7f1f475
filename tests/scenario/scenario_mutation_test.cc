// Damaged files: whatever stands in them, loading gives a sound scenario or errors.
#include <array>
#include <cmath>

#include "catch.h"
#include "mutation.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;

namespace {

struct Counts {
  int scenarios = 0, errors = 0;
};

void check_outcome(const Result<Scenario>& r, Counts& counts) {
  if (!r) {
    ++counts.errors;
    REQUIRE_FALSE(r.errors().empty());
    for (const Diagnostic& d : r.errors()) {
      REQUIRE_FALSE(d.message.empty());
      REQUIRE_FALSE(d.file.empty());
    }
    return;
  }
  ++counts.scenarios;
  const Setup& s = r.value().setup;
  const World world(s.structure);
  REQUIRE(s.values.size() == world.fields.arena().size());
  REQUIRE(s.priors.size() == s.values.size());
  for (const FieldSet::Entry& e : world.fields.entries()) {
    for (std::size_t k = 0; k < e.count; ++k) {
      const double x = s.values[e.offset + k];
      const bool sound =
          std::isfinite(x) && (e.quantity.role == Role::derived || e.quantity.valid.contains(x));
      if (!sound) FAIL(e.quantity.name << " is " << x);
    }
  }
  for (const Edit& e : s.edits) {
    REQUIRE(e.slot.position < world.fields.entries()[e.slot.entry].count);
    REQUIRE(e.shock < s.shocks.size());
  }
}

/// Damages each text `rounds` times and loads it among the others.
Counts damage(const Texts& texts, int rounds, unsigned seed) {
  Counts counts;
  Dice dice(seed);
  for (const auto& [path, text] : texts) {
    for (int k = 0; k < rounds; ++k) {
      Texts all = texts;
      std::string& mutant = all[path];
      const std::size_t changes = 1 + dice.below(4);
      for (std::size_t c = 0; c < changes; ++c) mutate(mutant, dice);
      INFO(path << ", round " << k << ":\n" << mutant);
      check_outcome(load_scenario(path, from(all)), counts);
    }
  }
  return counts;
}

/// The shipped scenarios and the sample.
Texts all_texts() {
  Texts texts = shipped_scenarios();
  texts["sample.toml"] = kSample;
  return texts;
}

}  // namespace

TEST_CASE("the shipped scenarios load in every variant and arm") {
  const Texts texts = shipped_scenarios();
  REQUIRE_FALSE(texts.empty());
  for (const auto& [path, text] : texts) {
    const Result<Scenario> base = load_scenario(path, from(texts));
    INFO(path << ": " << (base ? "" : base.errors().front().text()));
    REQUIRE(base);
    for (const VariantInfo& v : base.value().info.variants) {
      INFO(v.id);
      CHECK(errors_of(load_scenario(path, from(texts), {v.id, "", {}})).empty());
    }
    for (const ArmInfo& a : base.value().info.arms) {
      INFO(a.id);
      CHECK(errors_of(load_scenario(path, from(texts), {"", a.id, {}})).empty());
    }
    for (const LeverInfo& lever : base.value().info.levers) {
      INFO(lever.id);
      CHECK(errors_of(load_scenario(path, from(texts),
                                    {"", "", {lever.id + "=" + std::to_string(lever.low)}}))
                .empty());
    }
  }
}

TEST_CASE("a damaged scenario gives a sound scenario or errors") {
  const Counts counts = damage(all_texts(), 120, 1);
  CHECK(counts.scenarios > 10);
  CHECK(counts.errors > 100);
}

TEST_CASE("a scenario damaged in thousands of ways gives a sound scenario or errors", "[slow]") {
  const Counts counts = damage(all_texts(), 2500, 2);
  WARN(counts.scenarios << " loaded, " << counts.errors << " gave errors");
  CHECK(counts.scenarios > 200);
  CHECK(counts.errors > 2000);
}

TEST_CASE("a damaged command line gives a sound scenario or errors") {
  Dice dice(3);
  Counts counts;
  const std::array<std::string, 6> sets = {
      "rho=2",
      "state.*.w_H=0.5",
      "project.port.years=[5, 49]",
      "dyad.USA.RUS.sanction_trade={value=0.1, low=0, high=0.2}",
      "penalty=0.2",
      "scenario.decision=random"};
  for (int k = 0; k < 1500; ++k) {
    std::string set = sets[dice.below(sets.size())];
    const std::size_t changes = dice.below(3);
    for (std::size_t c = 0; c < changes; ++c) mutate(set, dice);
    INFO(set);
    check_outcome(load(kSample, {"", "", {set}}), counts);
  }
  CHECK(counts.scenarios > 100);
  CHECK(counts.errors > 100);
}
