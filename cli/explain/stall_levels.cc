#include "cli/explain/stall_levels.h"

#include <algorithm>
#include <string>

#include "model/level_pair.h"
#include "model/metric_lists.h"

namespace tumen {
namespace {

/// The metric of the pair's alignment: it is listed once, in either order.
std::string alignment_of(const Structure& s, LevelPair pair) {
  if (!pair) return "";
  for (const MetricIndex& index : list_unordered_pairs(s)) {
    const StateId a(index.first), b(index.second);
    const bool same =
        (a == pair.host && b == pair.partner) || (a == pair.partner && b == pair.host);
    if (same) return "A[" + index.text + "]";
  }
  return "";
}

std::vector<StallJudge> judges_of(const ReferenceModel& model, std::span<const MetricInfo> metrics,
                                  const StallRule& rule) {
  std::vector<StallJudge> judges;
  for (const StallLevel& level : stall_levels(model)) {
    judges.emplace_back(metrics, level, 1 / model.setup().calendar.tick_years, rule);
  }
  return judges;
}

}  // namespace

std::vector<StallLevel> stall_levels(const ReferenceModel& model) {
  const Setup& setup = model.setup();
  std::vector<StallLevel> levels;
  for (const MetricIndex& index : list_levels(setup.structure)) {
    const LevelPair pair = level_pair(setup, static_cast<Level>(index.first));
    levels.push_back({index.text, alignment_of(setup.structure, pair)});
  }
  return levels;
}

std::vector<StudyLevel> study_levels(const ReferenceModel& model) {
  std::vector<StudyLevel> out;
  for (const StallLevel& level : stall_levels(model)) {
    StudyLevel study{level, "", {}};
    if (!level.alignment.empty()) study.trade = "X_ratio" + level.alignment.substr(1);
    for (const Project& p : model.setup().structure.projects) {
      if (kLevelNames[static_cast<std::size_t>(p.level)] == level.level) {
        study.projects.push_back(p.id);
      }
    }
    out.push_back(std::move(study));
  }
  return out;
}

std::vector<StallJudge> stall_judges(const ReferenceModel& model, const StallRule& rule) {
  return judges_of(model, model.metrics(), rule);
}

WatchedLevels watched_levels(const ReferenceModel& model, const StallRule& rule) {
  WatchedLevels out;
  for (const StallJudge& judge : stall_judges(model, rule)) {
    for (const std::size_t metric : judge.reads()) {
      if (std::ranges::count(out.watch, metric) == 0) out.watch.push_back(metric);
    }
  }
  std::vector<MetricInfo> few;
  for (const std::size_t metric : out.watch) few.push_back(model.metrics()[metric]);
  out.judges = judges_of(model, few, rule);
  return out;
}

}  // namespace tumen
