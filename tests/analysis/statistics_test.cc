#include "analysis/statistics.h"

#include <algorithm>
#include <cmath>

#include "tests/catch.h"

using namespace tumen;

namespace {
using Points = std::vector<std::vector<double>>;
}

TEST_CASE("quantiles of Student's t are the tabulated ones") {
  // Fisher and Yates, Statistical Tables, table III: two-sided 5% points, and one of 1%.
  CHECK(student_t_quantile(0.975, 1) == Approx(12.706).margin(5e-4));
  CHECK(student_t_quantile(0.975, 2) == Approx(4.303).margin(5e-4));
  CHECK(student_t_quantile(0.975, 10) == Approx(2.228).margin(5e-4));
  CHECK(student_t_quantile(0.975, 30) == Approx(2.042).margin(5e-4));
  CHECK(student_t_quantile(0.975, 120) == Approx(1.980).margin(5e-4));
  CHECK(student_t_quantile(0.995, 5) == Approx(4.032).margin(5e-4));
  CHECK(student_t_quantile(0.975, 1e9) == Approx(1.959963985).epsilon(1e-8));
  // One and two degrees of freedom have closed forms.
  CHECK(student_t_quantile(0.9, 1) == Approx(std::tan(0.4 * std::acos(-1.0))).epsilon(1e-13));
  CHECK(student_t_quantile(0.9, 2) == Approx(0.8 * std::sqrt(2 / (1 - 0.64))).epsilon(1e-13));
}

TEST_CASE("the interval of a mean is Student's, on his own data") {
  // Student, "The probable error of a mean" (1908): additional hours of sleep of ten patients,
  // drug 2 minus drug 1; R's t.test(extra[11:20] - extra[1:10]) on `sleep` gives the bounds.
  const std::vector<double> gain = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};
  CHECK(mean(gain) == Approx(1.58));
  CHECK(standard_deviation(gain) == Approx(1.229995).epsilon(1e-6));
  const Interval ci = mean_interval(mean(gain), standard_deviation(gain), gain.size());
  CHECK(ci.lo == Approx(0.7001142).epsilon(1e-6));
  CHECK(ci.hi == Approx(2.4598858).epsilon(1e-6));
  CHECK(std::isnan(mean_interval(1, 0, 1).lo));
}

TEST_CASE("quantiles are of type 7") {
  const std::vector<double> x = {1, 2, 4, 8};  // R: quantile(c(1,2,4,8), c(.05,.25,.5,.95))
  CHECK(quantile_of_sorted(x, 0.05) == Approx(1.15));
  CHECK(quantile_of_sorted(x, 0.25) == Approx(1.75));
  CHECK(quantile_of_sorted(x, 0.5) == Approx(3.0));
  CHECK(quantile_of_sorted(x, 0.95) == Approx(7.4));
  CHECK(quantile_of_sorted(x, 0) == 1);
  CHECK(quantile_of_sorted(x, 1) == 8);
  CHECK(quantile_of_sorted(std::vector<double>{3}, 0.3) == 3);
  CHECK(std::isnan(quantile_of_sorted({}, 0.5)));
}

TEST_CASE("Wilson's interval is the published one") {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine
  // 17 (1998), table I, method 3.
  const auto check = [](std::uint64_t r, std::uint64_t n, double lo, double hi) {
    const Interval i = wilson_interval(r, n);
    CHECK(i.lo == Approx(lo).margin(5e-5));
    CHECK(i.hi == Approx(hi).margin(5e-5));
  };
  check(81, 263, 0.2553, 0.3662);
  check(15, 148, 0.0624, 0.1605);
  check(0, 20, 0.0, 0.1611);
  check(1, 29, 0.0061, 0.1718);
  check(20, 20, 0.8389, 1.0);  // the mirror image of 0 of 20
  CHECK(wilson_interval(0, 20).lo == 0);
  CHECK(wilson_interval(0, 0).hi == 1);
}

TEST_CASE("variance is split into parameters and luck as in a table by hand") {
  // Means 2, 5, 11; grand mean 6; SSB = 3 (16 + 1 + 25) = 126, MSB = 63; SSW = 2 + 2 + 2 = 6,
  // MSW = 1; parameters (63 - 1) / 3.
  const auto equal = luck_and_parameters(Points{{1, 2, 3}, {4, 5, 6}, {10, 11, 12}});
  REQUIRE(equal);
  CHECK(equal->luck == Approx(1));
  CHECK(equal->parameters == Approx(62.0 / 3));
  CHECK(equal->luck_share == Approx(3.0 / 65));

  // Sizes 2 and 4, and a point without values: means 1 and 4, grand mean 3; SSB = 2*4 + 4*1 = 12;
  // SSW = 2 + 10 = 12, MSW = 3; n0 = 6 - 20/6 = 8/3; parameters (12 - 3) / (8/3) = 27/8.
  const auto unequal = luck_and_parameters(Points{{0, 2}, {}, {2, 3, 5, 6}});
  REQUIRE(unequal);
  CHECK(unequal->luck == Approx(3));
  CHECK(unequal->parameters == Approx(27.0 / 8));
  CHECK(unequal->parameter_share + unequal->luck_share == Approx(1));
}

TEST_CASE("variance shares stay in [0, 1], and are absent when there is nothing to split") {
  const auto alike = luck_and_parameters(Points{{1, 5}, {2, 4}});  // between below within
  REQUIRE(alike);
  CHECK(alike->parameters == 0);
  CHECK(alike->luck_share == 1);
  CHECK_FALSE(luck_and_parameters(Points{{1, 2, 3}}));
  CHECK_FALSE(luck_and_parameters(Points{{1}, {2}, {3}}));
  CHECK_FALSE(luck_and_parameters(Points{{0.1, 0.1, 0.1}, {0.1, 0.1}}));
  CHECK_FALSE(luck_and_parameters({}));
}
