// Accuracy and special values of exp, log, pow and logistic, against long double where it has at
// least 64 bits of significand.
#include "core/math.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "catch.h"
#include "core/hash.h"

using namespace tumen;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kTiny = std::numeric_limits<double>::denorm_min();
constexpr double kHuge = std::numeric_limits<double>::max();

double exp1(double x) { return exp(Real(x))[kLanes - 1]; }
double log1(double x) { return log(Real(x))[kLanes - 1]; }
double pow1(double x, double y) { return pow(Real(x), Real(y))[kLanes - 1]; }
double logistic1(double x) { return logistic(Real(x))[kLanes - 1]; }

double from_bits(std::uint64_t w) { return detail::bits<double>(w); }
std::uint64_t bits_of(double x) { return detail::bits<std::uint64_t>(x); }

/// Deterministic test points.
struct Points {
  std::uint64_t state;
  std::uint64_t word() { return mix64(state += 0x9e3779b97f4a7c15ULL); }
  double between(double a, double b) {
    return a + (b - a) * (static_cast<double>(word() >> 11) * 0x1p-53);
  }
  double any_number() { return from_bits(word()); }
  double any_positive() { return from_bits(word() >> 1); }
};

/// Distance of `got` from `exact` in units in the last place of a double near `exact`.
double ulps(double got, long double exact) {
  const auto nearest = static_cast<double>(exact);
  if (std::isnan(nearest)) return std::isnan(got) ? 0.0 : kInf;
  if (std::isinf(nearest) || std::isinf(got)) return got == nearest ? 0.0 : kInf;
  const int exponent = exact == 0.0L ? -1074 : std::max(std::ilogb(exact) - 52, -1074);
  return static_cast<double>(std::fabs(static_cast<long double>(got) - exact) /
                             std::ldexp(1.0L, exponent));
}

/// Largest error over `count` argument pairs from `draw`, each tried in some lane.
template <class Ours, class Exact, class Draw>
double worst_error(int count, Ours ours, Exact exact, Draw draw) {
  double worst = 0.0;
  for (int i = 0; i < count; i += kLanes) {
    Real a, b;
    for (int lane = 0; lane < kLanes; ++lane) {
      const auto [x, y] = draw();
      a.set(lane, x);
      b.set(lane, y);
    }
    const Real result = ours(a, b);
    for (int lane = 0; lane < kLanes; ++lane) {
      worst = std::max(worst, ulps(result[lane], exact(a[lane], b[lane])));
    }
  }
  return worst;
}

using Pair = std::pair<double, double>;
constexpr int kCount = 200'000;

Real our_exp(Real x, Real) { return exp(x); }
Real our_log(Real x, Real) { return log(x); }
Real our_pow(Real x, Real y) { return pow(x, y); }
Real our_logistic(Real x, Real) { return logistic(x); }
long double exact_exp(long double x, long double) { return std::exp(x); }
long double exact_log(long double x, long double) { return std::log(x); }
long double exact_pow(long double x, long double y) { return std::pow(x, y); }
long double exact_logistic(long double x, long double) {
  return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

}  // namespace

#if LDBL_MANT_DIG >= 64

TEST_CASE("exp errs by less than the stated units in the last place") {
  Points p{1};
  const auto worst = [&](auto draw) { return worst_error(kCount, our_exp, exact_exp, draw); };
  CHECK(worst([&] { return Pair(p.any_number(), 0); }) < 0.9);
  CHECK(worst([&] { return Pair(p.between(-708.0, 709.78), 0); }) < 0.75);
  CHECK(worst([&] { return Pair(p.between(-1.0, 1.0), 0); }) < 0.75);
  CHECK(worst([&] { return Pair(p.between(-0.36, -0.33), 0); }) < 0.75);
  CHECK(worst([&] {
          return Pair(std::ldexp(p.between(-1.0, 1.0), -static_cast<int>(p.word() % 60)), 0);
        }) < 0.75);
  CHECK(worst([&] { return Pair(p.between(-745.2, -708.0), 0); }) < 0.9);
}

TEST_CASE("log errs by less than the stated units in the last place") {
  Points p{2};
  const auto worst = [&](auto draw) { return worst_error(kCount, our_log, exact_log, draw); };
  CHECK(worst([&] { return Pair(p.any_positive(), 0); }) < 0.9);
  CHECK(worst([&] { return Pair(p.between(0.25, 4.0), 0); }) < 0.9);
  CHECK(worst([&] { return Pair(p.between(0.70, 0.72), 0); }) < 0.9);
  CHECK(worst([&] { return Pair(p.between(1.40, 1.43), 0); }) < 0.9);
  CHECK(worst([&] {
          return Pair(1.0 + std::ldexp(p.between(-0.5, 1.0), -static_cast<int>(p.word() % 52)), 0);
        }) < 0.9);
  CHECK(worst([&] { return Pair(from_bits(p.word() >> 12), 0); }) < 0.9);  // subnormal
}

