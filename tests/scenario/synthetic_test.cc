#include "scenario/synthetic.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "catch.h"
#include "core/hash.h"
#include "sample.h"
#include "scenario/field_table.h"
#include "scenario/first_scenario.h"
#include "scenario/great_circle.h"
#include "scenario/limits.h"
#include "scenario/synthetic_plan.h"
#include "scenario/text_guard.h"
#include "scenario/toml_document.h"

using namespace tumen;
using namespace tumen::test;

namespace {

SyntheticWorld world(int states, int projects, std::uint64_t seed = 1) {
  return {states, projects, 8, seed};
}

Scenario loaded(const std::string& text) {
  Result<Scenario> result = load(text);
  CHECK(errors_of(result) == std::vector<std::string>{});
  REQUIRE(result);
  return std::move(result.value());
}

/// The quantity that an address of a file names.
const Quantity& quantity_of(const std::string& address) {
  const std::vector<std::string> parts = split_address(address);
  const std::string section = parts.front() == "pair" ? "dyad" : parts.front();
  const auto set =
      static_cast<std::size_t>(std::ranges::find(kIndexSetNames, section) - kIndexSetNames.begin());
  const int entry = field_table().find(set, parts.back());
  REQUIRE(entry >= 0);
  return field_table().entries()[static_cast<std::size_t>(entry)].quantity;
}

bool passes(const Route& route, NodeId node) {
  return std::ranges::find(route.nodes, node) != route.nodes.end();
}

}  // namespace

TEST_CASE("synthetic worlds of all sizes load, with as many states and projects as asked") {
  struct Case {
    int states, projects;
    std::uint64_t seed;
  };
  for (const Case& c :
       {Case{2, 0, 1}, Case{2, 1, 2}, Case{3, 5, 3}, Case{6, 1, 1}, Case{6, 6, 4}, Case{9, 3, 5},
        Case{17, 500, 6}, Case{50, 12, 18446744073709551615U}, Case{120, 30, 0}}) {
    INFO(c.states << " states, " << c.projects << " projects, seed " << c.seed);
    const Scenario scenario = loaded(synthetic_scenario(world(c.states, c.projects, c.seed)));
    const Structure& s = scenario.setup.structure;
    CHECK(s.states.size() == static_cast<std::size_t>(c.states));
    CHECK(s.projects.size() == static_cast<std::size_t>(c.projects));
    CHECK(scenario.setup.calendar.ticks == 8);
    // Somebody has somebody to deal with.
    CHECK(std::ranges::count_if(s.states, &State::active) >= 2);
  }
}

TEST_CASE("a synthetic project has deciding parties, a port on a way of cargo, and a way around") {
  const Scenario scenario = loaded(synthetic_scenario(world(40, 60)));
  const Structure& s = scenario.setup.structure;
  for (const Project& p : s.projects) {
    INFO(p.id);
    CHECK(s[p.host].active);
    CHECK(s[p.partner].active);
    CHECK(s[p.region].owner == p.host);
    CHECK(s[p.facing].owner == p.partner);
    CHECK(s[p.node].kind == NodeKind::port);
    CHECK(s[p.node].owner == p.host);
    CHECK(std::ranges::any_of(s.routes, [&](const Route& r) {
      return s[r.cargo].shipper == p.partner && passes(r, p.node);
    }));
  }
  for (CargoId c : s.every_cargo()) {
    const auto routes =
        std::ranges::count_if(s.routes, [&](const Route& r) { return r.cargo == c; });
    CHECK(routes >= 2);
    CHECK(routes <= 6);
  }
}

TEST_CASE("the largest synthetic world fits into a scenario") {
  const std::string text =
      synthetic_scenario(world(static_cast<int>(kMostStates), kMostSyntheticProjects));
  CHECK(text.size() < kLargestText);
  Report report;
  report.add_file("");
  const std::optional<Value> tree = parse_toml(text, 0, report);
  REQUIRE(tree);
  CHECK(tree->get("state")->members.size() == kMostStates);
  for (const char* section : {"region", "node", "link", "cargo", "project"}) {
    INFO(section);
    CHECK(tree->get(section)->members.size() <= kMostEntities);
  }
  // As few projects as may be crowd the links most: one of each power and neighbour.
  for (const int states : {400, 1000}) {
    for (const int projects : {50, 51, 251, 499}) {
      std::size_t links = 0;
      const SyntheticWorld w = world(states, projects);
      for (const Basin& b : plan_world(w, SyntheticLuck(1)).basins) links += 4 + 2 * b.hosts.size();
      CHECK(links <= kMostEntities);
    }
  }
}

