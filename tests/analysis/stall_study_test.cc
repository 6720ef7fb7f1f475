#include "analysis/stall/study.h"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "tests/catch.h"

using namespace tumen;

namespace {

const std::vector<MetricInfo> kMetrics = {{"DEC[north]", "", ""},
                                          {"PV[north]", "", ""},
                                          {"EV[north]", "", ""},
                                          {"CANC[north]", "", ""},
                                          {"RR_throughput[north]", "", ""},
                                          {"X_ratio[ONE,TWO]", "", ""},
                                          {"plan_age[quay]", "", ""},
                                          {"operating[quay]", "", ""},
                                          {"cancelled[quay]", "", ""}};
constexpr int kTicks = 32, kLast = kTicks - 1;
const std::vector<StudyLevel> kLevels = {{{"north", ""}, "X_ratio[ONE,TWO]", {"quay"}}};

/// A run whose level stands at this RR, and whose quay opens at a tick, or never.
std::vector<double> run_with(double ratio, double used, double trade, int opens = kTicks) {
  std::vector<double> series;
  for (int t = 0; t < kTicks; ++t) {
    series.insert(series.end(), {4.0, 4.0, 4.0 * ratio, 0.0, used, trade, (t + 1) / 8.0,
                                 t >= opens ? 1.0 : 0.0, 0.0});
  }
  return series;
}

void add(StallStudy& study, const std::vector<double>& series) {
  RunView view;
  view.series = series;
  study.add(view);
}

}  // namespace

TEST_CASE("A study counts labels, rules and readings over runs") {
  StallStudy study(kMetrics, kLevels, 4, kLast);
  add(study, run_with(0.4, 0.1, 0.7));
  add(study, run_with(0.6, 0.2, 0.9, 15));
  add(study, run_with(0.9, 0.2, 0.9, 7));
  add(study, std::vector<double>(kTicks * kMetrics.size(), NAN));
  const LevelResult& level = study.results().at(0);
  CHECK(level.labels.runs == 3);
  CHECK(level.labels.of(StallLabel::stall) == 1);
  CHECK(level.labels.of(StallLabel::slow) == 1);
  CHECK(level.labels.of(StallLabel::realised) == 1);
  REQUIRE(level.label_of.size() == 4);
  CHECK(level.label_of[0] == StallLabel::stall);
  CHECK_FALSE(level.label_of[3].has_value());
  CHECK(level.ratio_of[1] == Approx(0.6));
  CHECK(std::isnan(level.ratio_of[3]));
  CHECK(level.idle.held == 1);
  CHECK(level.idle.runs == 3);
  CHECK(level.estranged.held == 1);
  CHECK(level.widening.held == 0);
  REQUIRE(level.openings.size() == 3);
  // Open after 1 and 2 plans, and closed after 4.
  CHECK(level.median_opening() == 2.0);
}

TEST_CASE("The rules of the sensitivity table are those that the definition names") {
  StallStudy study(kMetrics, kLevels, 4, kLast);
  add(study, run_with(0.4, 0.1, 0.7));
  add(study, run_with(0.6, 0.1, 0.7));
  const auto rules = sensitivity_rules(StallRule());
  REQUIRE(rules.size() == 12);
  for (std::size_t k = 0; k < rules.size(); ++k) {
    const std::uint64_t expected = rules[k].stalled < 0.4 ? 0 : rules[k].stalled < 0.6 ? 1 : 2;
    CHECK(study.results()[0].sensitivity[k].of(StallLabel::stall) == expected);
    CHECK(rules[k].recovered == 0.8);
  }
  CHECK(rules[0].window == 12);
  CHECK(rules[3].window == 20);
  CHECK(rules[0].years == 5);
  CHECK(rules[11].years == 10);
}

TEST_CASE("A study reads what a level has, and says what it lacks") {
  const std::vector<StudyLevel> bare = {{{"north", ""}, "X_ratio[TWO,ONE]", {}}};
  const std::vector<MetricInfo> few(kMetrics.begin(), kMetrics.begin() + 4);
  StallStudy study(few, bare, 4, kLast);
  CHECK_FALSE(study.has_cargo(0));
  CHECK_FALSE(study.has_trade(0));
  CHECK(StallStudy(kMetrics, kLevels, 4, kLast).has_cargo(0));
  CHECK_THROWS_AS(StallStudy(few, kLevels, 4, kLast), std::invalid_argument);
}
