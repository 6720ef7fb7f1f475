/// The levels of a scenario that can be labelled.
#pragma once

#include <vector>

#include "analysis/stall/study.h"
#include "model/reference_model.h"

namespace tumen {

/// Levels at which anything can be declared, each with the alignment of its pair (level_pair.h).
std::vector<StallLevel> stall_levels(const ReferenceModel& model);

/// The same with what else `tumen stall` reads there.
std::vector<StudyLevel> study_levels(const ReferenceModel& model);

/// One judge per level, in that order, of series of all metrics.
std::vector<StallJudge> stall_judges(const ReferenceModel& model, const StallRule& rule = {});

/// The same for series of the metrics that the labels need and no others.
struct WatchedLevels {
  std::vector<std::size_t> watch;  ///< for EnsembleOptions::watch
  std::vector<StallJudge> judges;
};
WatchedLevels watched_levels(const ReferenceModel& model, const StallRule& rule = {});

}  // namespace tumen
