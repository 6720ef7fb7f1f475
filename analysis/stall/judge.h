/// The label of a level in a run of an ensemble: the rule of label.h on the metrics of a model.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/stall/label.h"
#include "core/model.h"

namespace tumen {

/// A level, and whose alignment is meant there.
struct StallLevel {
  std::string level;      ///< "regional": metrics DEC[regional], PV[...], EV[...], CANC[...]
  std::string alignment;  ///< "A[RUS,CHN]"; empty: of no pair
};

/// Reads the series of a run as EnsembleOptions::visit gives them, or a RunRecord.
class StallJudge {
 public:
  /// `metrics` in the model's order. Throws std::invalid_argument where one is missing.
  StallJudge(std::span<const MetricInfo> metrics, const StallLevel& level, double ticks_per_year,
             const StallRule& rule = {});

  /// The label at `tick` in a run with this series, ticks x metrics, row-major. Nothing where the
  /// run had failed by then. Some microseconds; may be called from several threads.
  std::optional<StallLabel> at(std::span<const double> series, int tick) const;
  /// The same with what it rests on.
  std::optional<StallJudgement> judge(std::span<const double> series, int tick) const;

  /// The columns of the level in such a series.
  LevelSeries columns(std::span<const double> series) const;
  /// Positions of the metrics that it reads.
  std::vector<std::size_t> reads() const;
  const StallLevel& level() const { return level_; }
  const StallRule& rule() const { return rule_; }

 private:
  StallLevel level_;
  StallRule rule_;
  double ticks_per_year_;
  std::size_t metrics_, declared_, planned_, earned_, cancelled_;
  std::optional<std::size_t> alignment_;
};

/// The column of a metric in series of ticks x `metrics` values.
inline TickSeries column_of(std::span<const double> series, std::size_t metrics,
                            std::size_t metric) {
  return {series.data() + metric, metrics};
}

/// Position of the metric called `name`, or nothing.
std::optional<std::size_t> position_of(std::span<const MetricInfo> metrics, std::string_view name);

}  // namespace tumen
