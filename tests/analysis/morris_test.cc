#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "analysis/experiment/design.h"
#include "tests/catch.h"

using namespace tumen;

TEST_CASE("a Morris trajectory changes each factor once, by delta, on the grid") {
  for (const std::size_t levels : {2u, 4u, 10u}) {
    constexpr std::size_t kFactors = 7, kTrajectories = 200;
    const MorrisDesign morris = morris_trajectories(kTrajectories, kFactors, levels, 3);
    const auto top = static_cast<double>(levels - 1);
    CHECK(morris.delta == static_cast<double>(levels) / (2 * top));
    REQUIRE(morris.design.points == kTrajectories * (kFactors + 1));
    REQUIRE(morris.steps.size() == kTrajectories * kFactors);

    std::map<double, int> visits;  // how often the first factor starts at each level
    std::set<std::size_t> first_moved;
    int ups = 0;
    for (std::size_t t = 0; t < kTrajectories; ++t) {
      std::set<std::size_t> moved;
      for (std::size_t s = 0; s < kFactors; ++s) {
        const MorrisStep& step = morris.steps[t * kFactors + s];
        moved.insert(step.factor);
        REQUIRE(std::abs(step.direction) == 1);
        ups += step.direction > 0;
        const std::size_t row = t * (kFactors + 1) + s;
        for (std::size_t f = 0; f < kFactors; ++f) {
          const double from = morris.design.at(row, f), to = morris.design.at(row + 1, f);
          REQUIRE((to >= 0 && to <= 1));
          REQUIRE(std::abs(to * top - std::round(to * top)) < 1e-12);
          if (f == step.factor)
            REQUIRE(to - from == Approx(step.direction * morris.delta));
          else
            REQUIRE(to == from);
        }
      }
      CHECK(moved.size() == kFactors);
      first_moved.insert(morris.steps[t * kFactors].factor);
      ++visits[morris.design.at(t * (kFactors + 1), 0)];
    }
    CHECK(visits.size() == levels);  // every level is started from, about as often
    for (const auto& [level, count] : visits) {
      const double expected = kTrajectories / static_cast<double>(levels);
      CHECK(std::abs(count - expected) < 4 * std::sqrt(expected));
    }
    CHECK(first_moved.size() == kFactors);
    CHECK(std::abs(ups - kTrajectories * kFactors / 2.0) < 4 * std::sqrt(350.0));
  }
}

TEST_CASE("elementary effects of a linear function are its slopes") {
  const std::vector<double> slopes = {3, -2, 0, 0.5};
  const auto linear = [&](const MorrisDesign& morris) {
    std::vector<double> values(morris.design.points, 10.0);
    for (std::size_t i = 0; i < values.size(); ++i)
      for (std::size_t f = 0; f < slopes.size(); ++f)
        values[i] += slopes[f] * morris.design.at(i, f);
    return values;
  };
  const MorrisDesign coarse = morris_trajectories(5, 4, 2, 1);  // delta = 1: nothing is rounded
  const std::vector<double> exact = elementary_effects(coarse, linear(coarse));
  const MorrisDesign fine = morris_trajectories(5, 4, 6, 1);
  const std::vector<double> rounded = elementary_effects(fine, linear(fine));
  REQUIRE(exact.size() == 20);
  for (std::size_t i = 0; i < exact.size(); ++i) {
    CHECK(exact[i] == slopes[i % 4]);
    CHECK(rounded[i] == Approx(slopes[i % 4]).margin(1e-12));
  }
  CHECK_THROWS_AS(elementary_effects(fine, exact), std::invalid_argument);
}

TEST_CASE("Morris designs begin with shorter ones and refuse odd levels") {
  const MorrisDesign shorter = morris_trajectories(2, 3, 4, 8),
                     longer = morris_trajectories(5, 3, 4, 8);
  CHECK(std::equal(shorter.design.unit.begin(), shorter.design.unit.end(),
                   longer.design.unit.begin()));
  const MorrisDesign least = morris_trajectories(1, 1, 2, 0);
  CHECK(least.design.unit.size() == 2);
  CHECK(least.design.unit[0] + least.design.unit[1] == 1);
  CHECK_THROWS_AS(morris_trajectories(1, 1, 3, 0), std::invalid_argument);
  CHECK_THROWS_AS(morris_trajectories(1, 1, 0, 0), std::invalid_argument);
  CHECK_THROWS_AS(morris_trajectories(0, 1, 2, 0), std::invalid_argument);
  CHECK_THROWS_AS(morris_trajectories(1, 0, 2, 0), std::invalid_argument);
}
