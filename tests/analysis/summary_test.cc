#include "analysis/summary.h"

#include <algorithm>
#include <cmath>

#include "analysis/statistics.h"
#include "tests/catch.h"
#include "tests/sim/tribute_model.h"

using namespace tumen;
using tumen::test::TributeModel;

namespace {
EnsembleResult ensemble(std::uint64_t runs, std::uint64_t runs_per_point) {
  EnsembleOptions o;
  o.runs = runs;
  o.runs_per_point = runs_per_point;
  return run_ensemble(TributeModel(5, 3), o);
}
}  // namespace

TEST_CASE("a summary describes the completed runs of each metric") {
  const EnsembleResult r = ensemble(150, 1);
  const auto summaries = summarise(r);
  REQUIRE(summaries.size() == r.metrics.size());
  for (std::size_t m = 0; m < summaries.size(); ++m) {
    const MetricSummary& s = summaries[m];
    auto values = r.finals_of(m);
    std::erase_if(values, [](double x) { return std::isnan(x); });
    std::ranges::sort(values);
    CHECK(s.info.name == r.metrics[m].name);
    CHECK(s.n == 149);
    CHECK(s.mean == Approx(mean(values)).epsilon(1e-12));
    CHECK(s.sd == Approx(standard_deviation(values)).epsilon(1e-10));
    CHECK(s.hi - s.mean == Approx(1.976122 * s.sd / std::sqrt(149.0)).epsilon(1e-6));
    CHECK(s.min == values.front());
    CHECK(s.max == values.back());
    CHECK(s.q50 == values[74]);
    CHECK(s.q05 < s.q25);
    CHECK(s.q75 < s.q95);
    CHECK(s.path_mean.size() == 20);
    CHECK(s.path_mean.back() == s.mean);
    CHECK(s.path_q05.back() == s.q05);
    CHECK(s.path_q95.back() == s.q95);
    CHECK_FALSE(s.luck_share);  // every run has a point of its own
  }
}

TEST_CASE("luck and parameters are told apart by the points of the runs") {
  // Income per tick is the only parameter that varies: it moves the wealth of all, not who wins.
  const auto summaries = summarise(ensemble(400, 8));
  const auto share = [&](std::string_view name) {
    return *std::ranges::find(summaries, name, [](auto& s) { return s.info.name; })->luck_share;
  };
  CHECK(share("W") < 0.5);
  CHECK(share("W[4]") > 0.8);
}

TEST_CASE("a summary without completed runs has no numbers") {
  EnsembleOptions o;
  o.first_run = 5;
  const auto summaries = summarise(run_ensemble(TributeModel(5, 3), o));
  CHECK(summaries[0].n == 0);
  CHECK(std::isnan(summaries[0].mean));
  CHECK(std::isnan(summaries[0].q50));
  CHECK(std::isnan(summaries[0].max));
  CHECK(summaries[0].path_mean.size() == 20);
  CHECK_FALSE(summaries[0].luck_share);
}
