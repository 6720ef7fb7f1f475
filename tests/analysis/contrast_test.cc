#include "analysis/claims/contrast.h"

#include <cmath>
#include <limits>
#include <vector>

#include "core/hash.h"
#include "tests/catch.h"

using namespace tumen;

namespace {

using Series = std::vector<double>;

Finding test(const Hypothesis& h, const std::vector<Series>& arms, bool truth = false) {
  const std::vector<std::span<const double>> spans(arms.begin(), arms.end());
  return test_hypothesis(h, spans, truth);
}

Hypothesis hypothesis(Contrast contrast, Expected sign, double sesoi) {
  Hypothesis h;
  h.contrast = contrast;
  h.sign = sign;
  h.sesoi = sesoi;
  return h;
}

/// n zeros and ones, `ones` of them 1, spread out.
Series truths(std::size_t n, std::size_t ones) {
  Series out(n, 0.0);
  for (std::size_t k = 0; k < ones; ++k) out[(k * 7919) % n] = 1;
  return out;
}

/// About normal numbers around `mean`, a pure function of the arguments.
Series noise(std::size_t n, std::uint64_t seed, double mean = 0) {
  Series out;
  for (std::size_t k = 0; k < n; ++k) {
    double sum = 0;
    for (std::uint64_t j = 0; j < 12; ++j) {
      const std::uint64_t word = combine(combine(seed, k), j);
      sum += static_cast<double>(word >> 11U) * 0x1p-53;
    }
    out.push_back(mean + sum - 6);
  }
  return out;
}

// What R 4.2 makes of these: t.test(x, y, paired = TRUE), cor.test(x, y).
const Series kX = {0.9, 1.4, 0.3, 2.2, 1.1, 0.7, 1.8, 0.2, 1.5, 1.0};
const Series kY = {0.7, 0.9, 0.4, 1.3, 1.2, 0.1, 1.1, 0.3, 0.8, 0.9};

}  // namespace

TEST_CASE("a difference is Student's paired test") {
  const Finding f = test(hypothesis(Contrast::difference, Expected::up, 0.3), {kX, kY});
  CHECK(f.estimate.n == 10);
  CHECK(f.estimate.effect == Approx(0.34).epsilon(1e-12));
  CHECK(f.estimate.lo == Approx(0.0656243844115279).epsilon(1e-10));
  CHECK(f.estimate.hi == Approx(0.6143756155884721).epsilon(1e-10));
  CHECK(f.p_support == Approx(0.0206041862827560).epsilon(1e-10));
  CHECK(f.p_refute > 0.05);
  // An effect below the smallest of interest is no support, however sure.
  CHECK(test(hypothesis(Contrast::difference, Expected::up, 0.35), {kX, kY}).p_support == 1);
}

TEST_CASE("equivalence is two one-sided tests, at the interval's level") {
  // R: 2 * max(pt((m + S) / se, 9, lower = FALSE), pt((m - S) / se, 9)) with S = 0.8
  const Finding f = test(hypothesis(Contrast::difference, Expected::same, 0.8), {kX, kY});
  CHECK(f.p_support == Approx(4.26568977605287e-03).epsilon(1e-10));
  // The same evidence refutes a direction.
  CHECK(test(hypothesis(Contrast::difference, Expected::up, 0.8), {kX, kY}).p_refute ==
        Approx(4.26568977605287e-03).epsilon(1e-10));
  // Below 0.05 exactly where the interval is inside.
  for (const double sesoi : {0.5, 0.6, 0.614, 0.615, 0.7}) {
    const Finding g = test(hypothesis(Contrast::difference, Expected::same, sesoi), {kX, kY});
    CHECK((g.p_support < 0.05) == (g.estimate.hi < sesoi && g.estimate.lo > -sesoi));
  }
}

TEST_CASE("turning the expected sign turns support into refutation") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const double shift = 0.2 * static_cast<double>(seed % 5) - 0.4;
    const std::vector<Series> arms = {noise(64, seed, shift), noise(64, seed + 1000)};
    for (const Contrast contrast : {Contrast::difference, Contrast::ordered}) {
      const Finding up = test(hypothesis(contrast, Expected::up, 0.1), arms);
      const Finding down = test(hypothesis(contrast, Expected::down, 0.1), arms);
      if (up.p_support < 0.05) CHECK(down.p_refute < 0.05);
      if (down.p_support < 0.05) CHECK(up.p_refute < 0.05);
      CHECK_FALSE((up.p_support < 0.05 && down.p_support < 0.05));
      CHECK_FALSE((up.p_support < 0.05 && up.p_refute < 0.05));
    }
  }
}

