#include "analysis/hindcast/scores.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/catch.h"

using namespace tumen;

TEST_CASE("CRPS is the integral of the squared distance of distribution functions") {
  // R: the sum over the steps of (ecdf(x)(t) - (t >= y))^2, which knows no pairs of values.
  const std::vector<double> x = {1, 2, 4, 8.5, 8.5, -3};
  CHECK(crps(x, 2.5) == Approx(1.22222222222));
  CHECK(crps(x, -10) == Approx(11.2222222222));
  CHECK(crps(x, 8.5) == Approx(2.72222222222));
  CHECK(crps(x, 20) == Approx(14.2222222222));
  // A point forecast scores its absolute error.
  CHECK(crps(std::vector<double>{3}, 5.5) == 2.5);
  CHECK(crps(std::vector<double>{3, 3, 3}, 5.5) == 2.5);
  CHECK(fair_crps(std::vector<double>{3}, 5.5) == 2.5);
  CHECK(std::isnan(crps({}, 1)));
}

TEST_CASE("CRPS of the normal distribution has its closed form") {
  // Gneiting and Raftery 2007, p. 367: for N(0,1), y (2 Phi(y) - 1) + 2 phi(y) - 1/sqrt(pi).
  std::vector<double> quantiles;
  constexpr int n = 4000;
  for (int k = 0; k < n; ++k) quantiles.push_back(normal_quantile((k + 0.5) / n));
  CHECK(crps(quantiles, 0.7) == Approx(0.421569170073).margin(2e-4));
  CHECK(crps(quantiles, 0) ==
        Approx((std::numbers::sqrt2 - 1) / std::sqrt(std::numbers::pi)).margin(2e-4));
}

TEST_CASE("the fair CRPS takes pairs of different values only") {
  const std::vector<double> x = {1, 4};  // E|X-2| = 3/2; pairs 3, so 3/2 - 3/2 and 3/2 - 3/4
  CHECK(fair_crps(x, 2) == 0);
  CHECK(crps(x, 2) == 0.75);
}

TEST_CASE("CRPS does not depend on the order of the sample, to the bit") {
  std::vector<double> x = {0.1, 7.3, -2.2, 1e-9, 5.5, 0.30000000000000004, 9.1};
  const double score = crps(x, 0.7), fair = fair_crps(x, 0.7);
  std::ranges::sort(x);
  do {
    CHECK((crps(x, 0.7) == score && fair_crps(x, 0.7) == fair));
  } while (std::ranges::next_permutation(x).found && x.front() < 0);
}

TEST_CASE("CRPS and the log score are proper: the true distribution scores best on average") {
  // Outcomes at the quantiles of N(0,1); forecasts with another mean or spread must lose.
  constexpr int n = 200;
  std::vector<double> z;
  for (int k = 0; k < n; ++k) z.push_back(normal_quantile((k + 0.5) / n));
  const auto scores = [&](double shift, double scale) {
    std::vector<double> forecast;
    for (const double x : z) forecast.push_back(shift + scale * x);
    double c = 0, l = 0;
    for (const double y : z) {
      c += crps(forecast, y) / n;
      l -= gaussian_log_score(forecast, y) / n;
    }
    return std::pair(c, l);
  };
  const auto [best_crps, best_log] = scores(0, 1);
  for (const auto& [shift, scale] : {std::pair(0.3, 1.0), {-0.3, 1.0}, {0.0, 0.6}, {0.0, 1.6}}) {
    CHECK(scores(shift, scale).first > best_crps);
    CHECK(scores(shift, scale).second > best_log);
  }
}

TEST_CASE("log score, PIT and central intervals are R's") {
  const std::vector<double> x = {0.3, 1.7, 2.2, 2.2, 5.9};
  // R: dnorm(y, mean(x), sd(x), log = TRUE)
  CHECK(gaussian_log_score(x, 2.2) == Approx(-1.65644974503));
  CHECK(gaussian_log_score(x, 3) == Approx(-1.68247809734));
  CHECK(std::isnan(gaussian_log_score(std::vector<double>{1, 1}, 1)));
  CHECK(std::isnan(gaussian_log_score(std::vector<double>{1}, 1)));
  CHECK(pit(x, 2.2) == Approx(0.6));  // two below, two equal of five
  CHECK(pit(x, -1) == 0);
  CHECK(pit(x, 9) == 1);
  // R: quantile(x, c(.25, .75, .05, .95))
  CHECK(central_interval(x, 0.5).lo == Approx(1.70));
  CHECK(central_interval(x, 0.5).hi == Approx(2.20));
  CHECK(central_interval(x, 0.9).lo == Approx(0.58));
  CHECK(central_interval(x, 0.9).hi == Approx(5.16));
}

TEST_CASE("Murphy's decomposition is exact in bins of unequal forecasts") {
  const std::vector<double> p = {.9, .8, .85, .3, .1, .05, .55, .5, 1, 0};
  const std::vector<bool> o = {true, true, false, false, false, false, true, false, true, false};
  const BrierDecomposition d = decompose_brier(p, o, 5);
  // R: means by bin with tapply; the last term is what is missing to the score.
  CHECK(d.score == Approx(0.13275));
  CHECK(d.reliability == Approx(0.0174375));
  CHECK(d.resolution == Approx(0.115));
  CHECK(d.uncertainty == Approx(0.24));
  CHECK(d.within == Approx(-0.0096875));
  CHECK(d.bins[4].n == 4);
  CHECK(d.bins[4].hi == 1);
  CHECK(d.bins[3].n == 0);
  for (std::size_t bins = 1; bins <= 20; ++bins) {
    const BrierDecomposition b = decompose_brier(p, o, bins);
    CHECK(b.reliability - b.resolution + b.uncertainty + b.within ==
          Approx(b.score).epsilon(1e-12));
  }
}

TEST_CASE("forecasts equal within bins leave no term but Murphy's three") {
  const std::vector<double> p = {0.25, 0.25, 0.25, 0.25, 0.75, 0.75};
  const std::vector<bool> o = {true, false, false, false, true, false};
  const BrierDecomposition d = decompose_brier(p, o, 2);
  CHECK(d.within == 0);
  CHECK(d.reliability == Approx(2 * 0.0625 / 6));  // the upper bin says 0.75 where half happened
  CHECK(d.score == Approx(d.reliability - d.resolution + d.uncertainty));
  // Perfect and constant forecasts.
  CHECK(decompose_brier(std::vector<double>{1, 0}, {true, false}, 10).score == 0);
  const BrierDecomposition rate = decompose_brier(std::vector<double>{0.5, 0.5}, {true, false}, 10);
  CHECK(rate.resolution == 0);
  CHECK(rate.reliability == 0);
  CHECK(rate.score == rate.uncertainty);
}
