// Decision rules other than the logit and the nulls, against theory: equations 21, 45 and 48.
#include <cmath>

#include "model/rules.h"
#include "tests/catch.h"
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
