// Declared against realised, for machines.
#include <cmath>

#include "cli/explain/numbers.h"
#include "cli/stall_report.h"

namespace tumen {
namespace {

using nlohmann::ordered_json;

ordered_json share_json(double share, Interval i) {
  return {{"share", share}, {"lo", i.lo}, {"hi", i.hi}};
}

ordered_json reading_json(const ReadingCount& count) {
  if (count.runs == 0) return nullptr;
  return share_json(count.share(), count.interval());
}

ordered_json level_json(const StallWorld& world, std::size_t k) {
  const LevelResult& result = world.study->results()[k];
  ordered_json metrics = ordered_json::object(), labels = ordered_json::object();
  for (const StallMean& m : means_of(world, k)) {
    if (std::isnan(m.mean)) continue;
    metrics[m.family] = {{"mean", m.mean}, {"lo", m.interval.lo}, {"hi", m.interval.hi}};
  }
  for (std::size_t l = 0; l < kStallLabels; ++l) {
    const auto label = static_cast<StallLabel>(l);
    labels[std::string(name_of(label))] =
        share_json(result.labels.share(label), result.labels.interval(label));
  }
  ordered_json sensitivity = ordered_json::array();
  const std::vector<StallRule> rules = sensitivity_rules(world.rule);
  for (std::size_t r = 0; r < rules.size(); ++r) {
    ordered_json row = share_json(result.sensitivity[r].share(StallLabel::stall),
                                  result.sensitivity[r].interval(StallLabel::stall));
    row["r"] = rules[r].stalled;
    row["W"] = rules[r].window;
    row["H"] = rules[r].years;
    sensitivity.push_back(std::move(row));
  }
  ordered_json opening = nullptr;
  if (!result.openings.empty()) {
    const auto curve = kaplan_meier(result.openings);
    opening = {{"projects", result.openings.size()},
               {"closed_at_2", survival_at(curve, 2)},
               {"median", nullptr}};
    const double median = median_survival(curve);
    if (std::isfinite(median)) opening["median"] = median;
  }
  return {{"pair", world.levels[k].stall.alignment},
          {"metrics", std::move(metrics)},
          {"runs", result.labels.runs},
          {"labels", std::move(labels)},
          {"stalls", result.labels.stalls()},
          {"alternatives",
           {{"opening", std::move(opening)},
            {"idle", reading_json(result.idle)},
            {"trade_below", reading_json(result.estranged)},
            {"gap_widens", reading_json(result.widening)}}},
          {"sensitivity", std::move(sensitivity)}};
}

ordered_json contrast_json(const LevelResult& baseline, const LevelResult& arm) {
  const StallContrast c = contrast_of(baseline, arm);
  const Interval risk = c.stalls.interval();
  return {{"RR", {{"difference", c.ratio}, {"lo", c.interval.lo}, {"hi", c.interval.hi}}},
          {"STALL",
           {{"difference", c.stalls.difference()},
            {"lo", risk.lo},
            {"hi", risk.hi},
            {"gained", c.stalls.gained},
            {"lost", c.stalls.lost},
            {"p", c.stalls.p()}}},
          {"log_rank", {{"chi_square", c.opening.chi_square}, {"p", c.opening.p}}}};
}

}  // namespace

ordered_json stall_json(const std::vector<StallWorld>& worlds) {
  const StallWorld& first = worlds.front();
  ordered_json all = ordered_json::array();
  for (const StallWorld& world : worlds) {
    ordered_json levels = ordered_json::object(), contrasts = ordered_json::object();
    for (std::size_t k = 0; k < world.levels.size(); ++k) {
      const std::string& level = world.levels[k].stall.level;
      levels[level] = level_json(world, k);
      for (std::size_t b = 0; b < first.levels.size() && &world != &first; ++b) {
        if (first.levels[b].stall.level != level) continue;
        contrasts[level] = contrast_json(first.study->results()[b], world.study->results()[k]);
      }
    }
    all.push_back({{"arm", world.info.arm},
                   {"hash", hex(world.result.hash)},
                   {"failed_runs", world.result.failures.size()},
                   {"levels", std::move(levels)}});
    if (&world != &first) all.back()["against_baseline"] = std::move(contrasts);
  }
  return {{"scenario", first.info.id},
          {"variant", first.info.variant},
          {"seed", first.result.seed},
          {"runs", first.result.runs},
          {"at", first.model->setup().calendar.date(first.tick)},
          {"worlds", std::move(all)}};
}

}  // namespace tumen
