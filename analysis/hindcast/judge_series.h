/// An ensemble against the observed path of one number.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/hindcast/baselines.h"
#include "analysis/hindcast/skill.h"

namespace tumen {

/// What an ensemble says of one date, and what was observed.
struct SeriesDate {
  std::string date;  ///< "2016"
  double time = 0;   ///< its end, in years
  double observed = 0;
  std::size_t window = 0;     ///< position in the list of windows
  std::vector<double> model;  ///< values of the runs that completed
  std::vector<double> null;   ///< of the random null; empty: there is none
};

struct SeriesCase {
  std::string id, unit, expression;
  bool money = false;               ///< a sum of money: the drift baseline applies
  double start = 0;                 ///< when dates up to the cut are forecast from, in years
  std::vector<TimedValue> history;  ///< every observation, ascending, unscored ones too
  std::vector<SeriesDate> dates;    ///< those to score, ascending
};

struct DateScore {
  std::string date;
  double time = 0;
  std::size_t window = 0;
  double observed = 0, mean = 0;
  Interval half{}, most{};  ///< central 50% and 90%
  double crps = 0, log_score = 0, pit = 0;
  double scale = 0;  ///< what is divided by to compare series: the value known last, absolute
  std::array<double, kSeriesBaselines> baseline_crps{};  ///< NaN where there is none
};

/// Means over the dates of one window.
struct WindowScore {
  std::size_t n = 0;
  double crps = 0, bias = 0;                    ///< bias: mean of forecast mean less observed
  double log_score = 0;                         ///< NaN where the runs of some date do not differ
  double in_half = 0, in_most = 0;              ///< shares of dates inside the central 50% and 90%
  std::array<Skill, kSeriesBaselines> skill{};  ///< n = 0 where the baseline has no forecast
};

struct SeriesJudgement {
  std::string id, unit, expression;
  std::vector<DateScore> dates;
  std::vector<WindowScore> windows;
};

/// Scores a series. Forecasts of baselines start from what is known at `cut` (years); those of
/// dates up to the cut from the first observation, which the world itself starts from.
SeriesJudgement judge_series(const SeriesCase& series, double cut, std::size_t windows);

/// Skill over all series of a window: scores over their scale, summed by date, resampled in blocks
/// of dates. Per baseline over the dates and series where it has a forecast.
std::array<Skill, kSeriesBaselines> pooled_skill(const std::vector<SeriesJudgement>& series,
                                                 std::size_t window);

/// How many observations of a window fell into each of `bins` equal parts of [0, 1] by their PIT:
/// as many in each where the ensemble is calibrated.
std::vector<std::size_t> pit_histogram(const std::vector<SeriesJudgement>& series,
                                       std::size_t window, std::size_t bins);

}  // namespace tumen
