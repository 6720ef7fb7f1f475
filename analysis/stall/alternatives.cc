#include "analysis/stall/alternatives.h"

#include <algorithm>
#include <cmath>

#include "analysis/trend.h"

namespace tumen {

std::optional<Spell> opening_spell(const ProjectSeries& project, int tick) {
  int declared = 0;
  while (declared <= tick && !(project.plan_age[declared] > 0)) ++declared;
  if (declared > tick) return std::nullopt;
  for (int t = declared; t <= tick; ++t) {
    if (project.operating[t] > 0.5) return Spell{project.plan_age[t], true};
    if (project.cancelled[t] > 0.5) {
      const double ticks = t - declared, all = tick - declared + 1;
      // At the tick of the cancellation the plan no longer aged.
      return Spell{ticks > 0 ? project.plan_age[t] * all / ticks : project.plan_age[t], false};
    }
  }
  return Spell{project.plan_age[tick], false};
}

bool idles(TickSeries used_share, int tick, double ticks_per_year, const AlternativeRule& rule) {
  const int ticks = static_cast<int>(std::ceil(rule.idle_quarters * ticks_per_year / 4 - 1e-9));
  if (tick + 1 < ticks) return false;
  for (int t = tick + 1 - ticks; t <= tick; ++t) {
    if (!(used_share[t] < rule.idle)) return false;
  }
  return true;
}

bool gap_widens(const LevelSeries& series, int tick, const StallRule& window,
                const AlternativeRule& rule) {
  std::vector<double> gaps = ratio_window(series, tick, window);
  if (gaps.empty()) return false;
  if (std::ranges::max(gaps) <= 0) return true;
  // While nothing is earned the gap is wider than any other; ranks ask no more of it.
  constexpr double kOpen = 1e-9;
  for (double& x : gaps) x = -std::log(std::max(x, kOpen));
  const double slope = SenSlopes(gaps).slope();
  const MannKendall trend = mann_kendall(gaps);
  if (slope <= 0 || trend.s <= 0) return false;
  const double factor = std::max(1.0, hamed_rao_factor(gaps, slope));
  return trend.z / std::sqrt(factor) > normal_quantile(1 - rule.alpha);
}

}  // namespace tumen
