#include "analysis/hindcast/skill.h"

#include <array>
#include <cmath>

#include "tests/catch.h"

using namespace tumen;

namespace {
constexpr std::array kScores = {3.1, 2.2, 5.0, 4.1, 1.2, 0.9, 2.8, 6.3, 3.3, 2.0};
constexpr std::array kBaseline = {2.0, 4.4, 4.6, 5.2, 3.0, 2.2, 2.9, 5.0, 6.1, 3.9};

void check(const Interval& i, double lo, double hi) {
  CHECK(i.lo == Approx(lo).margin(0.025));
  CHECK(i.hi == Approx(hi).margin(0.025));
}
}  // namespace

TEST_CASE("the interval of a skill is that of the circular block bootstrap") {
  // R, 400 000 resamples: starts by sample.int, blocks by outer() modulo n, cut to n.
  const Skill s = skill_over_time(kScores, kBaseline, 1);
  CHECK(s.value == Approx(0.2137405).epsilon(1e-6));
  CHECK(s.n == 10);
  check(s.interval, -0.00457, 0.40874);
  check(skill_over_time(kScores, kBaseline, 2).interval, 0.04630, 0.38684);
  check(skill_over_time(kScores, kBaseline, 3).interval, 0.08084, 0.34670);
}

TEST_CASE("groups are resampled whole") {
  constexpr std::array<std::size_t, 10> group = {0, 0, 1, 2, 2, 2, 3, 4, 4, 5};
  check(skill_over_groups(kScores, kBaseline, group).interval, 0.06364, 0.35360);
  // Each score a group of its own is blocks of one.
  constexpr std::array<std::size_t, 10> own = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  check(skill_over_groups(kScores, kBaseline, own).interval, -0.00457, 0.40874);
  constexpr std::array<std::size_t, 10> three = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2};
  CHECK(std::isnan(skill_over_groups(kScores, kBaseline, three).interval.lo));
}

TEST_CASE("a skill that is the same everywhere is known exactly") {
  std::array<double, 10> half{};
  for (std::size_t k = 0; k < half.size(); ++k) half[k] = kBaseline[k] / 2;
  const Skill s = skill_over_time(half, kBaseline, 2);
  CHECK(s.value == Approx(0.5));
  CHECK(s.interval.lo == Approx(0.5));
  CHECK(s.interval.hi == Approx(0.5));
  CHECK(s.surely_better());
  CHECK_FALSE(s.surely_worse());
  CHECK(skill_over_time(kBaseline, half, 2).surely_worse());
  CHECK(skill_over_time(kBaseline, kBaseline, 2).value == 0);
}

TEST_CASE("the seed fixes the interval") {
  const Skill a = skill_over_time(kScores, kBaseline, 2, 7);
  CHECK(skill_over_time(kScores, kBaseline, 2, 7).interval.lo == a.interval.lo);
  CHECK(skill_over_time(kScores, kBaseline, 2, 8).interval.lo != a.interval.lo);
}

TEST_CASE("where a skill or its interval says nothing, it is not a number") {
  constexpr std::array zero = {0.0, 0.0, 0.0, 0.0};
  constexpr std::array one = {1.0, 1.0, 1.0, 1.0};
  CHECK(std::isnan(skill_over_time(one, zero, 1).value));
  CHECK(std::isnan(skill_over_time(one, zero, 1).interval.lo));
  CHECK(skill_over_time(zero, one, 1).value == 1);
  CHECK(std::isnan(
      skill_over_time(std::array{1.0, 2.0, 1.0}, std::array{1.0, 1.0, 1.0}, 1).interval.lo));
  CHECK(std::isnan(skill_over_time(one, one, 3).interval.lo));
  CHECK(block_length(1) == 1);
  CHECK(block_length(8) == 2);
  CHECK(block_length(27) == 3);
}
