/// Forecasts that cost nothing: what a model must beat to be of use.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace tumen {

/// An observation, or a forecast: time in years, 2015 at the end of 2014.
struct TimedValue {
  double time = 0;
  double value = 0;
};

/// For series. Point forecasts but for the null, which is an ensemble of its own.
enum class SeriesBaseline {
  persistence,  ///< the last value that was known stays
  drift,        ///< it grows by kDrift a year; for sums of money only
  one_step,     ///< last year's value, which a forecast from the cut could not know
  trend,        ///< the straight line through the logarithms of the values known
  null,         ///< the same world under random choices
};
inline constexpr std::size_t kSeriesBaselines = 5;
inline constexpr std::array<std::string_view, kSeriesBaselines> kSeriesBaselineNames = {
    "persistence", "drift 7%", "one-step", "trend", "null"};
/// Growth of trade that declarations of the time assumed.
inline constexpr double kDrift = 0.07;
/// Fewest values a trend is drawn through.
inline constexpr std::size_t kFewestForTrend = 3;

/// Forecast of a point baseline for `time` from `history` (ascending in time) and the value known
/// last at `origin`; not a number where there is none. `money`: whether drift applies.
double baseline_forecast(SeriesBaseline baseline, std::span<const TimedValue> history,
                         double origin, double time, bool money);

/// For events, as probabilities.
enum class EventBaseline {
  on_time,          ///< whatever was announced happens when it was announced for, nothing else
  never,            ///< nothing happens
  reference_class,  ///< kDelivered of what was announced, at kOverrun times the duration announced
  base_rate,        ///< the share of the events that happened, known with hindsight only
  null,             ///< the same world under random choices
};
inline constexpr std::size_t kEventBaselines = 5;
inline constexpr std::array<std::string_view, kEventBaselines> kEventBaselineNames = {
    "on time", "never", "reference class", "base rate", "null"};
/// Duration of transport projects over that announced (Flyvbjerg, "What you should know about
/// megaprojects and why", Project Management Journal 45, 2014; recalled).
inline constexpr double kOverrun = 1.5;
/// One less the share of Belt and Road projects in trouble, by number (RWR Advisory Group 2018,
/// 14%).
inline constexpr double kDelivered = 0.86;

/// When something was announced, for when, and by when it is judged: years.
struct Announcement {
  bool given = false;
  double announced = 0, planned = 0;
};

/// Forecast of on_time, never or reference_class.
double baseline_probability(EventBaseline baseline, const Announcement& what, double by);

}  // namespace tumen