TEST_CASE("pow errs by less than the stated units in the last place") {
  Points p{3};
  const auto worst = [&](auto draw) { return worst_error(kCount, our_pow, exact_pow, draw); };
  // An exponent that puts the result anywhere between under- and overflow.
  const auto with_exponent = [&](double x) {
    return Pair(x, p.between(-745, 709.7) / std::log(x));
  };
  CHECK(worst([&] { return Pair(p.any_positive(), p.any_number()); }) < 1.25);
  CHECK(worst([&] { return with_exponent(p.any_positive()); }) < 1.25);
  CHECK(worst([&] { return with_exponent(p.between(0.3, 3.0)); }) < 1.25);
  CHECK(worst([&] { return with_exponent(p.between(0.7072, 0.73)); }) < 1.25);
  CHECK(worst([&] { return with_exponent(p.between(1.40, 1.43)); }) < 1.25);
  CHECK(worst([&] {
          const int shift = static_cast<int>(p.word() % 50);
          return with_exponent(1.0 + std::ldexp(p.between(-0.5, 1.0), -shift));
        }) < 1.25);
  CHECK(worst([&] { return Pair(p.between(0.0, 4.0), p.between(-3.0, 3.0)); }) < 1.25);
  CHECK(worst([&] { return with_exponent(from_bits(p.word() >> 12)); }) < 1.25);
  // The hardest: logarithms of size ln(2)/2 with results near over- and underflow.
  const auto extreme = [&](double x) {
    const double power = p.word() % 2 == 0 ? p.between(600, 709) : p.between(-708, -600);
    return Pair(x, power / std::log(x));
  };
  CHECK(worst([&] { return extreme(p.between(0.70710679, 0.7135)); }) < 1.25);
  CHECK(worst([&] { return extreme(p.between(1.4, 1.43)); }) < 1.25);
}

TEST_CASE("logistic keeps its relative accuracy in both tails") {
  Points p{4};
  const auto worst = [&](auto draw) {
    return worst_error(kCount, our_logistic, exact_logistic, draw);
  };
  CHECK(worst([&] { return Pair(p.between(-745.0, 50.0), 0); }) < 2.5);
  CHECK(worst([&] { return Pair(p.between(-6.0, 6.0), 0); }) < 2.5);
}

#endif

TEST_CASE("exp_within has the bits of exp within its range") {
  Points p{61};
  int differing = 0;
  for (int k = 0; k < kCount; ++k) {
    const double x = p.between(-700.0, 700.0);
    differing += exp_within(Real(x))[kLanes - 1] != exp1(x);
  }
  for (const double x : {-700.0, -0.0, 0.0, kTiny, 700.0}) {
    differing += exp_within(Real(x))[kLanes - 1] != exp1(x);
  }
  CHECK(differing == 0);
}

TEST_CASE("exp has the limits of the exponential") {
  CHECK(exp1(0.0) == 1.0);
  CHECK(exp1(-0.0) == 1.0);
  CHECK(exp1(kTiny) == 1.0);
  CHECK(exp1(1.0) == 0x1.5bf0a8b145769p+1);
  CHECK(exp1(kInf) == kInf);
  CHECK(bits_of(exp1(-kInf)) == 0);
  CHECK(exp1(kHuge) == kInf);
  CHECK(bits_of(exp1(-kHuge)) == 0);
  CHECK(exp1(709.782712893384) < kInf);
  CHECK(exp1(709.7827128933841) == kInf);
  CHECK(exp1(-745.1332191019411) == kTiny);
  CHECK(exp1(-745.1332191019412) == 0.0);
}

TEST_CASE("log has the limits of the logarithm") {
  CHECK(bits_of(log1(1.0)) == 0);
  CHECK(log1(0x1.5bf0a8b145769p+1) == 1.0);
  CHECK(log1(0.0) == -kInf);
  CHECK(log1(-0.0) == -kInf);
  CHECK(log1(kInf) == kInf);
  CHECK(log1(kTiny) == -0x1.74385446d71c3p+9);
  CHECK(log1(kHuge) == 0x1.62e42fefa39efp+9);
}

TEST_CASE("a result that is not a number is always the same one") {
  const double other_nan = from_bits(0xfff8000000000123ULL);
  const std::vector<double> results = {
      exp1(kNan),         exp1(other_nan),     log1(kNan),           log1(other_nan),
      log1(-1.0),         log1(-kTiny),        log1(-kInf),          pow1(kNan, 1.0),
      pow1(other_nan, 2), pow1(2.0, kNan),     pow1(2.0, other_nan), pow1(-1.0, 2.0),
      pow1(-kInf, 1.0),   pow1(-kInf, -1.0),   pow1(0.0, kNan),      pow1(kInf, kNan),
      logistic1(kNan),    logistic1(other_nan)};
  for (const double r : results) CHECK(bits_of(r) == 0x7ff8000000000000ULL);
}