TEST_CASE("a synthetic world is the same text again, and on every machine") {
  const std::string text = synthetic_scenario(world(50, 12));
  CHECK(text == synthetic_scenario(world(50, 12)));
  CHECK(text != synthetic_scenario(world(50, 12, 2)));
  CHECK(hash_text(text) == 0x3eed99814343579aU);
}

TEST_CASE("a larger synthetic world has the same first states") {
  const Scenario small = loaded(synthetic_scenario(world(10, 0)));
  const Scenario large = loaded(synthetic_scenario(world(90, 0)));
  for (const GivenNumber& n : small.info.numbers) {
    if (!n.address.starts_with("state.S0") || !n.address.ends_with(".gdp")) continue;
    const auto same = std::ranges::find(large.info.numbers, n.address, &GivenNumber::address);
    REQUIRE(same != large.info.numbers.end());
    CHECK(same->value == n.value);
  }
}

TEST_CASE("synthetic numbers are round and plausible") {
  const Scenario scenario = loaded(synthetic_scenario(world(60, 40)));
  std::size_t from_ranges = 0;
  double least = 1e9, most = 0;
  for (const GivenNumber& n : scenario.info.numbers) {
    INFO(n.address << " = " << n.value);
    const Quantity& q = quantity_of(n.address);
    if (q.name == "gdp") {
      least = std::min(least, n.value);
      most = std::max(most, n.value);
    }
    const bool idle = q.name == "s0_capital" && n.value == 0;
    if (has_prior(q) && !idle) {
      ++from_ranges;
      CHECK(q.prior.contains(n.value));
    }
    // Two digits, unless it is the end of a range.
    CHECK((round_figure(n.value) == n.value || n.value == q.prior.low || n.value == q.prior.high ||
           q.name == "gdp"));
  }
  CHECK(from_ranges > 500);
  // Products are spread over orders of magnitude.
  CHECK(least >= 10);
  CHECK(least < 30);
  CHECK(most <= 10000);
  CHECK(most > 3000);
}

TEST_CASE("round figures have two digits") {
  CHECK(round_figure(0) == 0);
  CHECK(round_figure(1234.5) == 1200);
  CHECK(round_figure(0.0456) == 0.046);
  CHECK(round_figure(-0.0996) == -0.1);
  CHECK(round_figure(99.6) == 100);
}

TEST_CASE("neighbours of a synthetic world are as far apart in a small one as in a large one") {
  const auto mean_nearest = [](int states) {
    const SyntheticPlan plan = plan_world(world(states, 0), SyntheticLuck(7));
    double sum = 0;
    for (std::size_t i = 0; i < plan.distance.size(); ++i) {
      double nearest = 1e9;
      for (std::size_t j = 0; j < plan.distance.size(); ++j) {
        CHECK(plan.distance[i][j] == plan.distance[j][i]);
        if (i != j) nearest = std::min(nearest, plan.distance[i][j]);
      }
      sum += nearest;
    }
    return sum / states;
  };
  // Half the spacing of a grid: what points strewn at random have.
  CHECK(mean_nearest(30) > 250);
  CHECK(mean_nearest(30) < 900);
  CHECK(mean_nearest(200) > 250);
  CHECK(mean_nearest(200) < 900);
}

TEST_CASE("the scenario to start from loads under its new name, with everything it shows") {
  const Scenario scenario = loaded(first_scenario("my-world-2"));
  CHECK(scenario.info.id == "my-world-2");
  CHECK(scenario.setup.structure.projects.size() == 1);
  CHECK(scenario.setup.structure.routes.size() == 2);
  CHECK(scenario.setup.shocks.size() == 1);
  CHECK(scenario.info.arms.size() == 1);
  CHECK(scenario.info.levers.size() == 1);
}
