#include "analysis/stall/alternatives.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/catch.h"

using namespace tumen;

namespace {

/// A project declared at tick 2 with a plan of 8 ticks, over 20 ticks.
struct Plan {
  std::vector<double> age = std::vector<double>(20, 0.0), operating = age, cancelled = age;
  Plan() {
    for (std::size_t t = 2; t < 20; ++t) age[t] = static_cast<double>(t - 1) / 8;
  }
  void opens(std::size_t tick) {
    for (std::size_t t = tick; t < 20; ++t) operating[t] = 1;
  }
  void dies(std::size_t tick) {
    for (std::size_t t = tick; t < 20; ++t) {
      cancelled[t] = 1;
      age[t] = age[tick - 1];
    }
  }
  std::optional<Spell> spell(int tick = 19) const {
    return opening_spell({{age.data()}, {operating.data()}, {cancelled.data()}}, tick);
  }
};

LevelSeries level(const std::vector<double>& planned, const std::vector<double>& earned) {
  LevelSeries series;
  series.planned = {planned.data()};
  series.earned = {earned.data()};
  return series;
}

}  // namespace

TEST_CASE("The time to operation is told in times of the plan") {
  Plan p;
  CHECK_FALSE(p.spell(1).has_value());
  CHECK(p.spell()->time == Approx(18.0 / 8));
  CHECK_FALSE(p.spell()->event);
  p.opens(13);
  CHECK(p.spell()->time == Approx(12.0 / 8));
  CHECK(p.spell()->event);
  CHECK_FALSE(p.spell(12)->event);  // not yet
}

TEST_CASE("A project that is cancelled stays closed to the end") {
  Plan p;
  p.dies(10);
  REQUIRE(p.age[10] == 1.0);
  CHECK(p.spell()->time == Approx(18.0 / 8));
  CHECK_FALSE(p.spell()->event);
  CHECK(p.spell(9)->time == Approx(1.0));
}

TEST_CASE("Due capacity idles where it is hardly used for three years on end") {
  std::vector<double> used(20, 0.1);
  const auto idle = [&] { return idles({used.data()}, 19, 4); };
  CHECK(idle());
  used[8] = 0.15;
  CHECK_FALSE(idle());
  used[8] = 0.1;
  used[7] = 1.0;  // before the three years
  CHECK(idle());
  CHECK_FALSE(idles({used.data()}, 10, 4));  // 11 quarters
  CHECK(idles({used.data()}, 6, 1));
}

TEST_CASE("The gap widens where realisation falls behind its plan") {
  const std::vector<double> planned(30, 8.0);
  std::vector<double> earned;
  for (int t = 0; t < 30; ++t)
    earned.push_back(4.0 * std::exp(-0.05 * t) + 0.02 * std::sin(9.0 * t));
  CHECK(gap_widens(level(planned, earned), 29, {}));
  std::ranges::reverse(earned);
  CHECK_FALSE(gap_widens(level(planned, earned), 29, {}));
  const std::vector<double> still(30, 2.0), nothing(30, 0.0);
  CHECK_FALSE(gap_widens(level(planned, still), 29, {}));
  CHECK(gap_widens(level(planned, nothing), 29, {}));
  CHECK_FALSE(gap_widens(level(nothing, nothing), 29, {}));
  // What is earned at last closes it.
  std::vector<double> late = nothing;
  for (std::size_t t = 20; t < 30; ++t) late[t] = 1.0;
  CHECK_FALSE(gap_widens(level(planned, late), 29, {}));
}
