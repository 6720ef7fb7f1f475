#include "web/engine/parting.h"

#include <algorithm>

#include "analysis/lockstep.h"

namespace tumen::lab {
namespace {

/// Decisions that are told; the rest came first in few pairs.
constexpr std::size_t kMostPartings = 20;

double share(std::uint64_t part, std::uint64_t all) {
  return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0;
}

}  // namespace

Json parting_json(const LoadedWorld& baseline, const LoadedWorld& now, std::uint64_t first,
                  std::uint64_t count) {
  LockstepOptions options;
  options.seed = baseline.seed;
  options.first_run = first;
  options.runs = count;
  const ReferenceModel* models[] = {now.model.get()};
  const LockstepResult found =
      compare_worlds(*baseline.model, std::span<const ReferenceModel* const>(models), options);
  const DivergenceSummary& d = found.arms.front().divergence;
  const Calendar& calendar = baseline.setup().calendar;

  Json partings = Json::array();
  for (const Divergence& x : d.list) {
    if (x.first == 0 || partings.size() == kMostPartings) break;
    Json chosen = Json::array();
    for (const Departure& departure : x.departures) {
      chosen.push_back({{"baseline", departure.baseline},
                        {"now", departure.arm},
                        {"share", share(departure.pairs, d.pairs)}});
    }
    const int tick = median_tick(x.at_tick);
    partings.push_back({{"docket", x.decision.docket},
                        {"agent", x.decision.agent},
                        {"target", x.decision.target},
                        {"share", share(x.first, d.pairs)},
                        {"tick", tick},
                        {"date", calendar.date(tick)},
                        {"example", x.example},
                        {"chosen", std::move(chosen)}});
  }
  return {{"pairs", d.pairs},
          {"differing", share(d.differing, d.pairs)},
          {"decisions", share(d.differing_decision, d.pairs)},
          {"metricTick", median_tick(d.metric_at)},
          {"partings", std::move(partings)}};
}

}  // namespace tumen::lab
