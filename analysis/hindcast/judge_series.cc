#include "analysis/hindcast/judge_series.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "analysis/hindcast/scores.h"

namespace tumen {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// What a forecast of that date may start from.
double origin_of(const SeriesCase& series, double time, double cut) {
  return time > cut ? cut : series.start;
}

double baseline_score(SeriesBaseline baseline, const SeriesCase& series, const SeriesDate& d,
                      double origin) {
  if (baseline == SeriesBaseline::null) return d.null.empty() ? kNaN : crps(d.null, d.observed);
  const double forecast = baseline_forecast(baseline, series.history, origin, d.time, series.money);
  return std::abs(forecast - d.observed);
}

DateScore score_date(const SeriesCase& series, const SeriesDate& d, double cut) {
  DateScore out;
  out.date = d.date;
  out.time = d.time;
  out.window = d.window;
  out.observed = d.observed;
  out.mean = mean(d.model);
  out.half = central_interval(d.model, 0.5);
  out.most = central_interval(d.model, 0.9);
  out.crps = crps(d.model, d.observed);
  out.log_score = gaussian_log_score(d.model, d.observed);
  out.pit = pit(d.model, d.observed);
  const double origin = origin_of(series, d.time, cut);
  for (std::size_t b = 0; b < kSeriesBaselines; ++b) {
    out.baseline_crps[b] = baseline_score(static_cast<SeriesBaseline>(b), series, d, origin);
  }
  out.scale = std::abs(
      baseline_forecast(SeriesBaseline::persistence, series.history, origin, d.time, false));
  return out;
}

bool inside(const Interval& i, double x) { return x >= i.lo && x <= i.hi; }

Skill skill_against(const std::vector<const DateScore*>& dates, std::size_t baseline) {
  std::vector<double> scores, others;
  for (const DateScore* d : dates) {
    if (std::isnan(d->baseline_crps[baseline])) continue;
    scores.push_back(d->crps);
    others.push_back(d->baseline_crps[baseline]);
  }
  return skill_over_time(scores, others, block_length(scores.size()));
}

WindowScore score_window(const std::vector<const DateScore*>& dates) {
  WindowScore out;
  out.n = dates.size();
  const auto n = static_cast<double>(dates.size());
  for (const DateScore* d : dates) {
    out.crps += d->crps / n;
    out.bias += (d->mean - d->observed) / n;
    out.log_score += d->log_score / n;
    out.in_half += (inside(d->half, d->observed) ? 1 : 0) / n;
    out.in_most += (inside(d->most, d->observed) ? 1 : 0) / n;
  }
  for (std::size_t b = 0; b < kSeriesBaselines; ++b) out.skill[b] = skill_against(dates, b);
  return out;
}

}  // namespace

SeriesJudgement judge_series(const SeriesCase& series, double cut, std::size_t windows) {
  SeriesJudgement out{series.id, series.unit, series.expression, {}, {}};
  for (const SeriesDate& d : series.dates) out.dates.push_back(score_date(series, d, cut));
  for (std::size_t w = 0; w < windows; ++w) {
    std::vector<const DateScore*> dates;
    for (const DateScore& d : out.dates) {
      if (d.window == w) dates.push_back(&d);
    }
    out.windows.push_back(score_window(dates));
  }
  return out;
}

std::array<Skill, kSeriesBaselines> pooled_skill(const std::vector<SeriesJudgement>& series,
                                                 std::size_t window) {
  std::array<Skill, kSeriesBaselines> out{};
  for (std::size_t b = 0; b < kSeriesBaselines; ++b) {
    std::map<double, std::pair<double, double>> by_date;
    for (const SeriesJudgement& s : series) {
      for (const DateScore& d : s.dates) {
        if (d.window != window || std::isnan(d.baseline_crps[b]) || !(d.scale > 0)) continue;
        auto& [score, other] = by_date[d.time];
        score += d.crps / d.scale;
        other += d.baseline_crps[b] / d.scale;
      }
    }
    std::vector<double> scores, others;
    for (const auto& [time, sums] : by_date) {
      scores.push_back(sums.first);
      others.push_back(sums.second);
    }
    out[b] = skill_over_time(scores, others, block_length(scores.size()));
  }
  return out;
}

std::vector<std::size_t> pit_histogram(const std::vector<SeriesJudgement>& series,
                                       std::size_t window, std::size_t bins) {
  std::vector<std::size_t> out(bins);
  for (const SeriesJudgement& s : series) {
    for (const DateScore& d : s.dates) {
      if (d.window != window || std::isnan(d.pit)) continue;
      ++out[std::min(bins - 1, static_cast<std::size_t>(d.pit * static_cast<double>(bins)))];
    }
  }
  return out;
}

}  // namespace tumen
