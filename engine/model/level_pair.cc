#include "model/level_pair.h"

#include <algorithm>

namespace tumen {
namespace {

/// A world at the first values of the setup; only what a file can set is in it.
void set_first_values(const Setup& setup, World& w) {
  const std::span<Real> arena = w.fields.arena();
  const std::size_t count = std::min(arena.size(), setup.values.size());
  std::copy_n(setup.values.begin(), count, arena.begin());
}

double declared_with(const World& w, Level level, StateId host, StateId partner, double years) {
  const Structure& s = w.structure;
  double sum = 0;
  for (ProjectId p : s.every_project()) {
    if (s[p].level != level || s[p].host != host || s[p].partner != partner) continue;
    sum += w.project.cost[p][0];
  }
  if (level != Level::regional) return sum;
  for (RegionId r : s.every_region()) {
    if (s[r].parent || s[r].owner != host) continue;
    const double a_year = w.holding.access[s.holding(r, partner)][0] *
                          w.state.s0_capital[partner][0] * w.state.gdp[partner][0];
    sum += a_year * years;
  }
  return sum;
}

}  // namespace

LevelPair level_pair(const Setup& setup, Level level) {
  const Structure& s = setup.structure;
  World w(s, setup.edits.size());
  set_first_values(setup, w);
  const double years = setup.calendar.ticks * setup.calendar.tick_years;
  LevelPair pair;
  double most = 0;
  for (StateId host : s.every_state()) {
    for (StateId partner : s.every_state()) {
      if (host == partner || !s[host].active || !s[partner].active) continue;
      const double declared = declared_with(w, level, host, partner, years);
      if (declared <= most) continue;
      most = declared;
      pair = {host, partner};
    }
  }
  return pair;
}

}  // namespace tumen