TEST_CASE("mirrored outcomes have mirrored findings") {
  Series x = kX, y = kY;
  for (double& v : x) v = -v;
  for (double& v : y) v = -v;
  const Finding f = test(hypothesis(Contrast::difference, Expected::up, 0.3), {kX, kY});
  const Finding g = test(hypothesis(Contrast::difference, Expected::down, 0.3), {x, y});
  CHECK(f.p_support == Approx(g.p_support).epsilon(1e-12));
  CHECK(f.estimate.lo == Approx(-g.estimate.hi).epsilon(1e-12));
}

TEST_CASE("where nothing differs, nothing is supported but sameness") {
  for (const Contrast contrast : {Contrast::difference, Contrast::ordered}) {
    CHECK(test(hypothesis(contrast, Expected::up, 0.1), {kX, kX}).p_refute == 0);
    CHECK(test(hypothesis(contrast, Expected::up, 0.1), {kX, kX}).p_support == 1);
    CHECK(test(hypothesis(contrast, Expected::same, 0.1), {kX, kX}).p_support == 0);
    CHECK(test(hypothesis(contrast, Expected::not_up, 0.1), {kX, kX}).p_support == 0);
  }
  // A change that is the same in every run is certain.
  Series shifted = kX;
  for (double& v : shifted) v += 1;
  CHECK(test(hypothesis(Contrast::difference, Expected::up, 0.5), {shifted, kX}).p_support < 1e-12);
}

TEST_CASE("'not +' bears a fall and no rise") {
  const Hypothesis h = hypothesis(Contrast::difference, Expected::not_up, 0.3);
  const Series low = noise(100, 1, -5), high = noise(100, 2, 5), none = noise(100, 3);
  CHECK(test(h, {low, none}).p_support < 1e-6);
  CHECK(test(h, {high, none}).p_refute < 1e-6);
  CHECK(test(h, {high, none}).p_support > 0.9);
  Hypothesis other = h;
  other.sign = Expected::not_down;
  CHECK(test(other, {low, none}).p_refute < 1e-6);
  CHECK(test(other, {high, none}).p_support < 1e-6);
}

TEST_CASE("matched truths are compared by McNemar's exact test") {
  // 3 pairs up and 9 down; R: binom.test(3, 12)$p.value
  Series first(40, 0.0), second(40, 0.0);
  for (std::size_t k = 0; k < 3; ++k) first[k] = 1;
  for (std::size_t k = 3; k < 12; ++k) second[k] = 1;
  const Finding f =
      test(hypothesis(Contrast::difference, Expected::down, 0.1), {first, second}, true);
  CHECK(f.estimate.effect == Approx(-0.15).epsilon(1e-12));
  CHECK(f.p_support == Approx(0.14599609375).epsilon(1e-12));
}

TEST_CASE("a share is held against its threshold by the exact binomial") {
  Hypothesis h = hypothesis(Contrast::level, Expected::down, 0);
  h.threshold = h.refute = 0.2;
  const Finding f = test(h, {truths(50, 4)}, true);
  CHECK(f.estimate.effect == Approx(0.08).epsilon(1e-12));
  CHECK(f.p_support == Approx(2 * 0.0184960150602093).epsilon(1e-10));  // R: pbinom(4, 50, 0.2)
  CHECK(f.estimate.lo > 0);                                             // Wilson's, not Student's
  h.sign = Expected::up;
  h.threshold = h.refute = 0.6;
  // R: 1 - pbinom(39, 50, 0.6)
  CHECK(test(h, {truths(50, 40)}, true).p_support ==
        Approx(2 * 0.00219714475724664).epsilon(1e-10));
}

TEST_CASE("between threshold and refutation a level is too near to call") {
  Hypothesis h = hypothesis(Contrast::level, Expected::down, 0);
  h.threshold = 0.05;
  h.refute = 0.2;
  CHECK(test(h, {truths(1000, 10)}, true).p_support < 0.05);
  const Finding between = test(h, {truths(1000, 120)}, true);
  CHECK(between.p_support > 0.05);
  CHECK(between.p_refute > 0.05);
  CHECK(test(h, {truths(1000, 300)}, true).p_refute < 0.05);
  // Turned round, the same band serves.
  Hypothesis up = h;
  up.sign = Expected::up;
  CHECK(test(up, {truths(1000, 10)}, true).p_refute < 0.05);
  CHECK(test(up, {truths(1000, 300)}, true).p_support < 0.05);
  // Numbers that are no truths likewise, by Student's t.
  CHECK(test(h, {noise(200, 5, -1)}).p_support < 0.05);
  CHECK(test(h, {noise(200, 5, 1)}).p_refute < 0.05);
}

