#include "cli/report_morris.h"

#include <fmt/core.h>

#include <cmath>

#include "analysis/experiment/design.h"
#include "analysis/statistics.h"
#include "cli/session.h"

namespace tumen {
namespace {

/// A trajectory's steps are multiples of 1 / (levels - 1) of the range, at most 1000 levels.
constexpr double kSmallestStep = 0.5 / 999;

double unit_of(const StoredFactor& factor, double value) {
  if (factor.scale == "log")
    return std::log(value / factor.low) / std::log(factor.high / factor.low);
  return (value - factor.low) / (factor.high - factor.low);
}

/// Positions of the points of whole trajectories, one trajectory after another.
std::vector<std::size_t> whole_trajectories(const ReportData& data) {
  const std::size_t length = data.factors + 1;
  std::vector<std::size_t> out;
  for (std::size_t p = 0; p + length <= data.points.size(); ++p) {
    if (data.points[p] % length != 0) continue;
    if (data.points[p + length - 1] != data.points[p] + length - 1) continue;
    for (std::size_t s = 0; s < length; ++s) out.push_back(p + s);
  }
  return out;
}

/// The design as it was before its factors got their values.
MorrisDesign morris_of(const StoreReader& store, const ReportData& data,
                       const std::vector<std::size_t>& points) {
  const std::size_t factors = data.factors;
  MorrisDesign morris;
  morris.trajectories = points.size() / (factors + 1);
  morris.design = {points.size(), factors, {}};
  for (const std::size_t p : points) {
    for (std::size_t f = 0; f < factors; ++f) {
      morris.design.unit.push_back(unit_of(store.description().factors[f], data.factor(p, f)));
    }
  }
  for (std::size_t t = 0; t < morris.trajectories; ++t) {
    std::vector<bool> seen(factors);
    for (std::size_t s = 0; s < factors; ++s) {
      const std::size_t row = t * (factors + 1) + s;
      std::size_t changed = 0;
      MorrisStep step;
      for (std::size_t f = 0; f < factors; ++f) {
        const double by = morris.design.at(row + 1, f) - morris.design.at(row, f);
        if (std::abs(by) < kSmallestStep) continue;
        ++changed;
        step = {f, by > 0 ? 1 : -1};
        morris.delta = std::abs(by);
      }
      if (changed != 1 || seen[step.factor]) {
        throw UsageError(
            fmt::format("{} is damaged: its points are no trajectories of a morris "
                        "design",
                        store.path()));
      }
      seen[step.factor] = true;
      morris.steps.push_back(step);
    }
  }
  return morris;
}

ReportElementary summary_of(const std::vector<double>& effects, std::size_t factor,
                            std::size_t factors) {
  std::vector<double> plain, sizes;
  for (std::size_t k = factor; k < effects.size(); k += factors) {
    plain.push_back(effects[k]);
    sizes.push_back(std::abs(effects[k]));
  }
  const double mu_star = mean(sizes);
  const Interval interval = mean_interval(mu_star, standard_deviation(sizes), sizes.size());
  return {mean(plain), mu_star, interval.hi - mu_star, standard_deviation(plain)};
}

}  // namespace

std::optional<ReportSensitivity> report_sensitivity(const StoreReader& store,
                                                    const ReportData& data) {
  if (store.fact("design") != "morris" || data.factors == 0) return std::nullopt;
  const std::vector<std::size_t> points = whole_trajectories(data);
  if (points.empty()) return std::nullopt;
  const MorrisDesign morris = morris_of(store, data, points);
  ReportSensitivity out;
  out.trajectories = morris.trajectories;
  out.effects.resize(data.factors * data.arms * data.metrics.size());
  std::vector<double> values(points.size());
  for (std::size_t arm = 0; arm < data.arms; ++arm) {
    for (std::size_t m = 0; m < data.metrics.size(); ++m) {
      for (std::size_t k = 0; k < points.size(); ++k) {
        values[k] = data.statistics[data.at(points[k], arm, m)].mean;
      }
      const std::vector<double> effects = elementary_effects(morris, values);
      for (std::size_t f = 0; f < data.factors; ++f) {
        out.effects[data.at(f, arm, m)] = summary_of(effects, f, data.factors);
      }
    }
  }
  return out;
}

}  // namespace tumen
