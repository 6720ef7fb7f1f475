// Decision rules other than the logit and the nulls, against theory: equations 21, 45 and 48; and
// what holds for every rule there is.
#include <cmath>
#include <set>
#include <string>

#include "core/hash.h"
#include "model/experience.h"
#include "model/foresight.h"
#include "tests/catch.h"
#include "tests/support/count_allocations.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

/// Four options worth these, all available; hold is the second.
Menu menu_of(std::array<double, 4> worth) {
  Menu menu;
  menu.reset(4, 1);
  for (std::size_t o = 0; o < 4; ++o) menu.term(o, Term::economic) = worth[o];
  menu.stake = 0.25;
  menu.precision = 2.0;
  return menu;
}

Choice choose(DecisionRule rule, const Menu& menu, double draw) {
  Choice choice;
  rule(menu, draw, choice);
  return choice;
}

/// The case with sanctions to choose, a project under construction and a lease requested.
ReferenceCase busy(std::string_view rule) {
  ReferenceCase c;
  *c.par.endogenous_sanctions = 1.0;
  c.rules.decision = rule;
  if (rule == "random") c.rules.bargaining = "random";
  c.project.stage[c.berth] = stage(Stage::building);
  c.project.finance[c.berth] = 0.5;
  c.project.years[c.berth] = 25.0;
  c.project.funded[c.berth] = 1.0;
  c.project.effort[c.berth] = 1.0;
  c.requests = {{c.mine, 2, 25, 0.49, 0, 0.5, 0}};
  return c;
}

/// Checks every decision of a history, and notes which kinds there were.
struct Checks : Observer {
  std::string_view rule;
  std::set<std::string> kinds;

  void decision(const DecisionRecord& d) override {
    kinds.insert(std::string(d.docket));
    const std::size_t options = d.available.size();
    for (int lane = 0; lane < kLanes; ++lane) {
      if (!d.open[lane]) continue;
      double sum = 0;
      for (std::size_t o = 0; o < options; ++o) sum += d.probability[o][lane];
      CHECK(sum == Approx(1.0));
      const auto chosen = static_cast<std::size_t>(d.chosen[lane]);
      REQUIRE(chosen < options);
      CHECK(d.probability[chosen][lane] > 0);
      if (rule == "random") check_uniform(d, lane);
    }
  }

  /// Every option has the same chance, but for those that fall to hold.
  static void check_uniform(const DecisionRecord& d, int lane) {
    const double share = 1.0 / static_cast<double>(d.available.size());
    int other = 0;
    for (std::size_t o = 0; o < d.available.size(); ++o) {
      const double p = d.probability[o][lane];
      if (!d.available[o][lane] && std::abs(p) < 1e-12) continue;
      other += std::abs(p - share) > 1e-12;
    }
    CHECK(other <= 1);
  }
};

}  // namespace

TEST_CASE("Best response takes the best available option, whatever the draw") {
  Menu menu = menu_of({0.1, 0.2, 0.9, 0.3});
  CHECK(choose(best_response_choice, menu, 0.0).option[0] == 2.0);
  menu.available[2] = Mask(false);
  for (double draw = 0.05; draw < 1; draw += 0.1) {
    const Choice choice = choose(best_response_choice, menu, draw);
    CHECK(choice.option[0] == 3.0);
    CHECK(choice.probability[3][0] == 1.0);
    CHECK(choice.probability[2][0] == 0.0);
  }
}

TEST_CASE("Under best response a tie goes to hold, then to the first") {
  CHECK(choose(best_response_choice, menu_of({0.5, 0.5, 0.1, 0.5}), 0.9).option[0] == 1.0);
  CHECK(choose(best_response_choice, menu_of({0.1, 0.2, 0.5, 0.5}), 0.9).option[0] == 2.0);
  Menu closed = menu_of({0.5, 0.5, 0.5, 0.5});
  closed.available[1] = Mask(false);
  CHECK(choose(best_response_choice, closed, 0.9).option[0] == 0.0);
}

TEST_CASE("Best response is the limit of the logit as precision grows") {
  for (int k = 0; k < 50; ++k) {
    const auto wave = [k](double o) { return std::sin(1.7 * k + 2.3 * o); };
    Menu menu = menu_of({wave(0), wave(1), wave(2), wave(3)});
    menu.precision = 1e6;
    const double draw = 0.02 * k;
    CHECK(choose(best_response_choice, menu, draw).option[0] ==
          choose(logit_choice, menu, draw).option[0]);
  }
}

TEST_CASE("Levels 0 and 1 of reasoning are holding and the logit answer") {
  CHECK(find_decision_rule("level-0")->rule == find_decision_rule("status-quo")->rule);
  CHECK(find_decision_rule("level-1")->rule == find_decision_rule("logit")->rule);
}

TEST_CASE("Every rule takes an available option at every decision point; the null a random one") {
  for (const DecisionRuleInfo& info : decision_rules()) {
    INFO(info.id);
    Checks checks;
    checks.rule = info.id;
    History h(busy(info.id));
    h.step(9, &checks);
    CHECK(checks.kinds.size() >= 7);
  }
}

