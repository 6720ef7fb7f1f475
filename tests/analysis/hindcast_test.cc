// Baselines, and series and events against them.
#include <array>
#include <cmath>
#include <vector>

#include "analysis/hindcast/judge_events.h"
#include "analysis/hindcast/judge_series.h"
#include "tests/catch.h"

using namespace tumen;

namespace {

/// Trade of 2012 to 2018, each value known at the end of its year.
const std::vector<TimedValue> kHistory = {{2013, 88.2}, {2014, 89.2}, {2015, 95.3}, {2016, 68.0},
                                          {2017, 69.5}, {2018, 84.1}, {2019, 107.1}};
constexpr double kCut = 2016;

double forecast(SeriesBaseline b, double time, bool money = true) {
  return baseline_forecast(b, kHistory, kCut, time, money);
}

/// A series whose model says the truth less `short_by` in every run.
SeriesCase short_case(double short_by) {
  SeriesCase s{"trade", "bn USD/yr", "X", true, 2013, kHistory, {}};
  for (const TimedValue& v : kHistory) {
    if (v.time == 2013) continue;
    SeriesDate d{"", v.time, v.value, v.time > kCut ? 1U : 0U, {}, {}};
    d.model.assign(10, v.value - short_by);
    d.null = {v.value - 2, v.value + 2};
    s.dates.push_back(d);
  }
  return s;
}

}  // namespace

TEST_CASE("naive forecasts of a series start from what is known at the cut") {
  CHECK(forecast(SeriesBaseline::persistence, 2019) == 68.0);
  CHECK(forecast(SeriesBaseline::drift, 2018) == Approx(68.0 * 1.07 * 1.07));
  CHECK(std::isnan(forecast(SeriesBaseline::drift, 2018, false)));
  CHECK(forecast(SeriesBaseline::one_step, 2019) == 84.1);
  CHECK(forecast(SeriesBaseline::one_step, 2017) == 68.0);
  // R: exp(predict(lm(log(x) ~ t), ...)) on the four values up to the cut.
  CHECK(forecast(SeriesBaseline::trend, 2017) == Approx(70.6839922286));
  CHECK(forecast(SeriesBaseline::trend, 2019) == Approx(61.2760661390));
  CHECK(std::isnan(baseline_forecast(SeriesBaseline::trend, kHistory, 2014, 2017, true)));
  CHECK(std::isnan(baseline_forecast(SeriesBaseline::persistence, kHistory, 2012, 2017, true)));
}

TEST_CASE("only the last year's value knows anything after the cut") {
  std::vector<TimedValue> other = kHistory;
  for (TimedValue& v : other) v.value += v.time > kCut ? 50 : 0;
  for (const SeriesBaseline b :
       {SeriesBaseline::persistence, SeriesBaseline::drift, SeriesBaseline::trend}) {
    CHECK(baseline_forecast(b, other, kCut, 2019, true) == forecast(b, 2019));
  }
  CHECK(baseline_forecast(SeriesBaseline::one_step, other, kCut, 2019, true) != 84.1);
}

TEST_CASE("naive forecasts of events are those of their names") {
  const Announcement port{true, 2014.5, 2019};
  CHECK(baseline_probability(EventBaseline::on_time, port, 2019) == 1);
  CHECK(baseline_probability(EventBaseline::on_time, port, 2018.75) == 0);
  CHECK(baseline_probability(EventBaseline::never, port, 2026) == 0);
  CHECK(baseline_probability(EventBaseline::reference_class, port, 2021) == 0);
  CHECK(baseline_probability(EventBaseline::reference_class, port, 2021.25) == 0.86);
  CHECK(baseline_probability(EventBaseline::on_time, {}, 2026) == 0);
  CHECK(baseline_probability(EventBaseline::reference_class, {}, 2026) == 0);
}

