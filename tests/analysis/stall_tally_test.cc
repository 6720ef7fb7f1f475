#include "analysis/stall/tally.h"

#include <limits>
#include <vector>

#include "tests/catch.h"

using namespace tumen;

namespace {

const std::vector<MetricInfo> kMetrics = {{"DEC[north]", "bn USD", ""},
                                          {"PV[north]", "bn USD", ""},
                                          {"EV[north]", "bn USD", ""},
                                          {"CANC[north]", "bn USD", ""}};
constexpr int kTicks = 24;

/// A run whose level has this RR at every tick.
std::vector<double> run_with(double ratio) {
  std::vector<double> series;
  for (int t = 0; t < kTicks; ++t) series.insert(series.end(), {4.0, 4.0, 4.0 * ratio, 0.0});
  return series;
}

LabelCounts labelled(std::uint64_t stalls, std::uint64_t slow) {
  LabelCounts counts;
  for (std::uint64_t k = 0; k < stalls; ++k) counts.add(StallLabel::stall);
  for (std::uint64_t k = 0; k < slow; ++k) counts.add(StallLabel::slow);
  return counts;
}

}  // namespace

TEST_CASE("Labels are counted over the runs that did not fail") {
  LabelTally tally({StallJudge(kMetrics, {"north", ""}, 4)}, kTicks - 1);
  for (const double ratio : {0.1, 0.2, 0.9, 0.6, std::numeric_limits<double>::quiet_NaN()}) {
    std::vector<double> series = run_with(ratio);
    if (ratio != ratio) series.assign(series.size(), ratio);
    RunView view;
    view.series = series;
    tally.add(view);
  }
  REQUIRE(tally.counts().size() == 1);
  const LabelCounts& counts = tally.counts()[0];
  CHECK(counts.runs == 4);
  CHECK(counts.of(StallLabel::stall) == 2);
  CHECK(counts.of(StallLabel::realised) == 1);
  CHECK(counts.share(StallLabel::slow) == 0.25);
  double sum = 0;
  for (std::size_t k = 0; k < kStallLabels; ++k) sum += counts.share(static_cast<StallLabel>(k));
  CHECK(sum == 1);
}

TEST_CASE("A scenario stalls where most runs do, beyond doubt") {
  CHECK(labelled(60, 40).stalls());        // Wilson's interval: .502 to .691
  CHECK_FALSE(labelled(59, 41).stalls());  // .492 to .681
  CHECK_FALSE(labelled(3, 0).stalls());    // .438 to 1
  CHECK(labelled(4, 0).stalls());          // .510 to 1
  CHECK_FALSE(LabelCounts().stalls());
  CHECK(LabelCounts().share(StallLabel::stall) == 0);
}
