#include "analysis/hindcast/baselines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::size_t count_until(std::span<const TimedValue> history, double time) {
  return static_cast<std::size_t>(
      std::ranges::count_if(history, [time](const TimedValue& v) { return v.time <= time; }));
}

/// The least-squares line through the logarithms, at `time`.
double trend(std::span<const TimedValue> known, double time) {
  if (known.size() < kFewestForTrend) return kNaN;
  const auto n = static_cast<double>(known.size());
  double mean_t = 0, mean_y = 0;
  for (const TimedValue& v : known) {
    if (!(v.value > 0)) return kNaN;
    mean_t += v.time / n;
    mean_y += std::log(v.value) / n;
  }
  double across = 0, along = 0;
  for (const TimedValue& v : known) {
    across += (v.time - mean_t) * (std::log(v.value) - mean_y);
    along += (v.time - mean_t) * (v.time - mean_t);
  }
  return along > 0 ? std::exp(mean_y + across / along * (time - mean_t)) : kNaN;
}

}  // namespace

double baseline_forecast(SeriesBaseline baseline, std::span<const TimedValue> history,
                         double origin, double time, bool money) {
  const std::size_t known = count_until(history, origin);
  if (known == 0) return kNaN;
  const TimedValue& last = history[known - 1];
  switch (baseline) {
    case SeriesBaseline::persistence:
      return last.value;
    case SeriesBaseline::drift:
      return money ? last.value * std::pow(1 + kDrift, time - last.time) : kNaN;
    case SeriesBaseline::one_step: {
      std::size_t before = 0;
      while (before < history.size() && history[before].time < time) ++before;
      return before > 0 ? history[before - 1].value : kNaN;
    }
    case SeriesBaseline::trend:
      return trend(history.first(known), time);
    case SeriesBaseline::null:
      break;
  }
  return kNaN;
}

double baseline_probability(EventBaseline baseline, const Announcement& what, double by) {
  if (!what.given) return 0;
  // Dates are whole quarters; what falls on the day itself is in time.
  constexpr double kDay = 1e-6;
  if (baseline == EventBaseline::on_time) return by >= what.planned - kDay ? 1 : 0;
  if (baseline == EventBaseline::reference_class) {
    const double late = what.announced + kOverrun * (what.planned - what.announced);
    return by >= late - kDay ? kDelivered : 0;
  }
  return 0;
}

}  // namespace tumen