TEST_CASE("a series is scored by windows, up to the cut from the start") {
  const SeriesJudgement j = judge_series(short_case(1), kCut, 2);
  REQUIRE(j.windows.size() == 2);
  const WindowScore &before = j.windows[0], &after = j.windows[1];
  CHECK(before.n == 3);
  CHECK(after.n == 3);
  CHECK(after.crps == Approx(1));
  CHECK(after.bias == Approx(-1));
  CHECK(std::isnan(after.log_score));
  CHECK(after.in_most == 0);
  const auto skill = [](const WindowScore& w, SeriesBaseline b) {
    return w.skill[static_cast<std::size_t>(b)];
  };
  // Persistence of 88.2: errors 1, 7.1, 20.2; of 68: errors 1.5, 16.1, 39.1.
  CHECK(skill(before, SeriesBaseline::persistence).baseline == Approx(28.3 / 3));
  CHECK(skill(after, SeriesBaseline::persistence).baseline == Approx(56.7 / 3));
  CHECK(skill(after, SeriesBaseline::persistence).value == Approx(1 - 3 / 56.7));
  CHECK(skill(after, SeriesBaseline::one_step).baseline == Approx((1.5 + 14.6 + 23) / 3));
  // A null of two values 2 off on either side: E|X-y| = 2, E|X-X'| / 2 = 1.
  CHECK(skill(after, SeriesBaseline::null).baseline == Approx(1));
  CHECK(skill(after, SeriesBaseline::null).value == Approx(0).margin(1e-12));
  CHECK(skill(before, SeriesBaseline::trend).n == 0);
  CHECK(skill(after, SeriesBaseline::trend).n == 3);
  CHECK(pit_histogram({j}, 1, 10)[9] == 3);
}

TEST_CASE("series of different units are pooled over their last known values") {
  SeriesCase small = short_case(1), large = short_case(2);
  for (SeriesCase* s : {&large}) {
    for (TimedValue& v : s->history) v.value *= 1000;
    for (SeriesDate& d : s->dates) {
      d.observed *= 1000;
      for (double& x : d.model) x *= 1000;
    }
  }
  const auto pooled = pooled_skill({judge_series(small, kCut, 2), judge_series(large, kCut, 2)}, 1);
  // Errors of 1 and 2, in 68ths, against the same errors of persistence twice.
  CHECK(pooled[0].score == Approx(3.0 / 68));
  CHECK(pooled[0].baseline == Approx(2 * 56.7 / 3 / 68));
  CHECK(pooled[0].value == Approx(1 - 9 / (2 * 56.7)));
}

TEST_CASE("events are scored against every baseline, those of one id resampled together") {
  const Announcement port{true, 2014.5, 2019};
  std::vector<EventCase> events;
  for (int k = 0; k < 4; ++k) {
    const std::string id(1, static_cast<char>('a' + k));
    events.push_back({id, "2018", "", 2019, false, port, 0.1, 0.5});
    events.push_back({id, "2025", "", 2026, k < 2, port, 0.6, 0.5});
  }
  const EventJudgement j = judge_events(events);
  CHECK(j.model.score == Approx((4 * 0.01 + 2 * 0.16 + 2 * 0.36) / 8));
  const auto skill = [&j](EventBaseline b) { return j.skill[static_cast<std::size_t>(b)]; };
  CHECK(skill(EventBaseline::on_time).baseline == Approx(6.0 / 8));
  CHECK(skill(EventBaseline::never).baseline == Approx(2.0 / 8));
  CHECK(skill(EventBaseline::reference_class).baseline ==
        Approx((2 * 0.14 * 0.14 + 2 * 0.86 * 0.86) / 8));
  CHECK(skill(EventBaseline::null).baseline == Approx(0.25));
  CHECK(skill(EventBaseline::base_rate).baseline == Approx(0.25 * 0.75));
  CHECK(skill(EventBaseline::on_time).surely_better());
  CHECK_FALSE(std::isnan(skill(EventBaseline::null).interval.lo));  // four groups

  events[0].null = std::nan("");
  CHECK(judge_events(events).skill[static_cast<std::size_t>(EventBaseline::null)].n == 0);
}
