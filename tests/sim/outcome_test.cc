#include "sim/outcome.h"

#include <cmath>
#include <string>
#include <vector>

#include "catch.h"

namespace tumen {
namespace {

/// What is taken of the series `x` in lane 0, and of its negative in the last lane.
double taken(Take take, const std::vector<double>& x, int from, int by, int lane = 0) {
  const std::vector<std::string> names = {"x"};
  const std::vector<Outcome> outcomes = {
      {Expression::parse("x", names).value(), take, from, by, 0.25}};
  OutcomeRecorder recorder(outcomes);
  recorder.start();
  for (std::size_t t = 0; t < x.size(); ++t) {
    std::vector<Real> metrics = {Real(x[t])};
    if (kLanes > 1) metrics[0].set(kLanes - 1, -x[t]);
    recorder.tick(static_cast<int>(t), metrics, true);
  }
  return recorder.value(0, lane);
}

const std::vector<double> kSeries = {9, 1, 2, 4, 3, 8, 9};

}  // namespace

TEST_CASE("Outcomes are taken over their window, both ends included") {
  CHECK(taken(Take::last, kSeries, 0, 5) == 8);
  CHECK(taken(Take::mean, kSeries, 1, 4) == 2.5);
  CHECK(taken(Take::max, kSeries, 1, 4) == 4);
  CHECK(taken(Take::min, kSeries, 2, 5) == 2);
  CHECK(taken(Take::change, kSeries, 1, 5) == 7);
  if (kLanes > 1) {
    CHECK(taken(Take::max, kSeries, 1, 4, kLanes - 1) == -1);
    CHECK(taken(Take::change, kSeries, 1, 5, kLanes - 1) == -7);
  }
}

TEST_CASE("The slope is that of least squares, per year") {
  // 1, 2, 4, 3: sum of (t - 1.5) x over the sum of its squares, four ticks a year.
  CHECK(taken(Take::slope, kSeries, 1, 4) == Approx((-1.5 - 1 + 2 + 4.5) / 5 * 4).epsilon(1e-14));
  CHECK(taken(Take::slope, {5, 5, 5}, 0, 2) == Approx(0).margin(1e-15));
  CHECK(taken(Take::slope, {5, 6, 7, 8}, 0, 3) == Approx(4).epsilon(1e-14));
  CHECK(taken(Take::slope, kSeries, 3, 3) == 0);
}

TEST_CASE("Kendall's tau is that of the ranks") {
  CHECK(taken(Take::tau, {1, 2, 3, 4}, 0, 3) == 1);
  CHECK(taken(Take::tau, {4, 3, 2, 1}, 0, 3) == -1);
  CHECK(taken(Take::tau, {2, 2, 2}, 0, 2) == 0);
  // R: cor(1:6, c(1,2,4,3,8,8), method = "kendall") is 0.8280787 (tau-b)
  CHECK(taken(Take::tau, {1, 2, 4, 3, 8, 8}, 0, 5) == Approx(0.8280787).epsilon(1e-7));
}

TEST_CASE("Years until something is so, or past the window where it never is") {
  CHECK(taken(Take::years, {0, 0, 1, 0, 1}, 0, 4) == 0.5);
  CHECK(taken(Take::years, {1, 0, 0, 0, 1}, 1, 3) == 0.75);
  CHECK(taken(Take::years, {0, 0, 0, 0}, 0, 3) == 1);
  CHECK(taken(Take::years, {1, 0}, 0, 1) == 0);
}

TEST_CASE("A run that failed or left the finite numbers has no outcome") {
  const double nan = std::nan("");
  CHECK(std::isnan(taken(Take::mean, {1, nan, 3}, 0, 2)));
  CHECK(std::isnan(taken(Take::max, {1, nan, 3}, 0, 2)));
  CHECK(std::isnan(taken(Take::tau, {1, nan, 3}, 0, 2)));
  CHECK(taken(Take::last, {1, nan, 3}, 0, 2) == 3);
  const std::vector<std::string> names = {"x"};
  const std::vector<Outcome> outcomes = {
      {Expression::parse("x", names).value(), Take::last, 0, 0, 0.25}};
  OutcomeRecorder recorder(outcomes);
  recorder.start();
  recorder.failed(0, 0, 0);
  recorder.tick(0, std::vector<Real>{Real(1.0)}, true);
  CHECK(std::isnan(recorder.value(0, 0)));
  recorder.start();
  recorder.tick(0, std::vector<Real>{Real(1.0)}, true);
  CHECK(recorder.value(0, 0) == 1);
}

TEST_CASE("A outcome knows whether it is 0 or 1") {
  const std::vector<std::string> names = {"x"};
  Outcome q{Expression::parse("x >= 2", names).value(), Take::last, 0, 3, 0.25};
  CHECK(q.is_truth());
  q.take = Take::mean;
  CHECK_FALSE(q.is_truth());
}

TEST_CASE("An outcome may be read of a whole history") {
  const std::vector<std::string> names = {"x", "y"};
  std::vector<double> seen;
  Outcome q{Expression::parse("x", names).value(), Take::last, 0, 2, 0.25};
  q.history = {1, 0};
  q.so = [&seen](std::span<const double> series) {
    seen.assign(series.begin(), series.end());
    return series[5] > 2;
  };
  CHECK(q.is_truth());
  const std::vector<Outcome> outcomes = {q};
  OutcomeRecorder recorder(outcomes);
  for (const double last : {3.0, 1.0, std::nan("")}) {
    recorder.start();
    for (int t = 0; t < 5; ++t) {
      recorder.tick(t, std::vector<Real>{Real(t < 2 ? 1.0 : last), Real(10.0 + t)}, true);
    }
    const double value = recorder.value(0, kLanes - 1);
    if (std::isnan(last)) {
      CHECK(std::isnan(value));
      continue;
    }
    CHECK(value == (last > 2 ? 1 : 0));
    CHECK(seen == std::vector<double>{10, 1, 11, 1, 12, last});
  }
}

}  // namespace tumen