TEST_CASE("pow has the limits of the power") {
  for (const double x : {0.0, -0.0, kTiny, 0.3, 1.0, 7.0, kHuge, kInf, -2.0, kNan}) {
    CHECK(pow1(x, 0.0) == 1.0);
    CHECK(pow1(x, -0.0) == 1.0);
  }
  for (const double y : {-kInf, -kHuge, -1.5, -kTiny, kTiny, 0.5, 3.0, kHuge, kInf, kNan}) {
    CHECK(pow1(1.0, y) == 1.0);
  }
  for (const double y : {kTiny, 0.5, 1.0, 3.0, kHuge, kInf}) {
    CHECK(bits_of(pow1(0.0, y)) == 0);
    CHECK(bits_of(pow1(-0.0, y)) == 0);
    CHECK(pow1(0.0, -y) == kInf);
    CHECK(pow1(-0.0, -y) == kInf);
    CHECK(pow1(kInf, y) == kInf);
    CHECK(bits_of(pow1(kInf, -y)) == 0);
  }
  const double above = 1.0 + 0x1p-52;
  const double below = 1.0 - 0x1p-53;
  for (const double y : {0x1p63, 0x1p70, kHuge, kInf}) {
    CHECK(pow1(above, y) == kInf);
    CHECK(bits_of(pow1(above, -y)) == 0);
    CHECK(bits_of(pow1(below, y)) == 0);
    CHECK(pow1(below, -y) == kInf);
    CHECK(bits_of(pow1(kTiny, y)) == 0);
    CHECK(pow1(kHuge, y) == kInf);
  }
  CHECK(pow1(kHuge, 1e-320) == 1.0);
  CHECK(pow1(0.5, 1074.0) == kTiny);
  CHECK(pow1(0.5, 1076.0) == 0.0);
  CHECK(pow1(2.0, 1024.0) == kInf);
}

TEST_CASE("pow is exact where the power is a number that can be held") {
  Points p{5};
  for (int i = 0; i < 20'000; ++i) {
    const double x = p.any_positive();
    if (!(x < kInf)) continue;
    REQUIRE(pow1(x, 1.0) == x);
  }
  for (int n = -1074; n < 1024; ++n) REQUIRE(pow1(2.0, n) == std::ldexp(1.0, n));
  double power = 1.0;
  for (int n = 0; n <= 22; ++n, power *= 10.0) REQUIRE(pow1(10.0, n) == power);
  for (int n = 1; n < 1000; ++n) REQUIRE(pow1(n * n, 0.5) == n);
}

TEST_CASE("logistic runs from 0 to 1") {
  CHECK(logistic1(0.0) == 0.5);
  CHECK(logistic1(40.0) == 1.0);
  CHECK(logistic1(kInf) == 1.0);
  CHECK(bits_of(logistic1(-kInf)) == 0);
  CHECK(logistic1(-745.0) == kTiny);
}

TEST_CASE("exp, log and pow rise with their argument") {
  // Steps large enough to move the result by several units in the last place.
  Points p{6};
  for (int i = 0; i < 100'000; ++i) {
    const double x = p.between(-740.0, 700.0);
    REQUIRE(exp1(x + 0x1p-40) >= exp1(x));
    const double y = std::ldexp(p.between(1.0, 2.0), static_cast<int>(p.word() % 2000) - 1000);
    REQUIRE(log1(y * (1.0 + 0x1p-40)) >= log1(y));
    const double z = p.between(0.1, 10.0);
    REQUIRE(pow1(z * (1.0 + 0x1p-40), 1.7) > pow1(z, 1.7));
    REQUIRE(pow1(z * (1.0 + 0x1p-40), -0.4) < pow1(z, -0.4));
  }
}

TEST_CASE("math results do not depend on the lane or on the other lanes") {
  const std::vector<double> values = {0.0,   -0.0,   1.0,   -1.0,         0.7,   3.3,
                                      -20.5, 1e-310, 1e300, kInf,         -kInf, kNan,
                                      710.0, -746.0, kTiny, 1.0 + 0x1p-52};
  const int n = static_cast<int>(values.size());
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < n; ++j) {
      for (int lane = 0; lane < kLanes; ++lane) {
        Real x, y;
        for (int other = 0; other < kLanes; ++other) {
          x.set(other, values[static_cast<std::size_t>((i + 3 * other + 1) % n)]);
          y.set(other, values[static_cast<std::size_t>((j + 5 * other + 2) % n)]);
        }
        x.set(lane, values[static_cast<std::size_t>(i)]);
        y.set(lane, values[static_cast<std::size_t>(j)]);
        REQUIRE(bits_of(exp(x)[lane]) == bits_of(exp1(x[lane])));
        REQUIRE(bits_of(log(x)[lane]) == bits_of(log1(x[lane])));
        REQUIRE(bits_of(pow(x, y)[lane]) == bits_of(pow1(x[lane], y[lane])));
      }
    }
  }
}
