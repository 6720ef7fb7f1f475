// Counterfactuals for machines.
#include <algorithm>

#include "cli/explain/numbers.h"
#include "cli/whatif.h"

namespace tumen {
namespace {

using nlohmann::ordered_json;

double share(std::uint64_t part, std::uint64_t all) {
  return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0.0;
}

ordered_json metric_json(const PairedPath& path, std::size_t m, bool over_time) {
  const PairedDifference end = path.at_end(m);
  ordered_json json = {{"diff", end.difference}, {"lo", end.lo},
                       {"hi", end.hi},           {"n", end.n},
                       {"changed", end.changed}, {"baseline", end.baseline},
                       {"sd", end.sd},           {"unit", end.info.unit}};
  if (!over_time) return json;
  ordered_json diff = ordered_json::array(), lo = diff, hi = diff, baseline = diff, changed = diff;
  for (int tick = 0; tick < path.ticks; ++tick) {
    const PairedDifference d = path.at(tick, m);
    diff.push_back(d.difference);
    lo.push_back(d.lo);
    hi.push_back(d.hi);
    baseline.push_back(d.baseline);
    changed.push_back(d.changed);
  }
  json["path"] = {{"baseline", std::move(baseline)},
                  {"diff", std::move(diff)},
                  {"lo", std::move(lo)},
                  {"hi", std::move(hi)},
                  {"changed", std::move(changed)}};
  return json;
}

ordered_json divergence_json(const Divergence& d, const DivergenceSummary& all,
                             const Calendar& calendar) {
  ordered_json json = {{"tick", nullptr},
                       {"agent", d.decision.agent},
                       {"docket", d.decision.docket},
                       {"share_of_runs", share(d.first, all.pairs)},
                       {"target", d.decision.target},
                       {"share_among", share(d.among, all.pairs)}};
  if (d.first == 0) return json;
  const int tick = median_tick(d.at_tick);
  const auto [first, last] = tick_range(d.at_tick);
  json["tick"] = tick;
  json["date"] = calendar.date(tick);
  json["first_tick"] = first;
  json["last_tick"] = last;
  json["example_run"] = d.example;
  ordered_json departures = ordered_json::array();
  const auto name = [](const std::string& option) {
    return option.empty() ? ordered_json(nullptr) : ordered_json(option);
  };
  for (const Departure& x : d.departures) {
    departures.push_back({{"baseline", name(x.baseline)},
                          {"arm", name(x.arm)},
                          {"share_of_runs", share(x.pairs, all.pairs)}});
  }
  json["chosen"] = std::move(departures);
  return json;
}

ordered_json side_json(const PartingSide& side) {
  if (!side.open) return nullptr;
  ordered_json options = ordered_json::array();
  for (const CardOption& o : side.options) {
    options.push_back({{"name", o.name},
                       {"available", o.available},
                       {"utility", o.utility},
                       {"probability", o.probability}});
  }
  return {{"chosen", side.options[side.chosen].name},
          {"draw", side.draw},
          {"stake", side.stake},
          {"precision", side.precision},
          {"options", std::move(options)}};
}

ordered_json decision_json(const DecisionName& d) {
  return {{"agent", d.agent}, {"docket", d.docket}, {"target", d.target}};
}

ordered_json tick_json(int tick) { return tick < 0 ? ordered_json(nullptr) : ordered_json(tick); }

ordered_json parting_json(const Parting& p, const Calendar& calendar) {
  ordered_json json = {{"run", p.run},
                       {"failed", p.failed},
                       {"metric_tick", tick_json(p.metric_tick)},
                       {"metrics", p.metrics},
                       {"tick", tick_json(p.tick)}};
  if (p.tick < 0) return json;
  json["date"] = calendar.date(p.tick);
  json.update(decision_json(p.decision));
  json["baseline"] = side_json(p.baseline);
  json["arm"] = side_json(p.arm);
  json["others"] = ordered_json::array();
  for (const DecisionName& d : p.others) json["others"].push_back(decision_json(d));
  return json;
}

ordered_json world_json(const WhatIfWorld& world, std::uint64_t hash, std::size_t failed) {
  return {{"name", world.name},
          {"scenario", world.info.id},
          {"variant", world.info.variant},
          {"arm", world.info.arm},
          {"without", world.choice.without},
          {"set", world.choice.set},
          {"digest", hex(world.info.digest)},
          {"hash", hex(hash)},
          {"failed_runs", failed}};
}

ordered_json arm_json(const WhatIf& what_if, std::size_t k) {
  const ArmComparison& arm = what_if.result.arms[k];
  const DivergenceSummary& d = arm.divergence;
  const Calendar& calendar = what_if.baseline.calendar();
  ordered_json json = world_json(what_if.arms[k], arm.hash, arm.failures.size());
  json["pairs"] = d.pairs;
  json["dropped"] = arm.dropped;
  json["ticks"] = arm.path.ticks;
  json["pairs_at"] = arm.path.n;
  json["only_in_baseline"] = arm.only_in_baseline;
  json["only_in_arm"] = arm.only_in_arm;
  json["metrics"] = ordered_json::object();
  for (std::size_t m = 0; m < arm.path.metrics.size(); ++m) {
    const std::string& name = arm.path.metrics[m].name;
    const bool shown = std::ranges::any_of(what_if.shown, [&name](const MetricGroup& group) {
      return std::ranges::count(group.metrics, name) > 0;
    });
    if (shown || !what_if.chosen) json["metrics"][name] = metric_json(arm.path, m, shown);
  }
  json["histories_changed"] = share(d.differing, d.pairs);
  json["decisions_changed"] = share(d.differing_decision, d.pairs);
  json["first_metric_tick"] = tick_json(median_tick(d.metric_at));
  json["first_decision_tick"] = tick_json(median_tick(d.decision_at));
  json["first_divergence"] =
      d.list.empty() ? ordered_json(nullptr) : divergence_json(d.list.front(), d, calendar);
  json["divergences"] = ordered_json::array();
  for (const Divergence& x : d.list) json["divergences"].push_back(divergence_json(x, d, calendar));
  json["history"] =
      what_if.partings[k] ? parting_json(*what_if.partings[k], calendar) : ordered_json(nullptr);
  return json;
}

}  // namespace

ordered_json what_if_json(const WhatIf& what_if) {
  const Calendar& calendar = what_if.baseline.calendar();
  ordered_json arms = ordered_json::array();
  for (std::size_t k = 0; k < what_if.arms.size(); ++k) arms.push_back(arm_json(what_if, k));
  return {{"scenario", what_if.baseline.info.id},
          {"variant", what_if.baseline.info.variant},
          {"seed", what_if.options.seed},
          {"runs", what_if.result.runs},
          {"ticks", calendar.ticks},
          {"start", calendar.date(0)},
          {"end", calendar.date(calendar.ticks - 1)},
          {"baseline",
           world_json(what_if.baseline, what_if.result.hash, what_if.result.failures.size())},
          {"arms", std::move(arms)}};
}

}  // namespace tumen
