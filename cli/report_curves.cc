#include "cli/report_curves.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tumen {
namespace {

/// Settings of the other factors, each with the point of every level.
using Slices = std::map<std::vector<double>, std::vector<std::size_t>>;

/// A factor with more is of a sample.
constexpr std::size_t kMostLevels = 64;
constexpr std::size_t kMissing = static_cast<std::size_t>(-1);

std::vector<double> levels_of(const ReportData& data, std::size_t factor) {
  std::vector<double> levels;
  for (std::size_t p = 0; p < data.points.size(); ++p) levels.push_back(data.factor(p, factor));
  std::ranges::sort(levels);
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  return levels;
}

/// Only the settings in which every level is there.
std::vector<std::vector<std::size_t>> whole_slices(const ReportData& data, std::size_t factor,
                                                   const std::vector<double>& levels) {
  Slices slices;
  for (std::size_t p = 0; p < data.points.size(); ++p) {
    std::vector<double> others;
    for (std::size_t f = 0; f < data.factors; ++f) {
      if (f != factor) others.push_back(data.factor(p, f));
    }
    std::vector<std::size_t>& slice = slices[others];
    slice.resize(levels.size(), kMissing);
    const auto level = std::ranges::lower_bound(levels, data.factor(p, factor)) - levels.begin();
    slice[static_cast<std::size_t>(level)] = p;
  }
  std::vector<std::vector<std::size_t>> whole;
  for (auto& [others, slice] : slices) {
    if (std::ranges::count(slice, kMissing) == 0) whole.push_back(std::move(slice));
  }
  return whole;
}

ReportEffect effect_of(const ReportData& data, const std::vector<std::vector<std::size_t>>& slices,
                       std::size_t arm, std::size_t metric) {
  ReportEffect effect{0, 0, kNoNumber, kNoNumber, 0};
  for (const std::vector<std::size_t>& slice : slices) {
    const ReportStatistic& from = data.statistics[data.at(slice.front(), arm, metric)];
    const ReportStatistic& to = data.statistics[data.at(slice.back(), arm, metric)];
    const double change = to.mean - from.mean, half = to.half + from.half;
    effect.change += change / static_cast<double>(slices.size());
    effect.half += half / static_cast<double>(slices.size());
    effect.least = std::fmin(effect.least, change);
    effect.most = std::fmax(effect.most, change);
    effect.apart += std::abs(change) > half ? 1U : 0U;
  }
  return effect;
}

}  // namespace

ReportCurves report_curves(const ReportData& data) {
  ReportCurves out;
  if (data.points.empty()) return out;
  for (std::size_t f = 0; f < data.factors; ++f) {
    ReportCurve curve;
    curve.factor = f;
    curve.levels = levels_of(data, f);
    if (curve.levels.size() < 2 || curve.levels.size() > kMostLevels) continue;
    const auto slices = whole_slices(data, f, curve.levels);
    if (slices.empty()) continue;
    curve.settings = slices.size();
    const double share = 1 / static_cast<double>(slices.size());
    for (std::size_t level = 0; level < curve.levels.size(); ++level) {
      for (std::size_t arm = 0; arm < data.arms; ++arm) {
        for (std::size_t m = 0; m < data.metrics.size(); ++m) {
          double mean = 0, half = 0, difference = 0, difference_half = 0;
          for (const std::vector<std::size_t>& slice : slices) {
            const std::size_t at = data.at(slice[level], arm, m);
            mean += data.statistics[at].mean * share;
            half += data.statistics[at].half * share;
            difference += data.differences[at].mean * share;
            difference_half += data.differences[at].half * share;
          }
          curve.mean.push_back(mean);
          curve.half.push_back(half);
          curve.difference.push_back(difference);
          curve.difference_half.push_back(difference_half);
        }
      }
    }
    for (std::size_t arm = 0; arm < data.arms; ++arm) {
      for (std::size_t m = 0; m < data.metrics.size(); ++m) {
        out.effects.push_back(effect_of(data, slices, arm, m));
      }
    }
    out.curves.push_back(std::move(curve));
  }
  return out;
}

}  // namespace tumen
