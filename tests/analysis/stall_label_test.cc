#include "analysis/stall/label.h"

#include <cmath>
#include <functional>
#include <vector>

#include "analysis/stall/judge.h"
#include "analysis/trend.h"
#include "tests/catch.h"

using namespace tumen;

namespace {

/// Forty quarters of a level: 10 bn USD declared at once and due in a straight line over five
/// years.
struct Case {
  static constexpr int kTicks = 40, kLast = kTicks - 1;
  std::vector<double> declared = std::vector<double>(kTicks, 10.0);
  std::vector<double> planned, earned;
  std::vector<double> cancelled = std::vector<double>(kTicks, 0.0);
  std::vector<double> alignment = std::vector<double>(kTicks, 0.6);

  /// EV = ratio(tick) PV.
  explicit Case(const std::function<double(int)>& ratio) {
    for (int t = 0; t < kTicks; ++t) {
      planned.push_back(std::min(10.0, 0.5 * (t + 1)));
      earned.push_back(ratio(t) * planned.back());
    }
  }
  LevelSeries series() const {
    return {{declared.data()},  {planned.data()},   {earned.data()},
            {cancelled.data()}, {alignment.data()}, 4};
  }
  StallLabel label(int tick = kLast, const StallRule& rule = {}) const {
    return label_at(series(), tick, rule);
  }
};

Case constant(double ratio) {
  return Case([ratio](int) { return ratio; });
}
/// RR = `last` at the last tick, after rising by `slope` a year.
Case rising(double last, double slope) {
  return Case([=](int t) { return std::max(0.0, last - slope * (Case::kLast - t) / 4); });
}

}  // namespace

TEST_CASE("What was delivered is REALISED, what stands still below half is a STALL") {
  CHECK(constant(1.0).label() == StallLabel::realised);
  CHECK(constant(0.8).label() == StallLabel::realised);
  CHECK(constant(0.79).label() == StallLabel::slow);
  CHECK(constant(0.51).label() == StallLabel::slow);
  CHECK(constant(0.5).label() == StallLabel::stall);
  CHECK(constant(0.0).label() == StallLabel::stall);
}

TEST_CASE("A level with too little due is ABSENT, whatever else holds") {
  Case c = constant(0.0);
  CHECK(c.label(3) == StallLabel::absent);  // 2.0 of 10 due
  CHECK(c.label(4) != StallLabel::absent);  // a quarter is enough
  c.declared.assign(Case::kTicks, 0.0);
  c.planned.assign(Case::kTicks, 0.0);
  c.earned.assign(Case::kTicks, 0.0);
  CHECK(c.label() == StallLabel::absent);
}

TEST_CASE(
    "A level most of which is cancelled is a RUPTURE, also when nothing is left to fall due") {
  Case c = constant(0.0);
  c.cancelled.assign(Case::kTicks, 5.0);
  c.planned.assign(Case::kTicks, 5.0);
  CHECK(c.label() == StallLabel::stall);  // half, not more
  c.cancelled.assign(Case::kTicks, 5.1);
  CHECK(c.label() == StallLabel::rupture);
  c.cancelled.assign(Case::kTicks, 10.0);
  c.planned.assign(Case::kTicks, 0.0);
  CHECK(c.label() == StallLabel::rupture);
  // Of what still stands, too little is due.
  c.cancelled.assign(Case::kTicks, 6.0);
  c.planned.assign(Case::kTicks, 0.9);
  CHECK(c.label() == StallLabel::absent);
}

TEST_CASE("A pair that has fallen out is a RUPTURE, one that has cooled no STALL") {
  Case c = constant(0.9);
  c.alignment.back() = 0.39;
  CHECK(c.label() == StallLabel::rupture);
  c = constant(0.3);
  c.alignment.back() = 0.45;
  CHECK(c.label() == StallLabel::slow);
  c.alignment.back() = 0.501;
  CHECK(c.label() == StallLabel::stall);
  c.alignment.back() = 0.9;
  CHECK(c.label() == StallLabel::stall);
  LevelSeries without_pair = c.series();
  without_pair.alignment = {};
  CHECK(label_at(without_pair, Case::kLast) == StallLabel::stall);
}

TEST_CASE("Declarations that shrink are no STALL; a dip that is no trend does not matter") {
  Case c = constant(0.3);
  for (int t = 0; t < Case::kTicks; ++t) {
    c.declared[static_cast<std::size_t>(t)] = 20 - 0.2 * t;
  }
  CHECK(c.label() == StallLabel::slow);
  c.declared.assign(Case::kTicks, 10.0);
  c.declared[30] = 9.5;
  CHECK(c.label() == StallLabel::stall);
}

