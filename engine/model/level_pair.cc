#include "model/level_pair.h"

#include <span>

#include "model/first_values.h"

namespace tumen {
namespace {

/// What a pair could declare with each other, from the first values of the setup.
struct Numbers {
  explicit Numbers(const FirstValues& first)
      : cost(first.of(IndexSet::project, "cost")),
        access(first.of(IndexSet::holding, "access")),
        s0_capital(first.of(IndexSet::state, "s0_capital")),
        gdp(first.of(IndexSet::state, "gdp")) {}
  std::span<const double> cost, access, s0_capital, gdp;
};

double declared_with(const Structure& s, const Numbers& x, Level level, StateId host,
                     StateId partner, double years) {
  double sum = 0;
  for (ProjectId p : s.every_project()) {
    if (s[p].level != level || s[p].host != host || s[p].partner != partner) continue;
    sum += x.cost[p.index()];
  }
  if (level != Level::regional) return sum;
  for (RegionId r : s.every_region()) {
    if (s[r].parent || s[r].owner != host) continue;
    const double a_year = x.access[s.holding(r, partner).index()] * x.s0_capital[partner.index()] *
                          x.gdp[partner.index()];
    sum += a_year * years;
  }
  return sum;
}

}  // namespace

LevelPair level_pair(const Setup& setup, Level level) {
  const Structure& s = setup.structure;
  const FirstValues first(setup);
  const Numbers numbers(first);
  const double years = setup.calendar.ticks * setup.calendar.tick_years;
  LevelPair pair;
  double most = 0;
  for (StateId host : s.every_state()) {
    for (StateId partner : s.every_state()) {
      if (host == partner || !s[host].active || !s[partner].active) continue;
      const double declared = declared_with(s, numbers, level, host, partner, years);
      if (declared <= most) continue;
      most = declared;
      pair = {host, partner};
    }
  }
  return pair;
}

}  // namespace tumen
