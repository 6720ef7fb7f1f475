// The same years in quarters and in whole years: what the length of a tick may not decide. And the
// same world twice, with other luck.
#include <cmath>

#include "analysis/ensemble.h"
#include "catch.h"
#include "model/reference_model.h"
#include "shipped.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr std::uint64_t kRuns = 400;

Setup shipped(const std::string& world, const std::vector<std::string>& set = {}) {
  const Texts texts = shipped_scenarios();
  const Result<Scenario> loaded =
      load_scenario("scenarios/" + world + "/scenario.toml", from(texts), {"", "", set});
  REQUIRE(loaded);
  return loaded.value().setup;
}

EnsembleResult ensemble(const Setup& setup, std::uint64_t first) {
  const ReferenceModel model(setup);
  EnsembleOptions options;
  options.first_run = first;
  options.runs = kRuns;
  options.bands = false;
  return run_ensemble(model, options);
}

double mean_at(const EnsembleResult& e, int tick, std::string_view metric) {
  const int at = e.find_metric(metric);
  REQUIRE(at >= 0);
  return e
      .path_mean[static_cast<std::size_t>(tick) * e.metrics.size() + static_cast<std::size_t>(at)];
}

}  // namespace

// Ticks of different length are compared at the same date: the last of ten years begins with the
// 37th quarter, the last of twenty half-years with the 39th. Not compared is what is built on the
// spot: a project passes at most one stage in a tick, so that long ticks hold it up.
TEST_CASE("Whole years and quarters end at the same trade and the same realisation of flows") {
  const EnsembleResult quarters = ensemble(shipped("two-powers"), 0);
  const EnsembleResult years =
      ensemble(shipped("two-powers", {"scenario.tick_years=1", "scenario.ticks=10"}), 0);
  for (const char* metric : {"X[HOST,INVESTOR]", "RR[regional]"}) {
    INFO(metric);
    const double a = mean_at(quarters, 36, metric), b = mean_at(years, 9, metric);
    CHECK(std::abs(b - a) < 0.05 * a);
  }
}

TEST_CASE("Half-years and quarters end at the same alignments, trade and realisation of flows") {
  const EnsembleResult quarters = ensemble(shipped("two-powers"), 0);
  const EnsembleResult halves =
      ensemble(shipped("two-powers", {"scenario.tick_years=0.5", "scenario.ticks=20"}), 0);
  for (const char* metric : {"A[HOST,INVESTOR]", "X[HOST,INVESTOR]", "RR[regional]"}) {
    INFO(metric);
    const double a = mean_at(quarters, 38, metric), b = mean_at(halves, 19, metric);
    CHECK(std::abs(b - a) < 0.05 * a);
  }
}

// The dated series of the world have two points in some years, so that whole years cannot be run.
TEST_CASE("The same in the largest world", "[slow]") {
  const EnsembleResult quarters = ensemble(shipped("zarubino"), 0);
  const EnsembleResult halves =
      ensemble(shipped("zarubino", {"scenario.tick_years=0.5", "scenario.ticks=28"}), 0);
  for (const char* metric :
       {"A[RUS,CHN]", "A[USA,RUS]", "X[RUS,CHN]", "X[RUS,KOR]", "RR[regional]"}) {
    INFO(metric);
    const double a = mean_at(quarters, 54, metric), b = mean_at(halves, 27, metric);
    CHECK(std::abs(b - a) < 0.05 * a);
  }
}

TEST_CASE("Two blocks of 400 histories agree within three standard errors") {
  const Setup setup = shipped("two-powers");
  const EnsembleResult one = ensemble(setup, 0), other = ensemble(setup, kRuns);
  for (const char* metric :
       {"A[HOST,INVESTOR]", "X[HOST,INVESTOR]", "RR[regional]", "RR[sub_regional]"}) {
    INFO(metric);
    const auto at = static_cast<std::size_t>(one.find_metric(metric));
    const std::size_t end = static_cast<std::size_t>(one.ticks - 1) * one.metrics.size() + at;
    const double n = static_cast<double>(kRuns);
    const double error = std::sqrt(
        (one.path_sd[end] * one.path_sd[end] + other.path_sd[end] * other.path_sd[end]) / n);
    CHECK(std::abs(one.path_mean[end] - other.path_mean[end]) <= 3.0 * error);
  }
}
