// Operating characteristics of the label (T12): how often it is wrong where the truth is known.
#include "analysis/stall/characteristics.h"

#include "tests/catch.h"

using namespace tumen;

namespace {

constexpr std::uint64_t kRuns = 1000;

double stalls(Fate fate, int projects, double years = 10) {
  SyntheticLevel level;
  level.projects = projects;
  level.years = years;
  return characteristics(fate, level, kRuns).share(StallLabel::stall);
}

}  // namespace

TEST_CASE("Levels that are late or recovering are not called stalled") {
  for (const int projects : {1, 5, 20}) {
    for (const Fate fate : {Fate::on_time, Fate::late_half, Fate::late_double, Fate::recovers_early,
                            Fate::recovers_late}) {
      INFO(kFateNames[static_cast<std::size_t>(fate)] << ", " << projects << " projects");
      CHECK(stalls(fate, projects) <= 0.02);
    }
  }
}

TEST_CASE("Levels that are frozen are called stalled") {
  for (const int projects : {1, 5, 20}) {
    for (const Fate fate : {Fate::frozen, Fate::mostly_frozen}) {
      INFO(kFateNames[static_cast<std::size_t>(fate)] << ", " << projects << " projects");
      CHECK(stalls(fate, projects) >= 0.8);
    }
  }
}

// Where the rule errs, so that nobody takes it for better than it is (docs/stall.md).
TEST_CASE("A recovery of one year, and a long delay judged early, are still called stalled") {
  for (const int projects : {1, 5, 20}) CHECK(stalls(Fate::recovers_at_last, projects) > 0.5);
  CHECK(stalls(Fate::late_double, 1, 6) > 0.02);
  SyntheticLevel slow;
  slow.plan_low = 6;
  slow.plan_high = 12;
  CHECK(characteristics(Fate::late_double, slow, kRuns).share(StallLabel::stall) > 0.02);
}

TEST_CASE("A level half of which is frozen is neither here nor there") {
  CHECK(stalls(Fate::half_frozen, 5) < 0.5);
  CHECK(stalls(Fate::half_frozen, 20) < 0.5);
}

TEST_CASE("Characteristics are those of the histories, however many are asked for at once") {
  SyntheticLevel level;
  level.projects = 5;
  StallRule strict;
  strict.stalled = 0.3;
  const StallRule rules[] = {StallRule(), strict};
  const auto both = characteristics(Fate::half_frozen, level, 203, std::span(rules));
  CHECK(both[0].runs == 203);
  CHECK(both[0].count == characteristics(Fate::half_frozen, level, 203).count);
  CHECK(both[1].count == characteristics(Fate::half_frozen, level, 203, strict).count);
  CHECK(both[1].of(StallLabel::stall) < both[0].of(StallLabel::stall));
  CHECK(characteristics(Fate::half_frozen, level, 203, StallRule(), 2).count != both[0].count);
}
