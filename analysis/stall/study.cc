#include "analysis/stall/study.h"

#include <limits>

#include "core/precondition.h"

namespace tumen {
namespace {

constexpr double kThresholds[] = {0.3, 0.5, 0.7};
constexpr int kWindows[] = {12, 20};
constexpr double kYears[] = {5, 10};

std::size_t required(std::span<const MetricInfo> metrics, const std::string& name) {
  const auto found = position_of(metrics, name);
  if (!found) broken_promise("a reading needs the metric " + name);
  return *found;
}

}  // namespace

std::vector<StallRule> sensitivity_rules(const StallRule& rule) {
  std::vector<StallRule> rules;
  for (const double years : kYears) {
    for (const int window : kWindows) {
      for (const double threshold : kThresholds) {
        rules.push_back(rule);
        rules.back().stalled = threshold;
        rules.back().window = window;
        rules.back().years = years;
      }
    }
  }
  return rules;
}

StallStudy::StallStudy(std::span<const MetricInfo> metrics, std::span<const StudyLevel> levels,
                       double ticks_per_year, int tick, const StallRule& rule,
                       const AlternativeRule& alternatives)
    : metrics_(metrics.size()),
      ticks_per_year_(ticks_per_year),
      tick_(tick),
      alternatives_(alternatives),
      rules_(sensitivity_rules(rule)),
      results_(levels.size()) {
  for (const StudyLevel& level : levels) {
    Places places{StallJudge(metrics, level.stall, ticks_per_year, rule),
                  position_of(metrics, "RR_throughput[" + level.stall.level + "]"),
                  position_of(metrics, level.trade),
                  {}};
    for (const std::string& id : level.projects) {
      places.projects.push_back({required(metrics, "plan_age[" + id + "]"),
                                 required(metrics, "operating[" + id + "]"),
                                 required(metrics, "cancelled[" + id + "]")});
    }
    places_.push_back(std::move(places));
  }
  for (LevelResult& result : results_) result.sensitivity.resize(rules_.size());
}

void StallStudy::add(const RunView& run) {
  for (std::size_t k = 0; k < places_.size(); ++k) add_level(run, places_[k], results_[k]);
}

void StallStudy::add_level(const RunView& run, const Places& places, LevelResult& result) {
  const auto judged = places.judge.judge(run.series, tick_);
  if (!judged) {
    result.label_of.emplace_back();
    result.ratio_of.push_back(std::numeric_limits<double>::quiet_NaN());
    return;
  }
  result.labels.add(judged->label);
  result.label_of.emplace_back(judged->label);
  result.ratio_of.push_back(judged->ratio);
  const LevelSeries series = places.judge.columns(run.series);
  for (std::size_t k = 0; k < rules_.size(); ++k) {
    result.sensitivity[k].add(label_at(series, tick_, rules_[k]));
  }
  const auto column = [&](std::size_t metric) { return column_of(run.series, metrics_, metric); };
  if (places.used_share) {
    result.idle.add(idles(column(*places.used_share), tick_, ticks_per_year_, alternatives_));
  }
  if (places.trade) result.estranged.add(column(*places.trade)[tick_] < alternatives_.residual);
  result.widening.add(gap_widens(series, tick_, places.judge.rule(), alternatives_));
  for (const ProjectPlaces& p : places.projects) {
    const ProjectSeries project = {column(p.plan_age), column(p.operating), column(p.cancelled)};
    if (const auto spell = opening_spell(project, tick_)) result.openings.push_back(*spell);
  }
}

}  // namespace tumen
