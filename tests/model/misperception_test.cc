// Misperception: equation 41. What is misread is right on average and lasts a while.
#include "model/misperception.h"

#include <cmath>

#include "model/perception.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

struct Misled : ReferenceCase {
  Setup kept = setup();
  CorridorIndex corridors{structure};
  Context context{kept, corridors, 0.25};
  Batch batch = make_batch(7, 0, kLanes);
  DyadId view = structure.dyad(host, partner), back = structure.dyad(partner, host);

  explicit Misled(double spread) {
    *society.misperception = spread;
    for (StateId i : structure.every_state()) {
      for (StateId j : structure.every_state()) dyad.trust[structure.dyad(i, j)] = 0.5;
    }
  }
  void pass(int tick) { misread_signals(context, *this, batch, tick); }
};

/// Sample moments of a pair's misreadings over lanes and ticks, every `stride`-th tick.
struct Moments {
  double mean = 0, variance = 0, next = 0;  // next: covariance with the following tick
};
Moments moments(double memory, double years, int ticks) {
  Misled c(1.0);
  *c.society.noise_memory = memory;
  c.context.years = years;
  double n = 0, sum = 0, squares = 0, products = 0;
  Real last = 0.0;
  for (int tick = 0; tick < ticks; ++tick) {
    c.pass(tick);
    for (const DyadId ij : {c.view, c.back}) {
      const Real x = c.dealing.misreading[ij];
      for (int lane = 0; lane < kLanes; ++lane) {
        n += 1;
        sum += x[lane];
        squares += x[lane] * x[lane];
        if (ij == c.view && tick > 0) products += x[lane] * last[lane];
      }
      if (ij == c.view) last = x;
    }
  }
  const double mean = sum / n;
  return {mean, squares / n - mean * mean, products / (n / 2)};
}

}  // namespace

TEST_CASE("Without memory the noise is logistic with mean 0 and variance 1") {
  const Moments m = moments(0.0, 0.25, 4000);
  // 64000 draws; the fourth moment of a logistic is 4.2 squared variances.
  const double n = 64000;
  CHECK(std::abs(m.mean) < 4 / std::sqrt(n));
  CHECK(std::abs(m.variance - 1) < 4 * std::sqrt(3.2 / n));
  CHECK(std::abs(m.next) < 4 / std::sqrt(n / 2));
}

TEST_CASE("Memory correlates neighbouring quarters and leaves the variance alone") {
  const Moments m = moments(0.9, 0.25, 8000);
  CHECK(m.variance == Approx(1.0).margin(0.15));
  CHECK(m.next / m.variance == Approx(0.9).margin(0.02));
  // Over a year the memory of a quarter counts four times.
  const Moments yearly = moments(0.9, 1.0, 8000);
  CHECK(yearly.variance == Approx(1.0).margin(0.1));
  CHECK(yearly.next / yearly.variance == Approx(std::pow(0.9, 4)).margin(0.03));
}

TEST_CASE("The noise is in full from its first tick") {
  double squares = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Misled c(1.0);
    c.batch = make_batch(seed, 0, kLanes);
    c.pass(0);
    for (int lane = 0; lane < kLanes; ++lane)
      squares += c.dealing.misreading[c.view][lane] * c.dealing.misreading[c.view][lane];
  }
  CHECK(squares / (500 * kLanes) == Approx(1.0).margin(0.12));
}

TEST_CASE("A misreading moves the belief by its size in logits") {
  Misled c(0.5);
  measure_alignment(c);
  update_intent(c.context, c, true);
  const auto logit = [](double x) { return std::log(x / (1 - x)); };
  const double right = logit(c.dyad.intent[c.view][0]);
  c.dealing.misreading[c.view] = 1.2;
  update_intent(c.context, c, true);
  CHECK(logit(c.dyad.intent[c.view][0]) - right == Approx(0.5 * 1.2).epsilon(1e-9));
}

TEST_CASE("Nothing is drawn where nothing is misread, lane by lane") {
  Misled c(0.0);
  c.society.misperception.operator*().set(1, 0.7);
  c.pass(0);
  CHECK(c.dealing.misreading[c.view][0] == 0.0);
  if (kLanes > 1) CHECK(c.dealing.misreading[c.view][1] != 0.0);
}

TEST_CASE("Misreadings of different pairs and directions are their own") {
  Misled c(1.0);
  c.pass(0);
  CHECK(c.dealing.misreading[c.view][0] != c.dealing.misreading[c.back][0]);
  CHECK(c.dealing.misreading[c.view][0] !=
        c.dealing.misreading[c.structure.dyad(c.host, c.third)][0]);
}

TEST_CASE("Misperception spreads histories that are otherwise alike") {
  ReferenceCase c;
  c.rules.decision = "status-quo";
  const DyadId view = c.structure.dyad(c.host, c.partner);
  History clear(c);
  *c.society.misperception = 0.5;
  History misled(c);
  clear.step(8);
  misled.step(8);
  CHECK(clear.world->dyad.intent[view][0] == clear.world->dyad.intent[view][kLanes - 1]);
  CHECK(misled.world->dyad.intent[view][0] != clear.world->dyad.intent[view][0]);
}
