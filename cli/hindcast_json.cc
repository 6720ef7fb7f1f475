#include <cmath>

#include "cli/explain/numbers.h"
#include "cli/hindcast.h"
#include "cli/run_json.h"

namespace tumen {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kPitBins = 10;

ordered_json skill_json(const Skill& s) {
  if (s.n == 0) return nullptr;
  return {{"skill", s.value}, {"lo", s.interval.lo},    {"hi", s.interval.hi},
          {"score", s.score}, {"baseline", s.baseline}, {"n", s.n}};
}

template <std::size_t N>
ordered_json skills_json(const std::array<Skill, N>& skills,
                         const std::array<std::string_view, N>& names) {
  ordered_json out = ordered_json::object();
  for (std::size_t b = 0; b < N; ++b) out[std::string(names[b])] = skill_json(skills[b]);
  return out;
}

ordered_json date_json(const DateScore& d, const Hindcast& h) {
  ordered_json baselines = ordered_json::object();
  for (std::size_t b = 0; b < kSeriesBaselines; ++b) {
    baselines[std::string(kSeriesBaselineNames[b])] = d.baseline_crps[b];
  }
  return {{"date", d.date},         {"window", h.windows[d.window]},
          {"observed", d.observed}, {"mean", d.mean},
          {"q05", d.most.lo},       {"q25", d.half.lo},
          {"q75", d.half.hi},       {"q95", d.most.hi},
          {"crps", d.crps},         {"log_score", d.log_score},
          {"pit", d.pit},           {"baselines", std::move(baselines)}};
}

ordered_json series_json(const SeriesJudgement& s, const Hindcast& h) {
  ordered_json dates = ordered_json::array(), windows = ordered_json::array();
  for (const DateScore& d : s.dates) dates.push_back(date_json(d, h));
  for (std::size_t w = 0; w < s.windows.size(); ++w) {
    const WindowScore& x = s.windows[w];
    if (x.n == 0) continue;
    windows.push_back({{"window", h.windows[w]},
                       {"dates", x.n},
                       {"crps", x.crps},
                       {"bias", x.bias},
                       {"log_score", x.log_score},
                       {"in_50", x.in_half},
                       {"in_90", x.in_most},
                       {"skill", skills_json(x.skill, kSeriesBaselineNames)}});
  }
  return {{"id", s.id},
          {"value", s.expression},
          {"unit", s.unit},
          {"windows", std::move(windows)},
          {"dates", std::move(dates)}};
}

ordered_json brier_json(const BrierDecomposition& d) {
  if (d.bins.empty()) return nullptr;
  ordered_json bins = ordered_json::array();
  for (const auto& b : d.bins) {
    bins.push_back({{"lo", b.lo},
                    {"hi", b.hi},
                    {"n", b.n},
                    {"forecast", b.n > 0 ? ordered_json(b.forecast) : nullptr},
                    {"observed", b.n > 0 ? ordered_json(b.observed) : nullptr}});
  }
  return {{"brier", d.score},           {"reliability", d.reliability},
          {"resolution", d.resolution}, {"uncertainty", d.uncertainty},
          {"within", d.within},         {"bins", std::move(bins)}};
}

ordered_json events_json(const EventJudgement& e) {
  ordered_json list = ordered_json::array(), baselines = ordered_json::object();
  for (std::size_t k = 0; k < e.events.size(); ++k) {
    ordered_json forecasts = ordered_json::object();
    for (std::size_t b = 0; b < kEventBaselines; ++b) {
      forecasts[std::string(kEventBaselineNames[b])] = e.baselines[k][b];
    }
    list.push_back({{"id", e.events[k].id},
                    {"by", e.events[k].date},
                    {"value", e.events[k].expression},
                    {"happened", e.events[k].happened},
                    {"model", e.events[k].model},
                    {"baselines", std::move(forecasts)}});
  }
  for (std::size_t b = 0; b < kEventBaselines; ++b) {
    baselines[std::string(kEventBaselineNames[b])] = brier_json(e.of_baseline[b]);
  }
  return {{"events", std::move(list)},
          {"model", brier_json(e.model)},
          {"baselines", std::move(baselines)},
          {"skill", skills_json(e.skill, kEventBaselineNames)}};
}

ordered_json case_json(const HindcastCase& c, const Hindcast& h) {
  ordered_json series = ordered_json::array(), pooled = ordered_json::array();
  for (const SeriesJudgement& s : c.series) series.push_back(series_json(s, h));
  for (std::size_t w = 0; w < c.pooled.size(); ++w) {
    pooled.push_back({{"window", h.windows[w]},
                      {"skill", skills_json(c.pooled[w], kSeriesBaselineNames)},
                      {"pit_histogram", pit_histogram(c.series, w, kPitBins)}});
  }
  return {{"variant", c.variant},
          {"knowledge", c.knowledge()},
          {"hash", hex(c.hash)},
          {"failures", c.failures},
          {"series", std::move(series)},
          {"all_series", std::move(pooled)},
          {"events", c.events ? events_json(*c.events) : ordered_json(nullptr)}};
}

}  // namespace

void print_hindcast_json(Session& session, const Hindcast& h) {
  ordered_json cases = ordered_json::array(), left_out = ordered_json::array();
  for (const HindcastCase& c : h.cases) cases.push_back(case_json(c, h));
  for (const LeftOut& l : h.left_out) {
    left_out.push_back({{"id", l.id}, {"by", l.date}, {"reason", l.reason}});
  }
  print_json(session, {{"scenario", h.scenario},
                       {"observed", h.file},
                       {"cut", h.cut},
                       {"seed", h.seed},
                       {"runs", h.runs},
                       {"notes", h.notes},
                       {"hindcasts", std::move(cases)},
                       {"not_judged", std::move(left_out)}});
}

}  // namespace tumen
