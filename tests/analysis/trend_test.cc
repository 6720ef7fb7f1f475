#include "analysis/trend.h"

#include <cmath>

#include "tests/catch.h"

using namespace tumen;

namespace {

// Annual flow of the Nile at Aswan, 1871-1900, and level of Lake Huron, 1875-1898: the first values
// of R's data sets Nile and LakeHuron. What R gives for them, in R's own words:
//
//   mk <- function(x) { n <- length(x)
//     S <- sum(sign(outer(x, x, function(b, a) b - a))[lower.tri(diag(n))]); t <- table(x)
//     V <- (n*(n-1)*(2*n+5) - sum(t*(t-1)*(2*t+5)))/18; c(S, V, (S - sign(S))/sqrt(V)) }
//   sl <- function(x) { n <- length(x); d <- outer(x, x, function(b, a) b - a) /
//     outer(1:n, 1:n, function(b, a) b - a); sort(d[lower.tri(d)]) }
//   bounds <- function(x, V, conf) { q <- sl(x); N <- length(q); C <- qnorm((1 + conf)/2)*sqrt(V)
//     at <- function(r) { i <- floor(r); f <- r - i; q[i]*(1 - f) + q[i + 1]*f }
//     c(at((N - C)/2), median(q), at((N + C)/2 + 1)) }
//   hr <- function(x) { n <- length(x); i <- 1:(n - 1)
//     r <- acf(rank(x - median(sl(x))*(1:n)), lag.max = n - 1, plot = FALSE)$acf[-1]
//     r[abs(r) <= qnorm(.975)/sqrt(n)] <- 0
//     1 + 2/(n*(n - 1)*(n - 2))*sum((n - i)*(n - i - 1)*(n - i - 2)*r) }
//   cor.test(1:30, x, method = "kendall", exact = FALSE, continuity = TRUE, alternative = "less")
const std::vector<double> kNile = {1120, 1160, 963,  1210, 1160, 1160, 813,  1230, 1370, 1140,
                                   995,  935,  1110, 994,  1020, 960,  1180, 799,  958,  1140,
                                   1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840};
const std::vector<double> kHuron = {580.38, 581.86, 580.97, 580.80, 579.79, 580.39, 580.42, 580.82,
                                    581.40, 581.32, 581.44, 581.68, 581.17, 580.53, 580.01, 579.91,
                                    579.14, 579.16, 579.55, 579.67, 578.44, 578.24, 579.10, 579.09};

std::vector<double> line(std::size_t n, double slope) {
  std::vector<double> values;
  for (std::size_t t = 0; t < n; ++t) values.push_back(3 + slope * static_cast<double>(t));
  return values;
}

double factor_of(const std::vector<double>& values) {
  return hamed_rao_factor(values, SenSlopes(values).slope());
}

}  // namespace

TEST_CASE("Mann and Kendall's test is R's, ties counted") {
  const MannKendall nile = mann_kendall(kNile);
  CHECK(nile.s == -31);
  CHECK(nile.variance == Approx(3135).epsilon(1e-12));
  CHECK(nile.z == Approx(-0.535799719777).epsilon(1e-10));
  CHECK(nile.p_down == Approx(0.296048487943).epsilon(1e-10));
  CHECK(nile.p_up == Approx(0.703951512057).epsilon(1e-10));
  const MannKendall huron = mann_kendall(kHuron);
  CHECK(huron.s == -138);
  CHECK(huron.variance == Approx(1625.33333333333).epsilon(1e-12));
  CHECK(huron.z == Approx(-3.39820321195).epsilon(1e-10));
}

TEST_CASE("Mann and Kendall's S is that of a line, its mirror and a constant") {
  CHECK(mann_kendall(line(10, 0.5)).s == 45);
  CHECK(mann_kendall(line(10, -0.5)).s == -45);
  CHECK(mann_kendall(line(10, 0.5)).variance == Approx(10.0 * 9 * 25 / 18));
  const MannKendall flat = mann_kendall(line(10, 0));
  CHECK(flat.s == 0);
  CHECK(flat.variance == 0);
  CHECK(flat.p_up == Approx(0.5));
  CHECK(mann_kendall({}).s == 0);
}

