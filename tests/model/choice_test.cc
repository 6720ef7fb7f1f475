// Decision rules against their closed forms: equation 21.
#include <array>
#include <cmath>

#include "model/rules.h"
#include "tests/catch.h"

using namespace tumen;

namespace {

/// Four options worth 0.3, -0.2, 0.9 and 0.1 bn USD/yr; the third is not available.
Menu some_menu() {
  Menu menu;
  menu.reset(4, 1);
  menu.term(0, Term::economic) = 0.5;
  menu.term(0, Term::hedging) = -0.2;
  menu.term(1, Term::economic) = -0.2;
  menu.term(2, Term::status) = 0.9;
  menu.term(3, Term::trust) = 0.1;
  menu.available[2] = Mask(false);
  menu.stake = 0.25;
  menu.precision = 2.0;
  return menu;
}

Choice choose(DecisionRule rule, const Menu& menu, double draw) {
  Choice choice;
  rule(menu, draw, choice);
  return choice;
}

}  // namespace

TEST_CASE("The utility of an option is the sum of its terms") {
  Menu menu = some_menu();
  CHECK(menu.utility(0)[0] == Approx(0.3).epsilon(1e-15));
  CHECK(menu.utility(3)[0] == 0.1);
  CHECK(menu.terms().size() == 4 * kTerms);
  CHECK(term_names().size() == kTerms);
}

TEST_CASE("Logit shares are the softmax of precision times utility over stake") {
  const Choice choice = choose(logit_choice, some_menu(), 0.5);
  const double a = std::exp(8 * 0.3), b = std::exp(8 * -0.2), d = std::exp(8 * 0.1);
  CHECK(choice.probability[0][0] == Approx(a / (a + b + d)).epsilon(1e-14));
  CHECK(choice.probability[1][0] == Approx(b / (a + b + d)).epsilon(1e-14));
  CHECK(choice.probability[2][0] == 0.0);
  CHECK(choice.probability[3][0] == Approx(d / (a + b + d)).epsilon(1e-14));
}

TEST_CASE("A logit draw falls on the option whose share of the unit interval it is in") {
  const Menu menu = some_menu();
  const Choice shares = choose(logit_choice, menu, 0.0);
  double below = 0;
  for (const std::size_t option : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
    const double share = shares.probability[option][0];
    const double position = static_cast<double>(option);
    CHECK(choose(logit_choice, menu, below + 1e-9 * share).option[0] == position);
    CHECK(choose(logit_choice, menu, below + (1 - 1e-9) * share).option[0] == position);
    below += share;
  }
  CHECK(choose(logit_choice, menu, 0x1.fffffffffffffp-1).option[0] == 3.0);
}

TEST_CASE("A logit draw of zero passes over an unavailable first option") {
  Menu menu = some_menu();
  menu.available[0] = Mask(false);
  CHECK(choose(logit_choice, menu, 0.0).option[0] == 1.0);
}

TEST_CASE("Without precision every available option is equally likely") {
  Menu menu = some_menu();
  menu.precision = 0.0;
  const Choice choice = choose(logit_choice, menu, 0.5);
  CHECK(choice.probability[0][0] == Approx(1.0 / 3));
  CHECK(choice.probability[2][0] == 0.0);
}

TEST_CASE("With great precision the best available option is certain, however large the numbers") {
  Menu menu = some_menu();
  menu.precision = 1e6;
  menu.term(0, Term::economic) = 1e6;
  const Choice choice = choose(logit_choice, menu, 0.999);
  CHECK(choice.option[0] == 0.0);
  CHECK(choice.probability[0][0] == 1.0);
}

TEST_CASE("Scaling utilities and stake together changes no logit share") {
  Menu menu = some_menu();
  const Choice before = choose(logit_choice, menu, 0.5);
  for (std::size_t o = 0; o < 4; ++o) {
    for (std::size_t t = 0; t < kTerms; ++t) menu.term(o, static_cast<Term>(t)) *= 1024.0;
  }
  menu.stake *= 1024.0;
  const Choice after = choose(logit_choice, menu, 0.5);
  for (std::size_t o = 0; o < 4; ++o) CHECK(after.probability[o][0] == before.probability[o][0]);
}

TEST_CASE("The random rule draws uniformly over the whole menu; what is not available is hold") {
  const Menu menu = some_menu();
  const std::array<double, 4> expected = {0, 1, 1, 3};  // hold is option 1
  for (std::size_t o = 0; o < 4; ++o) {
    const double draw = (static_cast<double>(o) + 0.5) / 4;
    CHECK(choose(random_choice, menu, draw).option[0] == expected[o]);
  }
  const Choice choice = choose(random_choice, menu, 0.0);
  CHECK(choice.probability[0][0] == 0.25);
  CHECK(choice.probability[1][0] == 0.5);
  CHECK(choice.probability[2][0] == 0.0);
}

TEST_CASE("The random rule does not read utilities, stake or precision") {
  Menu menu = some_menu();
  menu.term(0, Term::economic) = 1e9;
  menu.stake = 1e-9;
  menu.precision = 1e6;
  for (double draw = 0.05; draw < 1; draw += 0.1) {
    CHECK(choose(random_choice, menu, draw).option[0] ==
          choose(random_choice, some_menu(), draw).option[0]);
  }
}

TEST_CASE("The status-quo rule always holds") {
  const Choice choice = choose(status_quo_choice, some_menu(), 0.9);
  CHECK(choice.option[0] == 1.0);
  CHECK(choice.probability[1][0] == 1.0);
  CHECK(choice.probability[0][0] == 0.0);
}

TEST_CASE("Every rule can be found by its name, and no other name finds one") {
  for (const DecisionRuleInfo& info : decision_rules()) {
    CHECK(find_decision_rule(info.id)->rule == info.rule);
  }
  CHECK(find_decision_rule("oracle") == nullptr);
}

TEST_CASE("Each lane chooses by its own menu and draw") {
  Menu menu = some_menu();
  Real draw;
  for (int lane = 0; lane < kLanes; ++lane) {
    menu.term(0, Term::economic).set(lane, 0.1 * lane);
    draw.set(lane, lane / static_cast<double>(kLanes));
  }
  Choice together;
  logit_choice(menu, draw, together);
  for (int lane = 0; lane < kLanes; ++lane) {
    Menu alone = some_menu();
    alone.term(0, Term::economic) = 0.1 * lane;
    const Choice single = choose(logit_choice, alone, lane / static_cast<double>(kLanes));
    CHECK(together.option[lane] == single.option[0]);
    CHECK(together.probability[0][lane] == single.probability[0][0]);
  }
}
