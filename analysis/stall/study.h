/// Everything that `tumen stall` tells of an ensemble: labels, their sensitivity to the rule, and
/// what other readings say.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/ensemble.h"
#include "analysis/stall/alternatives.h"
#include "analysis/stall/judge.h"
#include "analysis/stall/tally.h"

namespace tumen {

/// A level and what is read of it besides the label.
struct StudyLevel {
  StallLevel stall;
  std::string trade;                  ///< "X_ratio[RUS,CHN]"; left out where no such metric is
  std::vector<std::string> projects;  ///< ids
};

/// How often something held, of the runs in which it could be told.
struct ReadingCount {
  std::uint64_t held = 0, runs = 0;

  void add(bool holds) {
    held += holds;
    ++runs;
  }
  double share() const {
    return runs > 0 ? static_cast<double>(held) / static_cast<double>(runs) : 0;
  }
  Interval interval() const { return wilson_interval(held, runs); }
};

/// r* in .3, .5, .7, W in 12, 20 and H in 5, 10, all else as in `rule`; r* varies fastest, H
/// slowest.
std::vector<StallRule> sensitivity_rules(const StallRule& rule);

/// What came of one level.
struct LevelResult {
  LabelCounts labels;
  std::vector<LabelCounts> sensitivity;    ///< one per sensitivity_rules()
  ReadingCount idle, estranged, widening;  ///< alternatives (b), (c) and (e)
  std::vector<Spell> openings;             ///< (a), of every declared project of every run
  /// Per run, in their order: the label, nothing where it failed; and RR, NaN where it failed.
  std::vector<std::optional<StallLabel>> label_of;
  std::vector<double> ratio_of;

  /// (a) Median time to operation in times of the plan, by Kaplan and Meier; infinite where less
  /// than half come to operate.
  double median_opening() const { return median_survival(kaplan_meier(openings)); }
};

/// Reads runs at one tick. add() is to be called from EnsembleOptions::visit with all series.
class StallStudy {
 public:
  StallStudy(std::span<const MetricInfo> metrics, std::span<const StudyLevel> levels,
             double ticks_per_year, int tick, const StallRule& rule = {},
             const AlternativeRule& alternatives = {});

  void add(const RunView& run);
  const std::vector<LevelResult>& results() const { return results_; }
  /// Whether there is something to read for alternatives (b) and (c) at a level.
  bool has_cargo(std::size_t level) const { return places_[level].used_share.has_value(); }
  bool has_trade(std::size_t level) const { return places_[level].trade.has_value(); }

 private:
  struct ProjectPlaces {
    std::size_t plan_age, operating, cancelled;
  };
  /// Where the metrics of a level stand.
  struct Places {
    StallJudge judge;
    std::optional<std::size_t> used_share, trade;
    std::vector<ProjectPlaces> projects;
  };
  void add_level(const RunView& run, const Places& places, LevelResult& result);

  std::size_t metrics_;
  double ticks_per_year_;
  int tick_;
  AlternativeRule alternatives_;
  std::vector<StallRule> rules_;
  std::vector<Places> places_;
  std::vector<LevelResult> results_;
};

}  // namespace tumen
