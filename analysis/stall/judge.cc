#include "analysis/stall/judge.h"

#include <algorithm>
#include <cmath>

#include "core/precondition.h"

namespace tumen {
namespace {

std::size_t required(std::span<const MetricInfo> metrics, const std::string& name) {
  const auto found = position_of(metrics, name);
  if (!found) broken_promise("a label needs the metric " + name);
  return *found;
}

std::string metric_of(const char* family, const StallLevel& level) {
  return std::string(family) + "[" + level.level + "]";
}

}  // namespace

std::optional<std::size_t> position_of(std::span<const MetricInfo> metrics, std::string_view name) {
  const auto at = std::ranges::find(metrics, name, &MetricInfo::name);
  if (at == metrics.end()) return std::nullopt;
  return static_cast<std::size_t>(at - metrics.begin());
}

StallJudge::StallJudge(std::span<const MetricInfo> metrics, const StallLevel& level,
                       double ticks_per_year, const StallRule& rule)
    : level_(level),
      rule_(rule),
      ticks_per_year_(ticks_per_year),
      metrics_(metrics.size()),
      declared_(required(metrics, metric_of("DEC", level))),
      planned_(required(metrics, metric_of("PV", level))),
      earned_(required(metrics, metric_of("EV", level))),
      cancelled_(required(metrics, metric_of("CANC", level))) {
  if (!level.alignment.empty()) alignment_ = required(metrics, level.alignment);
}

LevelSeries StallJudge::columns(std::span<const double> series) const {
  const auto column = [&](std::size_t metric) { return column_of(series, metrics_, metric); };
  LevelSeries out{column(declared_),  column(planned_), column(earned_),
                  column(cancelled_), TickSeries{},     ticks_per_year_};
  if (alignment_) out.alignment = column(*alignment_);
  return out;
}

std::vector<std::size_t> StallJudge::reads() const {
  std::vector<std::size_t> metrics = {declared_, planned_, earned_, cancelled_};
  if (alignment_) metrics.push_back(*alignment_);
  return metrics;
}

std::optional<StallJudgement> StallJudge::judge(std::span<const double> series, int tick) const {
  const LevelSeries level = columns(series);
  // A failed run is not a number in every metric from its failure on.
  if (std::isnan(level.declared[tick])) return std::nullopt;
  return judge_level(level, tick, rule_);
}

std::optional<StallLabel> StallJudge::at(std::span<const double> series, int tick) const {
  const auto judged = judge(series, tick);
  if (!judged) return std::nullopt;
  return judged->label;
}

}  // namespace tumen
