/// Times to an event, some of them not seen to their end.
#pragma once

#include <span>
#include <vector>

namespace tumen {

/// How long something was watched, and whether the event came then.
struct Spell {
  double time = 0;     ///< >= 0
  bool event = false;  ///< false: censored, the event had not come by then
};

/// A step of the survival function: it falls to `survival` at `time` and stays there until the
/// next.
struct SurvivalStep {
  double time = 0;
  double at_risk = 0;   ///< spells that last at least so long
  double events = 0;    ///< at this time
  double survival = 1;  ///< share to whom the event has not come
  double error = 0;     ///< its standard error (Greenwood 1926); NaN where survival is 0
};

/// Kaplan and Meier (1958), Journal of the American Statistical Association 53. One step per time
/// with an event, ascending. A spell censored at the time of an event was at risk of it.
std::vector<SurvivalStep> kaplan_meier(std::span<const Spell> spells);

/// The first time by which the event has come to half; infinity where it never comes to so many.
double median_survival(std::span<const SurvivalStep> curve);
/// The share to whom the event has not come by `time`.
double survival_at(std::span<const SurvivalStep> curve, double time);

/// Two groups compared: Mantel (1966), Peto and Peto (1972).
struct LogRank {
  double observed = 0;  ///< events in the second group
  double expected = 0;  ///< if both groups ran the same risks
  double variance = 0;  ///< of observed - expected, hypergeometric
  double chi_square =
      0;         ///< (observed - expected)^2 / variance, one degree of freedom; 0 without variance
  double p = 1;  ///< two-sided
};
LogRank log_rank(std::span<const Spell> first, std::span<const Spell> second);

}  // namespace tumen