TEST_CASE("A trend that reaches .8 within ten years is no STALL, a slower one is") {
  // From RR = .3, (.8 - .3)/10 = .05 a year is needed.
  CHECK(rising(0.3, 0.045).label() == StallLabel::stall);
  CHECK(rising(0.3, 0.055).label() == StallLabel::slow);
  CHECK(rising(0.3, -0.02).label() == StallLabel::stall);
  StallRule patient;
  patient.years = 12;
  CHECK(rising(0.3, 0.045).label(Case::kLast, patient) == StallLabel::slow);
  StallRule hasty;
  hasty.years = 5;
  CHECK(rising(0.3, 0.055).label(Case::kLast, hasty) == StallLabel::stall);
  const StallJudgement judged = judge_level(rising(0.3, 0.045).series(), Case::kLast);
  CHECK(judged.ratio == Approx(0.3));
  CHECK(judged.needed == Approx(0.05));
  CHECK(judged.bound == Approx(0.045).margin(1e-9));
}

TEST_CASE("That a rise is not significant is no evidence of a STALL") {
  // Luck about a trend that suffices, too much of it to tell the trend.
  const Case noisy([](int t) {
    return std::max(0.0, 0.4 - 0.04 * (Case::kLast - t) / 4 + 0.25 * std::sin(2.4 * (39 - t)));
  });
  const StallJudgement judged = judge_level(noisy.series(), Case::kLast);
  CHECK(judged.ratio == Approx(0.4));
  CHECK(mann_kendall(ratio_window(noisy.series(), Case::kLast, {})).p_up > 0.05);
  CHECK(judged.bound > judged.needed);
  CHECK(judged.label == StallLabel::slow);
}

TEST_CASE("Without three years in which something was due there is no STALL") {
  Case c = constant(0.1);
  for (std::size_t t = 0; t < 40; ++t) c.planned[t] = t < 29 ? 0.0 : 10.0;
  for (std::size_t t = 0; t < 40; ++t) c.earned[t] = 0.1 * c.planned[t];
  CHECK(c.label() == StallLabel::slow);  // 11 quarters
  c.planned[28] = 10.0;
  c.earned[28] = 1.0;
  CHECK(c.label() == StallLabel::stall);
  CHECK(ratio_window(c.series(), Case::kLast, {}).size() == 12);
  CHECK(ratio_window(constant(0.1).series(), Case::kLast, {}).size() == 20);
}

TEST_CASE("The window of years is the same whatever a tick is") {
  Case c = rising(0.3, 0.18);
  LevelSeries yearly = c.series();
  yearly.ticks_per_year = 1;
  CHECK(ratio_window(yearly, Case::kLast, {}).size() == 5);
  CHECK(judge_level(yearly, Case::kLast).bound <= 0.18);
  StallRule half_a_year;
  half_a_year.window = 2;
  CHECK(ratio_window(c.series(), Case::kLast, half_a_year).size() == 4);
}

TEST_CASE("Both bounds of the slope agree on what is plain") {
  StallRule bootstrap;
  bootstrap.bound = SlopeBound::bootstrap;
  CHECK(constant(0.2).label(Case::kLast, bootstrap) == StallLabel::stall);
  CHECK(rising(0.3, 0.1).label(Case::kLast, bootstrap) == StallLabel::slow);
}

TEST_CASE("Money in another unit changes no label") {
  for (const double ratio : {0.1, 0.6, 0.9}) {
    Case c = constant(ratio);
    const StallLabel label = c.label();
    for (auto* series : {&c.declared, &c.planned, &c.earned, &c.cancelled}) {
      for (double& x : *series) x *= 1024;
    }
    CHECK(c.label() == label);
  }
}

TEST_CASE("A judge reads the columns of its level from the series of a run") {
  const std::vector<MetricInfo> metrics = {
      {"EV[north]", "bn USD", ""},  {"A[ONE,TWO]", "1", ""},       {"PV[north]", "bn USD", ""},
      {"DEC[north]", "bn USD", ""}, {"CANC[north]", "bn USD", ""}, {"PV[south]", "bn USD", ""}};
  const Case c = rising(0.3, 0.045);
  std::vector<double> series;
  for (std::size_t t = 0; t < Case::kTicks; ++t) {
    series.insert(series.end(),
                  {c.earned[t], c.alignment[t], c.planned[t], c.declared[t], c.cancelled[t], -1.0});
  }
  const StallJudge judge(metrics, {"north", "A[ONE,TWO]"}, 4);
  for (const int tick : {2, 10, 25, Case::kLast}) {
    CHECK(judge.at(series, tick) == c.label(tick));
  }
  CHECK(judge.judge(series, Case::kLast)->bound == judge_level(c.series(), Case::kLast).bound);
  CHECK(StallJudge(metrics, {"north", ""}, 4).at(series, Case::kLast) == StallLabel::stall);
  CHECK_THROWS_AS(StallJudge(metrics, {"south", ""}, 4), std::invalid_argument);
  CHECK_THROWS_AS(StallJudge(metrics, {"north", "A[TWO,ONE]"}, 4), std::invalid_argument);
  // A run that failed at tick 30 has labels before that.
  for (std::size_t i = 30 * metrics.size(); i < series.size(); ++i) series[i] = NAN;
  CHECK(judge.at(series, 29).has_value());
  CHECK_FALSE(judge.at(series, 30).has_value());
}
