/// Other ways to say that cooperation stalls, to be held against the label.
///
/// They answer other questions, and a scenario may stall by one and not by another; none of them
/// decides the label.
#pragma once

#include <optional>

#include "analysis/stall/label.h"
#include "analysis/survival.h"

namespace tumen {

struct AlternativeRule {
  double late = 2;         ///< (a) median time to operation over the time planned
  double idle = 0.15;      ///< (b) share of due capacity in use
  int idle_quarters = 12;  ///< (b) for so long
  double residual = 0.75;  ///< (c) trade over what products alone give
  double alpha = 0.05;     ///< (e) one-sided
};

/// What a project's metrics say of it.
struct ProjectSeries {
  TickSeries plan_age;   ///< years since declaration over years planned, 0 before
  TickSeries operating;  ///< 1 once it operates
  TickSeries cancelled;  ///< 1 once it is cancelled
};

/// (a) The time from declaration to operation in units of the time planned, up to `tick`; nothing
/// where it was not declared. What is cancelled never opens: it counts as closed up to `tick`, at
/// the speed at which its plan aged, since to take it out of the risk would call a world punctual
/// in which all that is late is cancelled.
std::optional<Spell> opening_spell(const ProjectSeries& project, int tick);

/// (b) Whether RR_throughput was below `idle` at every tick of the last three years; false where
/// the series is shorter.
bool idles(TickSeries used_share, int tick, double ticks_per_year,
           const AlternativeRule& rule = {});

/// (e) Whether the gap ln(PV/EV) widens: Sen's slope over the window of `window` is positive and
/// Mann and Kendall's test says so, with the variance of Hamed and Rao where that is larger. True
/// also where nothing at all was earned in the window; false where it is too short to tell.
bool gap_widens(const LevelSeries& series, int tick, const StallRule& window,
                const AlternativeRule& rule = {});

}  // namespace tumen
