#include "analysis/stall/label.h"

#include <algorithm>
#include <cmath>

#include "analysis/trend.h"

namespace tumen {
namespace {

constexpr double kNothingDue = 1e-9;  // bn USD
constexpr int kFewestPoints = 4;      // of a trend, where a tick is a year

int ticks_of(int quarters, double ticks_per_year) {
  return std::max(kFewestPoints, static_cast<int>(std::ceil(quarters * ticks_per_year / 4 - 1e-9)));
}

/// First tick of the window that ends at `tick`.
int window_start(const LevelSeries& series, int tick, const StallRule& rule) {
  const int earliest = std::max(0, tick + 1 - ticks_of(rule.window, series.ticks_per_year));
  int start = tick + 1;
  while (start > earliest && series.planned[start - 1] > kNothingDue) --start;
  return start;
}

bool long_enough(int ticks, const LevelSeries& series, const StallRule& rule) {
  return ticks >= ticks_of(std::min(rule.least_window, rule.window), series.ticks_per_year);
}

bool declarations_fall(const LevelSeries& series, int start, int tick, const StallRule& rule) {
  bool ever = false;
  for (int t = start; t < tick; ++t) ever |= series.declared[t + 1] < series.declared[t];
  if (!ever) return false;
  std::vector<double> declared;
  for (int t = start; t <= tick; ++t) declared.push_back(series.declared[t]);
  return mann_kendall(declared).p_down < rule.alpha;
}

/// How far alignment has fallen since the start.
double fall_of_alignment(const LevelSeries& series, int tick) {
  return series.alignment ? series.alignment[0] - series.alignment[tick] : 0.0;
}

}  // namespace

std::vector<double> ratio_window(const LevelSeries& series, int tick, const StallRule& rule) {
  std::vector<double> ratios;
  const int start = window_start(series, tick, rule);
  if (!long_enough(tick + 1 - start, series, rule)) return ratios;
  for (int t = start; t <= tick; ++t) ratios.push_back(series.earned[t] / series.planned[t]);
  return ratios;
}

double slope_bound(std::span<const double> values, const StallRule& rule) {
  if (rule.bound == SlopeBound::bootstrap) return bootstrap_upper(values, rule.confidence);
  // A factor below 1 may be chance, and would make the bound narrower than independence does.
  const SenSlopes slopes(values);
  const double factor = std::max(1.0, hamed_rao_factor(values, slopes.slope()));
  return slopes.upper(mann_kendall(values).variance * factor, rule.confidence);
}

StallJudgement judge_level(const LevelSeries& series, int tick, const StallRule& rule) {
  StallJudgement out;
  const double declared = series.declared[tick], planned = series.planned[tick];
  const double cancelled = series.cancelled[tick], fall = fall_of_alignment(series, tick);
  const bool due = planned > kNothingDue;
  if (due) out.ratio = series.earned[tick] / planned;
  if (declared <= kNothingDue || planned < rule.due * (declared - cancelled)) return out;
  out.label = StallLabel::rupture;
  if (cancelled > rule.cancelled * declared || fall > rule.fallen_out) return out;
  out.label = StallLabel::realised;
  if (out.ratio >= rule.recovered) return out;
  out.label = StallLabel::slow;
  if (fall > rule.cooled || out.ratio > rule.stalled) return out;
  const std::vector<double> ratios = ratio_window(series, tick, rule);
  if (ratios.empty()) return out;
  const int start = tick + 1 - static_cast<int>(ratios.size());
  if (declarations_fall(series, start, tick, rule)) return out;
  out.needed = (rule.recovered - out.ratio) / rule.years;
  out.bound = slope_bound(ratios, rule) * series.ticks_per_year;
  if (out.bound < out.needed) out.label = StallLabel::stall;
  return out;
}

}  // namespace tumen
