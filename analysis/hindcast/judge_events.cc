#include "analysis/hindcast/judge_events.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double share_that_happened(const std::vector<EventCase>& events) {
  double happened = 0;
  for (const EventCase& e : events) happened += e.happened ? 1 : 0;
  return happened / static_cast<double>(events.size());
}

double forecast(EventBaseline baseline, const std::vector<EventCase>& events, std::size_t k) {
  switch (baseline) {
    case EventBaseline::base_rate:
      return share_that_happened(events);
    case EventBaseline::null:
      return events[k].null;
    default:
      return baseline_probability(baseline, events[k].announcement, events[k].by);
  }
}

std::vector<std::size_t> groups(const std::vector<EventCase>& events) {
  std::vector<std::string> ids;
  std::vector<std::size_t> out;
  for (const EventCase& e : events) {
    const auto at = std::ranges::find(ids, e.id);
    out.push_back(static_cast<std::size_t>(at - ids.begin()));
    if (at == ids.end()) ids.push_back(e.id);
  }
  return out;
}

}  // namespace

EventJudgement judge_events(std::vector<EventCase> events) {
  EventJudgement out;
  std::vector<double> p, scores;
  std::vector<bool> happened;
  for (const EventCase& e : events) {
    p.push_back(e.model);
    happened.push_back(e.happened);
    scores.push_back(brier(e.model, e.happened));
  }
  out.model = decompose_brier(p, happened, kBrierBins);
  out.baselines.resize(events.size());
  const std::vector<std::size_t> group = groups(events);
  for (std::size_t b = 0; b < kEventBaselines; ++b) {
    std::vector<double> q, others;
    for (std::size_t k = 0; k < events.size(); ++k) {
      const double x = forecast(static_cast<EventBaseline>(b), events, k);
      out.baselines[k][b] = x;
      q.push_back(x);
      others.push_back(brier(x, events[k].happened));
    }
    if (std::ranges::any_of(q, [](double x) { return std::isnan(x); })) {
      out.skill[b].value = kNaN;
      out.skill[b].interval = {kNaN, kNaN};
      continue;
    }
    out.of_baseline[b] = decompose_brier(q, happened, kBrierBins);
    out.skill[b] = skill_over_groups(scores, others, group);
  }
  out.events = std::move(events);
  return out;
}

}  // namespace tumen
