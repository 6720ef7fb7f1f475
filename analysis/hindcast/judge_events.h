/// Probabilities of events against what happened.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "analysis/hindcast/baselines.h"
#include "analysis/hindcast/scores.h"
#include "analysis/hindcast/skill.h"

namespace tumen {

/// What is asked: whether something has happened by a date.
struct EventCase {
  std::string id, date, expression;
  double by = 0;  ///< in years
  bool happened = false;
  Announcement announcement;
  double model = 0;  ///< share of runs in which it happened
  double null = 0;   ///< of the random null; NaN: there is none
};

/// Bins of Murphy's decomposition.
inline constexpr std::size_t kBrierBins = 5;

struct EventJudgement {
  std::vector<EventCase> events;
  std::vector<std::array<double, kEventBaselines>> baselines;  ///< per event; NaN: no forecast
  BrierDecomposition model;
  std::array<BrierDecomposition, kEventBaselines> of_baseline{};  ///< empty bins: no forecast
  std::array<Skill, kEventBaselines> skill{};
};

/// Events of one id at several dates hang together and are resampled together. At least one event.
EventJudgement judge_events(std::vector<EventCase> events);

}  // namespace tumen
