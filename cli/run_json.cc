#include "cli/run_json.h"

#include <fmt/ostream.h>

#include "cli/explain/numbers.h"

namespace tumen {

using nlohmann::ordered_json;

namespace {

/// {LEVEL: {LABEL: share}}.
ordered_json labels_json(const VariantRun& run) {
  ordered_json levels = ordered_json::object();
  if (!run.labels) return levels;
  for (std::size_t k = 0; k < run.labels->counts().size(); ++k) {
    const LabelCounts& counts = run.labels->counts()[k];
    ordered_json& level = levels[run.labels->judges()[k].level().level];
    for (std::size_t l = 0; l < kStallLabels; ++l) {
      const auto label = static_cast<StallLabel>(l);
      level[std::string(name_of(label))] = counts.share(label);
    }
  }
  return levels;
}

}  // namespace

ordered_json run_json(const VariantRun& run) {
  const Calendar& calendar = run.setup().calendar;
  ordered_json metrics = ordered_json::object();
  for (const MetricSummary& s : run.summaries) {
    ordered_json metric = {{"mean", s.mean}, {"sd", s.sd},          {"lo", s.lo},   {"hi", s.hi},
                           {"n", s.n},       {"unit", s.info.unit}, {"q05", s.q05}, {"q50", s.q50},
                           {"q95", s.q95},   {"min", s.min},        {"max", s.max}};
    if (s.luck_share) metric["luck_share"] = *s.luck_share;
    metrics[s.info.name] = std::move(metric);
  }
  constexpr std::size_t kMostFailures = 100;
  ordered_json failures = ordered_json::array();
  for (const RunFailure& f : run.result.failures) {
    if (failures.size() == kMostFailures) break;
    failures.push_back({{"run", f.run}, {"tick", f.tick}, {"reason", f.reason}});
  }
  return {{"scenario", run.info.id},
          {"variant", run.info.variant},
          {"seed", run.result.seed},
          {"runs", run.result.runs},
          {"ticks", run.result.ticks},
          {"hash", hex(run.result.hash)},
          {"metrics", std::move(metrics)},
          {"labels", labels_json(run)},
          {"title", run.info.title},
          {"arm", run.info.arm},
          {"without", run.without},
          {"set", run.set},
          {"digest", hex(run.info.digest)},
          {"start", calendar.date(0)},
          {"end", calendar.date(calendar.ticks - 1)},
          {"uncertain", run.uncertain},
          {"runs_per_point", run.result.runs_per_point},
          {"runs_asked", run.result.runs_asked},
          {"failed_runs", run.result.failures.size()},
          {"failures", std::move(failures)}};
}

void print_json(Session& session, const ordered_json& document) {
  fmt::print(session.out, "{}\n",
             document.dump(2, ' ', false, ordered_json::error_handler_t::replace));
}

}  // namespace tumen
