#include "analysis/claims/verdict.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using namespace tumen;

TEST_CASE("Holm's p values are R's") {
  // R: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5), "holm")
  const std::vector<double> p = {0.01, 0.04, 0.03, 0.005, 0.5};
  const std::vector<double> adjusted = holm(p);
  const std::vector<double> expected = {0.040, 0.090, 0.090, 0.025, 0.500};
  REQUIRE(adjusted.size() == expected.size());
  for (std::size_t k = 0; k < p.size(); ++k) CHECK(adjusted[k] == Approx(expected[k]));
  CHECK(holm(std::vector<double>{0.9, 0.8}) == std::vector<double>{1.0, 1.0});
  CHECK(holm(std::vector<double>{}).empty());
}

TEST_CASE("all parts or any part make a claim") {
  const std::vector<Evidence> parts = {{0.001, 1}, {0.03, 1}, {0.2, 0.01}};
  CHECK(all_of(parts).support == 0.2);
  CHECK(all_of(parts).refute == Approx(0.03));
  CHECK(any_of(parts).support == Approx(0.003));
  CHECK(any_of(parts).refute == 1);
  const std::vector<Evidence> one = {{0.02, 0.7}};
  CHECK(all_of(one).support == 0.02);
  CHECK(any_of(one).refute == 0.7);
}

TEST_CASE("verdicts are corrected within a family and not across") {
  const std::vector<Evidence> claims = {{0.03, 1}, {0.04, 1}, {1, 0.03}, {1, 1}};
  const std::vector<std::string> alone = {"R", "S", "K", "A"};
  CHECK(judge(claims, alone) == std::vector<Verdict>{Verdict::supported, Verdict::supported,
                                                     Verdict::refuted, Verdict::undecided});
  // Two claims of one family: neither is sure enough any more.
  const std::vector<std::string> together = {"R", "R", "K", "K"};
  CHECK(judge(claims, together) == std::vector<Verdict>{Verdict::undecided, Verdict::undecided,
                                                        Verdict::undecided, Verdict::undecided});
  // What would be both is neither.
  const std::vector<Evidence> both = {{0.001, 0.001}};
  const std::vector<std::string> family = {"R"};
  CHECK(judge(both, family).front() == Verdict::undecided);
}
