// The value of waiting: equation 47 (Dixit & Pindyck 1994).
#include <cmath>

#include "model/waiting.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

double premium(double drift, double variance, double r = 0.08) {
  return waiting_premium(drift, variance, r)[0];
}

/// b1/(b1 - 1) - 1 as the book has it.
double by_the_book(double mu, double s2, double r) {
  const double a = mu / s2 - 0.5;
  const double b1 = -a + std::sqrt(a * a + 2 * r / s2);
  return b1 / (b1 - 1) - 1;
}

}  // namespace

TEST_CASE("The hurdle of waiting is Dixit and Pindyck's") {
  for (const double mu : {-0.05, 0.0, 0.02, 0.05}) {
    for (const double s2 : {0.01, 0.04, 0.25}) {
      for (const double r : {0.06, 0.12}) {
        CHECK(premium(mu, s2, r) == Approx(by_the_book(mu, s2, r)).epsilon(1e-9));
      }
    }
  }
  // Their figure: r = delta = 4%, sigma = 20% makes value exceed twice the cost: mu = 0, b1 = 2.
  CHECK(premium(0.0, 0.04, 0.04) == Approx(1.0).epsilon(1e-12));
}

TEST_CASE("The hurdle rises with variance and with drift, and stays finite") {
  for (const double mu : {-0.05, 0.0, 0.05}) {
    for (double s2 = 0.0; s2 < 0.5; s2 += 0.02) CHECK(premium(mu, s2 + 0.02) > premium(mu, s2));
  }
  for (double mu = -0.1; mu < 0.07; mu += 0.01) CHECK(premium(mu + 0.01, 0.04) > premium(mu, 0.04));
  CHECK(premium(5.0, 0.04) == Approx(by_the_book(0.9 * 0.08, 0.04, 0.08)));
  CHECK(std::isfinite(premium(1e6, 1e9)));
}

TEST_CASE("Without variance or growth there is nothing to wait for") {
  CHECK(premium(0.0, 0.0) == 0.0);
  CHECK(premium(-0.1, 0.0) == 0.0);
  CHECK(premium(-0.1, 1e-15) == 0.0);
  CHECK(premium(0.0, 1e-9) < 1e-3);
  CHECK(premium(0.04, 0.0) == Approx(1.0));  // mu/(r - mu)
  CHECK(premium(0.04, 1e-8) == Approx(1.0).epsilon(1e-4));
}

TEST_CASE("The option of waiting is off by default, and moves the investor's menus alone") {
  ReferenceCase on;
  *on.choice_par.real_option = 1.0;
  History without{ReferenceCase()}, with(on);
  for (History* h : {&without, &with}) h->model.prepare(*h->world, h->batch, 0, nullptr);
  int waiting = 0;
  for (const Docket& d : with.model.dockets()) {
    Menu a, b;
    without.model.build_menu(*without.world, d, a);
    with.model.build_menu(*with.world, d, b);
    if (!any(a.open)) continue;
    for (std::size_t o = 0; o < a.size(); ++o) {
      CHECK(a.term(o, Term::waiting)[0] == 0.0);
      const double cost = b.term(o, Term::waiting)[0];
      CHECK(cost <= 0.0);
      CHECK(b.utility(o)[0] == Approx(a.utility(o)[0] + cost).epsilon(1e-12));
      waiting += cost < 0;
    }
  }
  CHECK(waiting == 2);  // the two projects that may be proposed
}

TEST_CASE("What waiting costs is the premium on the finance still to be paid") {
  ReferenceCase c;
  *c.choice_par.real_option = 0.5;
  c.waiting.value_variance[c.berth] = 0.04;
  c.project.potential[c.berth] = 20.0;
  const Prospect x = survey(c, c.berth);
  const Terms t = {25.0, 0.5, 1.0, 0.5};
  Menu menu;
  menu.reset(2);
  weigh_waiting(c, c.berth, x, t, 0.25, menu, 1);
  const Real cost = x.r * x.cost * 0.5 * delay_factors(x, 0.5, 1.0, 1.0).root;
  CHECK(menu.term(1, Term::waiting)[0] ==
        Approx(-0.5 * premium(0, 0.04, (*c.par.r)[0]) * cost[0] * 0.25));
  CHECK(menu.term(0, Term::waiting)[0] == 0.0);
}

TEST_CASE("Investors learn drift and variance of what a project is worth") {
  ReferenceCase c;
  *c.choice_par.real_option = 1.0;
  *c.choice_par.value_memory = 2.0;
  History h(c);
  World& w = *h.world;
  CHECK(w.waiting.value_variance[c.mine][0] == 0.04);
  const Context context{h.model.setup(), CorridorIndex(w.structure), 0.25};
  // The value before cost is in proportion to the use: 4% a year, steadily.
  double use = 20.0;
  for (int k = 0; k < 200; ++k, use *= std::exp(0.01)) {
    w.project.potential[c.mine] = use;
    observe_values(context, w);
  }
  CHECK(w.waiting.value_drift[c.mine][0] == Approx(0.04).epsilon(0.01));
  CHECK(w.waiting.value_variance[c.mine][0] < 1e-3);
  // A project that is worth nothing teaches nothing, and spoils nothing.
  const double drift = w.waiting.value_drift[c.mine][0];
  w.project.potential[c.mine] = 0.0;
  observe_values(context, w);
  w.project.potential[c.mine] = 50.0;
  observe_values(context, w);
  CHECK(w.waiting.value_drift[c.mine][0] == drift);
  CHECK(is_finite(w.waiting.value_variance[c.mine])[0]);
}
