/// One history with everything that happened and was decided in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/explain/replay.h"

namespace tumen {

/// An event of a history.
struct HistoryEvent {
  int tick = 0;
  std::string kind, subject, actor, detail;
  bool exogenous = false;
  double value = 0;
};

/// A decision of a history; matrices are options x terms.
struct HistoryDecision {
  int tick = 0;
  std::size_t docket = 0;  ///< position in ReferenceModel::dockets()
  std::vector<double> terms;
  std::vector<bool> available;
  std::vector<double> probability;
  double stake = 0, precision = 0, draw = 0;
  std::size_t chosen = 0;

  double utility(std::size_t option) const;
};

struct History {
  std::vector<HistoryEvent> events;
  std::vector<HistoryDecision> decisions;  ///< in the order of ticks, then dockets
};

/// Replays a history. With `only_tick` >= 0 what belongs to other ticks is left out, and the
/// history ends there. `record` (may be null) gets its metrics and hash.
History observe(const ReferenceModel& model, const RunAddress& address, int only_tick = -1,
                RunRecord* record = nullptr);

/// Per decision of the history, whether it tells the history: an answer to an offer that is not to
/// wait, or a change of course.
std::vector<bool> turning_points(const ReferenceModel& model, const History& history);

}  // namespace tumen
