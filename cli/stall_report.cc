#include "cli/stall_report.h"

#include <fmt/core.h>

#include <cmath>

namespace tumen {
namespace {

constexpr struct {
  const char* family;
  const char* label;
} kReadings[] = {{"DEC", "declared DEC"},
                 {"CANC", "of it cancelled"},
                 {"PV", "due by then PV"},
                 {"EV", "realised EV"},
                 {"RR", "RR = EV/PV"},
                 {"RR_count", "RR by count"},
                 {"RR_throughput", "RR by throughput"},
                 {"RR_rest", "RR without largest"}};

StallMean mean_at(const StallWorld& world, const std::string& metric, std::string family,
                  std::string label) {
  const int position = world.result.find_metric(metric);
  if (position < 0) return {std::move(family), std::move(label), NAN, {NAN, NAN}};
  const auto tick = static_cast<std::size_t>(world.tick);
  const std::size_t at = tick * world.result.metrics.size() + static_cast<std::size_t>(position);
  const double mean = world.result.path_mean[at];
  return {std::move(family), std::move(label), mean,
          mean_interval(mean, world.result.path_sd[at], world.result.path_n[tick])};
}

}  // namespace

std::vector<StallMean> means_of(const StallWorld& world, std::size_t level) {
  const StallLevel& name = world.levels[level].stall;
  std::vector<StallMean> means;
  for (const auto& reading : kReadings) {
    const std::string metric = fmt::format("{}[{}]", reading.family, name.level);
    means.push_back(mean_at(world, metric, reading.family, reading.label));
  }
  means.push_back(mean_at(world, name.alignment, "A", "alignment A"));
  return means;
}

StallContrast contrast_of(const LevelResult& baseline, const LevelResult& arm) {
  StallContrast out;
  std::vector<double> differences;
  for (std::size_t run = 0; run < baseline.label_of.size() && run < arm.label_of.size(); ++run) {
    if (!baseline.label_of[run] || !arm.label_of[run]) continue;
    out.stalls.add(*baseline.label_of[run] == StallLabel::stall,
                   *arm.label_of[run] == StallLabel::stall);
    differences.push_back(arm.ratio_of[run] - baseline.ratio_of[run]);
  }
  out.ratio = mean(differences);
  out.interval = mean_interval(out.ratio, standard_deviation(differences), differences.size());
  out.opening = log_rank(baseline.openings, arm.openings);
  return out;
}

}  // namespace tumen
