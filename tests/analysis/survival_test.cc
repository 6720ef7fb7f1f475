#include "analysis/survival.h"

#include <cmath>

#include "tests/catch.h"

using namespace tumen;

namespace {

// Weeks of remission of 42 children with leukaemia, 6-mercaptopurine against placebo: Freireich et
// al. (1963), as in Gehan (1965), Biometrika 52, and Cox (1972).
std::vector<Spell> treated() {
  std::vector<Spell> spells;
  for (const double t : {6, 6, 6, 7, 10, 13, 16, 22, 23}) spells.push_back({t, true});
  for (const double t : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
    spells.push_back({t, false});
  }
  return spells;
}
std::vector<Spell> placebo() {
  std::vector<Spell> spells;
  for (const double t : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}) {
    spells.push_back({t, true});
  }
  return spells;
}

}  // namespace

TEST_CASE("Kaplan and Meier's estimate of the leukaemia data is the published one") {
  // R: u <- sort(unique(t[s==1])); n <- sapply(u, function(x) sum(t >= x))
  //    d <- sapply(u, function(x) sum(t == x & s == 1)); S <- cumprod(1 - d/n)
  //    se <- S*sqrt(cumsum(d/(n*(n - d))))
  // Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, table 1.3 rounds them.
  const SurvivalStep published[] = {
      {6, 21, 3, 0.85714286, 0.076360355},  {7, 17, 1, 0.80672269, 0.086935285},
      {10, 15, 1, 0.75294118, 0.096349653}, {13, 12, 1, 0.69019608, 0.106814708},
      {16, 11, 1, 0.62745098, 0.114053865}, {22, 7, 1, 0.53781513, 0.128233752},
      {23, 6, 1, 0.44817927, 0.134591457}};
  const std::vector<SurvivalStep> curve = kaplan_meier(treated());
  REQUIRE(curve.size() == std::size(published));
  for (std::size_t k = 0; k < curve.size(); ++k) {
    CHECK(curve[k].time == published[k].time);
    CHECK(curve[k].at_risk == published[k].at_risk);
    CHECK(curve[k].events == published[k].events);
    CHECK(curve[k].survival == Approx(published[k].survival).epsilon(1e-7));
    CHECK(curve[k].error == Approx(published[k].error).epsilon(1e-7));
  }
  CHECK(median_survival(curve) == 23);
  CHECK(survival_at(curve, 5.9) == 1);
  CHECK(survival_at(curve, 15) == Approx(0.69019608).epsilon(1e-7));
  CHECK(median_survival(kaplan_meier(placebo())) == 8);
}

TEST_CASE("The log-rank test of the leukaemia data is the published one") {
  // Chi-square 16.79 in the literature. R, over the times x of events, with n at risk, n2 of them
  // in the second group and d events: O + d2, E + d*n2/n, V + d*n2/n*(1 - n2/n)*(n - d)/(n - 1).
  const LogRank test = log_rank(treated(), placebo());
  CHECK(test.observed == 21);
  CHECK(test.expected == Approx(10.74949905).epsilon(1e-9));
  CHECK(test.variance == Approx(6.256960574).epsilon(1e-9));
  CHECK(test.chi_square == Approx(16.79294099).epsilon(1e-9));
  CHECK(test.p == Approx(4.168809109e-05).epsilon(1e-6));
  // Neither group is the first by nature.
  CHECK(log_rank(placebo(), treated()).chi_square == Approx(test.chi_square));
}

TEST_CASE("Without censoring the survival function is the share that is left") {
  const std::vector<Spell> spells = {{3, true}, {1, true}, {2, true}, {4, true}};
  const auto curve = kaplan_meier(spells);
  REQUIRE(curve.size() == 4);
  CHECK(curve[1].survival == Approx(0.5));
  CHECK(curve[1].error == Approx(std::sqrt(0.5 * 0.5 / 4)));  // the binomial one
  CHECK(curve[3].survival == 0);
  CHECK(median_survival(curve) == 2);
}

TEST_CASE("Where the event never comes, survival is 1 and the median infinite") {
  const std::vector<Spell> never = {{3, false}, {1, false}};
  CHECK(kaplan_meier(never).empty());
  CHECK(std::isinf(median_survival(kaplan_meier(never))));
  CHECK(survival_at(kaplan_meier(never), 10) == 1);
  const LogRank test = log_rank(never, never);
  CHECK(test.chi_square == 0);
  CHECK(test.p == 1);
  CHECK(kaplan_meier({}).empty());
}

TEST_CASE("A group compared with itself differs by nothing") {
  const LogRank test = log_rank(treated(), treated());
  CHECK(test.observed == Approx(test.expected));
  CHECK(test.chi_square == Approx(0).margin(1e-12));
}
