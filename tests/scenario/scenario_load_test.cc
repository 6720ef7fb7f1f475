#include <algorithm>

#include "catch.h"
#include "core/hash.h"
#include "sample.h"
#include "scenario/theories.h"

using namespace tumen;
using namespace tumen::test;

namespace {

Scenario sample(const LoadOptions& options = {}, const std::string& text = kSample) {
  const Result<Scenario> r = load(text, options);
  INFO((r ? std::string() : r.errors().front().text()));
  REQUIRE(r);
  return r.value();
}

/// The edits of a number's slot.
std::vector<Edit> edits_of(const Scenario& s, const std::string& address) {
  const World world(s.setup.structure);
  const auto slots = resolve_slots(s.setup.structure, world.fields, address);
  REQUIRE(slots);
  std::vector<Edit> out;
  for (const Edit& e : s.setup.edits) {
    if (e.slot.entry == slots.value()[0].entry && e.slot.position == slots.value()[0].position) {
      out.push_back(e);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a scenario's numbers land in their slots") {
  const Scenario s = sample();
  CHECK(s.info.id == "sample");
  CHECK(s.setup.calendar.date(0) == "2012Q1");
  CHECK(s.setup.calendar.ticks == 40);
  CHECK(value_of(s, "parameters.rho") == 1.5);
  CHECK(value_of(s, "parameters.vot") == 0.03);
  CHECK(value_of(s, "parameters.endogenous_sanctions") == 1);
  CHECK(value_of(s, "state.RUS.gdp") == 2200);
  CHECK(value_of(s, "state.CHN.gdp") == 8500);
  CHECK(value_of(s, "holding.FAR.CHN.stock0") == 1.5);
  CHECK(value_of(s, "holding.NEAR.CHN.stock0") == 0);
  CHECK(value_of(s, "link.border.border_cost") == 9);
  CHECK(value_of(s, "institution.club.strength") == 0.3);
  CHECK(value_of(s, "project.port.stage") == 1);
  CHECK(value_of(s, "state.USA.c_A") == 0.15);
  const World world(s.setup.structure);
  CHECK(s.setup.values.size() == world.fields.arena().size());
  CHECK(s.setup.priors.size() == world.fields.arena().size());
}

TEST_CASE("a pair sets both directions and a dyad overrides one") {
  const Scenario s = sample();
  CHECK(value_of(s, "dyad.RUS.CHN.distance") == 500);
  CHECK(value_of(s, "dyad.CHN.RUS.distance") == 500);
  CHECK(value_of(s, "dyad.RUS.CHN.grievance") == 0.6);
  CHECK(value_of(s, "dyad.CHN.RUS.grievance") == 0.2);
}

TEST_CASE("structure is sorted by key and references are found") {
  const Scenario s = sample();
  const Structure& w = s.setup.structure;
  CHECK(std::ranges::is_sorted(w.states, {}, &State::key));
  CHECK(w.states.front().id == "RUS");
  CHECK(w.states.front().key == 17);
  const StateId usa = find_entity<StateId>(w.states, "USA");
  CHECK(w[usa].key == hash_text("USA"));
  CHECK_FALSE(w[usa].active);
  const RegionId far = find_entity<RegionId>(w.regions, "FAR");
  const RegionId near = find_entity<RegionId>(w.regions, "NEAR");
  CHECK(w[far].label == "The far region");
  CHECK(w[near].label == "NEAR");
  CHECK(w[near].adjoins == std::vector<RegionId>{far});
  CHECK(w[find_entity<RegionId>(w.regions, "TOWN")].parent == far);
  const Project& p = w.projects.front();
  CHECK(w[p.host].id == "RUS");
  CHECK(w[p.partner].id == "CHN");
  CHECK(p.third == std::vector<StateId>{usa});
  CHECK(p.level == Level::sub_regional);
  CHECK(p.years == std::vector<double>{10, 25, 49});
  CHECK(p.finance == std::vector<double>{0, 0.25, 0.5, 0.75});
  CHECK(w[p.node].kind == NodeKind::port);
  CHECK(w.institutions.front().members.size() == 2);
  REQUIRE(w.routes.size() == 2);
  CHECK(w[w.routes[0].links[0]].id == "border");
}

TEST_CASE("ranges become priors and the table's ranges stretch to the value") {
  const Scenario s = sample();
  CHECK(prior_of(s, "parameters.rho").low == 0.5);
  CHECK(prior_of(s, "parameters.rho").high == 2.5);
  CHECK(prior_of(s, "state.CHN.lambda").high == 12);
  CHECK(prior_of(s, "state.RUS.lambda").high == 20);
  CHECK(prior_of(s, "state.RUS.lambda").low == 1);
  CHECK(prior_of(s, "state.RUS.gdp").empty());
  CHECK(prior_of(s, "parameters.oil_price").empty());
}

TEST_CASE("shocks, requests and series have their ticks") {
  const Scenario s = sample();
  REQUIRE(s.setup.shocks.size() == 2);
  CHECK(s.setup.shocks[0].id == "request");
  CHECK(s.setup.shocks[1].id == "sanctions");
  CHECK(s.setup.shocks[1].start == 10);
  const std::vector<Edit> usa = edits_of(s, "dyad.USA.RUS.sanction_finance");
  REQUIRE(usa.size() == 1);
  CHECK(usa[0].value == 0.35);
  CHECK(usa[0].start == 10);
  CHECK(usa[0].end == 32);
  CHECK(usa[0].ramp == 2);
  CHECK(usa[0].shock == 1);
  CHECK(edits_of(s, "dyad.CHN.RUS.sanction_finance").at(0).value == 0.2);
  CHECK(edits_of(s, "state.RUS.gdp").at(0).kind == EditKind::multiply);
  REQUIRE(s.setup.requests.size() == 1);
  CHECK(s.setup.requests[0].tick == 4);
  CHECK(s.setup.requests[0].years == 49);
  REQUIRE(s.setup.series.size() == 1);
  CHECK(s.setup.series[0].points ==
        std::vector<std::pair<int, double>>{{0, 112}, {8, 109}, {12, 52}});
}

TEST_CASE("what people may choose is listed") {
  const ScenarioInfo info = sample().info;
  CHECK(info.variants.front().id == "full");
  CHECK(info.variants.back().id == "cautious");
  CHECK(info.variants.size() == theories().size() + 1);
  REQUIRE(info.arms.size() == 2);
  CHECK(info.arms[1].label == "The harbour stays shut");
  REQUIRE(info.levers.size() == 1);
  CHECK(info.levers[0].standard == 0.35);
  CHECK(info.levers[0].targets.size() == 2);
  const auto rho = std::ranges::find(info.numbers, "parameters.rho", &GivenNumber::address);
  REQUIRE(rho != info.numbers.end());
  CHECK(rho->source == "a paper");
  CHECK(rho->low == 0.5);
  CHECK(rho->line == 13);
  CHECK(sample().setup.aliases.at(0).metric == "capital_share[FAR,CHN]");
}

TEST_CASE("overlays apply in order: file, variant, arm, set") {
  CHECK(value_of(sample({"cautious", "", {}}), "parameters.rho") == 3);
  CHECK(value_of(sample({"cautious", "", {"rho=4"}}), "parameters.rho") == 4);
  CHECK(value_of(sample({"cautious", "", {"rho=4", "parameters.rho = 5"}}), "parameters.rho") == 5);
  CHECK(value_of(sample({"", "no-harbour", {}}), "node.harbour.available") == 0);
  CHECK(value_of(sample({"", "no-harbour", {"node.harbour.available=1"}}),
                 "node.harbour.available") == 1);
  CHECK(sample({"", "no-harbour", {}}).setup.structure.projects[0].years ==
        std::vector<double>{49});
  CHECK(sample({"", "no-harbour", {"project.*.years=[5]"}}).setup.structure.projects[0].years ==
        std::vector<double>{5});
  CHECK(sample({"cautious", "", {}}).setup.rules.decision == "random");
  CHECK(sample({"cautious", "", {"scenario.decision=status-quo"}}).setup.rules.decision ==
        "status-quo");
}

TEST_CASE("the address with fewer wildcards wins") {
  const Scenario s = sample({"cautious", "", {}});
  CHECK(value_of(s, "state.RUS.w_H") == 4);
  CHECK(value_of(s, "state.CHN.w_H") == 2);
}

TEST_CASE("an overridden number is fixed unless a range comes with it") {
  CHECK(prior_of(sample(), "state.RUS.w_B").high == 2);
  CHECK(prior_of(sample({"hedging", "", {}}), "state.RUS.w_B").empty());
  CHECK(prior_of(sample({"", "", {"rho={value=1, low=0.9, high=1.1}"}}), "parameters.rho").high ==
        1.1);
}

TEST_CASE("levers, bare names and structural keys can be set") {
  const Scenario s = sample({"", "", {"penalty=0.25", "w_S=0.5", "scenario.ticks=8"}});
  CHECK(value_of(s, "dyad.USA.RUS.sanction_finance") == 0.25);
  CHECK(value_of(s, "dyad.USA.CHN.sanction_finance") == 0.25);
  CHECK(value_of(s, "dyad.CHN.RUS.sanction_finance") == 0);
  CHECK(value_of(s, "state.USA.w_S") == 0.5);
  CHECK(s.setup.calendar.ticks == 8);
  CHECK(value_of(sample({"", "", {"lever.penalty=0.5"}}), "dyad.USA.RUS.sanction_finance") == 0.5);
}

TEST_CASE("a disabled shock leaves nothing behind") {
  const Scenario s = sample({"", "calm", {}});
  CHECK(s.setup.shocks.size() == 1);
  CHECK(s.setup.edits.empty());
  CHECK(s.setup.requests.at(0).shock == 0);
}

TEST_CASE("every variant loads and changes what it says") {
  for (const VariantInfo& v : sample().info.variants) {
    INFO(v.id);
    const Scenario s = sample({v.id, "", {}});
    CHECK(s.info.variant == v.id);
    CHECK_FALSE(v.label.empty());
    CHECK_FALSE(v.source.empty());
    const bool same = s.setup.values == sample().setup.values &&
                      s.setup.rules.decision == sample().setup.rules.decision &&
                      s.setup.rules.bargaining == sample().setup.rules.bargaining;
    CHECK(same == (v.id == "full"));
    CHECK((s.info.digest == sample().info.digest) == (v.id == "full"));
  }
}

TEST_CASE("the digest follows texts and overlays") {
  const std::uint64_t base = sample().info.digest;
  CHECK(base == sample().info.digest);
  CHECK(base != sample({}, kSample + "\n").info.digest);
  CHECK(base != sample({"", "calm", {}}).info.digest);
  CHECK(sample({"", "", {"rho=2"}}).info.digest != sample({"", "", {"rho=3"}}).info.digest);
}