TEST_CASE("Sen's slope and its bounds are R's") {
  const SenSlopes nile(kNile);
  CHECK(nile.slope() == Approx(-1.11111111111).epsilon(1e-10));
  CHECK(nile.interval(3135, 0.90).lo == Approx(-7.27114880375).epsilon(1e-9));
  CHECK(nile.interval(3135, 0.90).hi == Approx(3.59951929087).epsilon(1e-9));
  CHECK(nile.interval(3135, 0.95).lo == Approx(-9.52775780614).epsilon(1e-9));
  CHECK(nile.interval(3135, 0.95).hi == Approx(4.55270205563).epsilon(1e-9));
  CHECK(nile.upper(3135, 0.95) == nile.interval(3135, 0.90).hi);
  const SenSlopes huron(kHuron);
  CHECK(huron.slope() == Approx(-0.111666666667).epsilon(1e-10));
  CHECK(huron.upper(mann_kendall(kHuron).variance) == Approx(-0.0672205626986).epsilon(1e-8));
}

TEST_CASE("Sen's slope of the double ratio of cloud seeding is Hollander and Wolfe's") {
  // Nonparametric Statistical Methods, example 9.1: years 1 to 5 of Smith (1967); -0.056.
  const std::vector<double> ratio = {1.26, 1.27, 1.12, 1.16, 1.03};
  const SenSlopes slopes(ratio);
  CHECK(slopes.slope() == Approx(-0.05625));
  CHECK(slopes.interval(mann_kendall(ratio).variance, 0.90).lo == Approx(-0.1371508681266));
  CHECK(slopes.interval(mann_kendall(ratio).variance, 0.90).hi == Approx(0.0207263021899));
}

TEST_CASE("Bounds of a slope that the data cannot give are infinite") {
  const std::vector<double> few = {1, 3, 2};
  CHECK(std::isinf(SenSlopes(few).upper(mann_kendall(few).variance)));
  CHECK(SenSlopes(few).interval(mann_kendall(few).variance).lo < 0);
  // Without variance the bound is the estimate.
  CHECK(SenSlopes(line(12, 0)).upper(0) == 0);
}

TEST_CASE("Serial correlation widens the bound as Hamed and Rao have it") {
  CHECK(factor_of(kNile) == Approx(1).epsilon(1e-12));
  CHECK(factor_of(kHuron) == Approx(1.94309782609).epsilon(1e-10));
  const double variance = mann_kendall(kHuron).variance * factor_of(kHuron);
  CHECK(SenSlopes(kHuron).upper(variance) == Approx(-0.049663851288).epsilon(1e-8));
  CHECK(factor_of(line(8, 0)) == 1);
  CHECK(factor_of({1, 2}) == 1);
}

TEST_CASE("The slope follows shifts and scales of the series, and its bound with it") {
  std::vector<double> moved = kHuron;
  for (double& x : moved) x = 5 + 3 * x;
  CHECK(SenSlopes(moved).slope() == Approx(3 * SenSlopes(kHuron).slope()));
  CHECK(factor_of(moved) == Approx(factor_of(kHuron)));
  CHECK(bootstrap_upper(moved) == Approx(3 * bootstrap_upper(kHuron)).epsilon(1e-6));
}

TEST_CASE("The block bootstrap bounds the slope from above, the same for the same seed") {
  const double bound = bootstrap_upper(kHuron);
  CHECK(bound > SenSlopes(kHuron).slope());
  CHECK(bound == bootstrap_upper(kHuron));
  CHECK(bound != bootstrap_upper(kHuron, 0.95, {4, 399, 2}));
  CHECK(bootstrap_upper(kHuron, 0.99) > bound);
  CHECK(bootstrap_upper(line(12, 0.25)) == Approx(0.25));
  // More samples than lanes, and a number that no lanes divide.
  CHECK(std::isfinite(bootstrap_upper(kHuron, 0.95, {4, 13, 1})));
}