TEST_CASE("an interaction is a difference of differences") {
  const Series both = noise(50, 1, 3), first = noise(50, 2), second = noise(50, 3),
               neither = noise(50, 4);
  const Finding f =
      test(hypothesis(Contrast::interaction, Expected::up, 1), {both, first, second, neither});
  double sum = 0;
  for (std::size_t r = 0; r < 50; ++r) sum += both[r] - first[r] - second[r] + neither[r];
  CHECK(f.estimate.effect == Approx(sum / 50).epsilon(1e-12));
  CHECK(f.p_support < 0.05);
  // What adds up without interaction has none.
  const Series a = noise(50, 1), b = noise(50, 2);
  Series ab, none(50, 0.0);
  for (std::size_t r = 0; r < 50; ++r) ab.push_back(a[r] + b[r]);
  CHECK(test(hypothesis(Contrast::interaction, Expected::same, 0.1), {ab, a, b, none}).p_support <
        1e-6);
}

TEST_CASE("an ordered contrast may not turn on its way") {
  const Hypothesis h = hypothesis(Contrast::ordered, Expected::up, 0.5);
  const Series zero = noise(100, 1), one = noise(100, 2, 1), two = noise(100, 3, 2),
               three = noise(100, 4, 3);
  const Finding straight = test(h, {zero, one, two});
  CHECK(straight.p_support < 1e-6);
  REQUIRE(straight.steps.size() == 2);
  CHECK(straight.steps[0].effect + straight.steps[1].effect ==
        Approx(straight.estimate.effect).epsilon(1e-12));
  CHECK(test(h, {zero, three, two}).p_support == 1);
  CHECK(test(h, {zero, three, two}).p_refute > 0.05);
  // A turn smaller than what matters is none.
  Hypothesis coarse = h;
  coarse.sesoi = 1.5;
  CHECK(test(coarse, {zero, three, two}).p_support < 1e-6);
}

TEST_CASE("a correlation has Fisher's interval") {
  const Finding f = test(hypothesis(Contrast::correlation, Expected::up, 0.3), {kX, kY});
  CHECK(f.estimate.effect == Approx(0.818247975256187).epsilon(1e-12));
  CHECK(f.estimate.lo == Approx(0.389063443782860).epsilon(1e-9));
  CHECK(f.estimate.hi == Approx(0.955572469442410).epsilon(1e-9));
  CHECK(f.p_support < 0.05);
  CHECK(test(hypothesis(Contrast::correlation, Expected::up, 0.3), {kX, Series(10, 1.0)})
            .estimate.effect == 0);
}

TEST_CASE("runs without a value count in no arm") {
  Series x = kX, y = kY;
  x.push_back(std::numeric_limits<double>::quiet_NaN());
  y.push_back(1);
  x.push_back(1);
  y.push_back(std::numeric_limits<double>::quiet_NaN());
  const Finding f = test(hypothesis(Contrast::difference, Expected::up, 0.3), {x, y});
  CHECK(f.estimate.n == 10);
  CHECK(f.estimate.dropped == 2);
  CHECK(f.p_support == Approx(0.0206041862827560).epsilon(1e-10));
  const Finding none = test(hypothesis(Contrast::difference, Expected::up, 0.3),
                            {Series(3, std::nan("")), Series(3, 1.0)});
  CHECK(none.estimate.n == 0);
  CHECK(none.p_support == 1);
  CHECK(none.p_refute == 1);
}

TEST_CASE("false support keeps to its level") {
  // No effect, and a smallest effect of interest so small that it hides nothing.
  std::size_t false_support = 0;
  const std::size_t trials = 2000;
  for (std::uint64_t t = 0; t < trials; ++t) {
    const Finding f = test(hypothesis(Contrast::difference, Expected::up, 1e-9),
                           {noise(32, 2 * t + 1), noise(32, 2 * t + 2)});
    false_support += f.p_support < 0.05 ? 1 : 0;
  }
  // One direction of a two-sided 5%: 2.5%, within four standard errors.
  CHECK(static_cast<double>(false_support) / trials == Approx(0.025).margin(0.014));
}

TEST_CASE("precision is half of the smallest effect of interest") {
  Finding f = test(hypothesis(Contrast::difference, Expected::up, 0.55), {kX, kY});
  CHECK(f.precise);  // half of the interval is 0.274
  f = test(hypothesis(Contrast::difference, Expected::up, 0.54), {kX, kY});
  CHECK_FALSE(f.precise);
}

TEST_CASE("an estimate alone holds or not") {
  Estimate e;
  e.effect = 0.1;
  CHECK(holds(hypothesis(Contrast::difference, Expected::up, 0.1), e));
  CHECK_FALSE(holds(hypothesis(Contrast::difference, Expected::up, 0.11), e));
  CHECK_FALSE(holds(hypothesis(Contrast::difference, Expected::down, 0.1), e));
  CHECK(holds(hypothesis(Contrast::difference, Expected::same, 0.11), e));
  CHECK(holds(hypothesis(Contrast::difference, Expected::not_down, 0.05), e));
  Hypothesis level = hypothesis(Contrast::level, Expected::down, 0);
  level.threshold = 0.2;
  level.refute = 0.3;
  CHECK(holds(level, e));
  e.effect = 0.25;
  CHECK_FALSE(holds(level, e));
}