TEST_CASE("The random null reads no utility of any docket") {
  // Whatever kinds there are: a docket's menu under the null is drawn by its number of options.
  const ReferenceCase c = busy("random");
  History h(c);
  h.step(4);
  h.model.prepare(*h.world, h.batch, 4, nullptr);
  for (const Docket& d : h.model.dockets()) {
    INFO(h.model.kind(d).id);
    Menu menu;
    h.model.build_menu(*h.world, d, menu);
    if (!any(menu.open)) continue;
    Menu other = menu;
    for (std::size_t o = 0; o < menu.size(); ++o)
      other.term(o, Term::economic) += 7.0 * static_cast<double>(o);
    other.precision = 1e6;
    Choice a, b;
    random_choice(menu, 0.4, a);
    random_choice(other, 0.4, b);
    for (int lane = 0; lane < kLanes; ++lane) CHECK(a.option[lane] == b.option[lane]);
  }
}

TEST_CASE("Under no rule does a tick allocate") {
  for (const DecisionRuleInfo& info : decision_rules()) {
    INFO(info.id);
    History h(busy(info.id));
    h.step(2);
    CHECK(allocations_during([&] { h.step(2); }) == 0);
  }
}

TEST_CASE("Under no rule does a history depend on its lane or its batch-mates") {
  for (const DecisionRuleInfo& info : decision_rules()) {
    INFO(info.id);
    History all(busy(info.id));
    all.step(5);
    for (const int lane : {0, kLanes - 1}) {
      History alone(busy(info.id));
      alone.batch = make_batch(1, static_cast<std::uint64_t>(lane), 1);
      alone.model.start(*alone.world, alone.batch);
      alone.step(5);
      CHECK(same_bits(*all.world, lane, *alone.world, 0));
    }
  }
}

TEST_CASE("Depth of reasoning is Poisson, given that it is at most 2, and one per state and run") {
  ReferenceCase c;
  std::array<double, 3> count{};
  constexpr int kBatches = 2500;
  for (int n = 0; n < kBatches; ++n) {
    const Batch batch = make_batch(3, static_cast<std::uint64_t>(n * kLanes), kLanes);
    const Real depth = depth_of_reasoning(c, c.host, batch);
    for (int lane = 0; lane < kLanes; ++lane) ++count[static_cast<std::size_t>(depth[lane])];
  }
  const double m = 1.5, total = 1 + m + m * m / 2, runs = kBatches * kLanes;
  const std::array<double, 3> expected = {1 / total, m / total, m * m / 2 / total};
  for (std::size_t k = 0; k < 3; ++k) {
    const double error = std::sqrt(expected[k] * (1 - expected[k]) / runs);
    CHECK(std::abs(count[k] / runs - expected[k]) < 4 * error);
  }
  const Batch batch = make_batch(3, 0, kLanes);
  c.mind.depth_mean[c.host] = 0.0;
  CHECK(all(depth_of_reasoning(c, c.host, batch) == 0.0));
  c.mind.depth_mean[c.host] = 3.0;
  CHECK(all(depth_of_reasoning(c, c.host, batch) <= 2.0));
}

TEST_CASE("A payoff moves the propensity of what was done, in the lanes where it comes in") {
  const SmallStructure home;
  World w(home, 0, 2 * kMaxOptions);
  Menu menu = menu_of({0.1, 0.4, 0.2, 0.3});
  recall(w, 1, menu);
  for (std::size_t o = 0; o < 4; ++o) CHECK(menu.utility(o)[0] == 0.4);  // nothing tried yet
  Choice choice;
  choice.option = 3.0;
  remember(w, 1, menu, choice);
  menu = menu_of({0, 1.4, 0, 0});
  menu.open.set(0, false);
  recall(w, 1, menu);
  if (kLanes > 1) CHECK(menu.utility(3)[kLanes - 1] == Approx(0.4 + 0.1 * (1.4 - 0.4)));
  CHECK(menu.utility(3)[0] == 0.4);
  CHECK(menu.utility(2)[kLanes - 1] == 0.4);
  CHECK(w.memory.propensity[MemoryId(3)][0] == 0.0);  // another docket's
}

TEST_CASE("Reinforcement comes to prefer what pays in a world that stays as it is") {
  const SmallStructure home;
  World w(home, 0, kMaxOptions);
  const Batch batch = make_batch(5, 0, kLanes);
  Real before = 0.0, late = 0.0;  // option of the last occasion, share of late choices
  for (std::uint32_t t = 0; t < 1500; ++t) {
    // Holding is worth 1 after option 2, nothing after the others.
    Menu menu = menu_of({0, 0, 0, 0});
    menu.term(1, Term::economic) = indicator(before == 2.0);
    menu.precision = 1.0;
    recall(w, 0, menu);
    Choice choice;
    logit_choice(menu, uniform(batch.keys, 9, t, 0), choice);
    remember(w, 0, menu, choice);
    before = choice.option;
    if (t >= 1000) late += indicator(choice.option == 2.0) / 500.0;
  }
  const double limit = std::exp(4.0) / (std::exp(4.0) + 3);  // propensities 1 and 0, stake 1/4
  CHECK(mean(late) == Approx(limit).margin(0.03));
  CHECK(mean(w.memory.propensity[MemoryId(2)]) == Approx(1.0).margin(0.01));
}
