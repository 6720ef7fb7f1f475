#include "analysis/survival.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics.h"

namespace tumen {
namespace {

std::vector<Spell> by_time(std::span<const Spell> spells) {
  std::vector<Spell> sorted(spells.begin(), spells.end());
  std::ranges::sort(sorted, {}, &Spell::time);
  return sorted;
}

/// Walks through spells in the order of time.
class Watch {
 public:
  explicit Watch(std::span<const Spell> spells) : sorted_(by_time(spells)) {}

  double at_risk() const { return static_cast<double>(sorted_.size() - next_); }
  double next_time() const {
    return next_ < sorted_.size() ? sorted_[next_].time : std::numeric_limits<double>::infinity();
  }
  /// Takes all spells that end at `time`, and returns how many of them ended with the event.
  double pass(double time) {
    double events = 0;
    for (; next_ < sorted_.size() && sorted_[next_].time == time; ++next_) {
      events += sorted_[next_].event;
    }
    return events;
  }

 private:
  std::vector<Spell> sorted_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<SurvivalStep> kaplan_meier(std::span<const Spell> spells) {
  std::vector<SurvivalStep> curve;
  Watch watch(spells);
  double survival = 1, greenwood = 0;
  while (watch.at_risk() > 0) {
    const double time = watch.next_time(), at_risk = watch.at_risk(), events = watch.pass(time);
    if (events == 0) continue;
    survival *= 1 - events / at_risk;
    greenwood += events / (at_risk * (at_risk - events));
    curve.push_back({time, at_risk, events, survival, survival * std::sqrt(greenwood)});
  }
  return curve;
}

double median_survival(std::span<const SurvivalStep> curve) {
  for (const SurvivalStep& step : curve) {
    if (step.survival <= 0.5) return step.time;
  }
  return std::numeric_limits<double>::infinity();
}

double survival_at(std::span<const SurvivalStep> curve, double time) {
  double survival = 1;
  for (const SurvivalStep& step : curve) {
    if (step.time > time) break;
    survival = step.survival;
  }
  return survival;
}

LogRank log_rank(std::span<const Spell> first, std::span<const Spell> second) {
  Watch a(first), b(second);
  LogRank out;
  while (a.at_risk() + b.at_risk() > 0) {
    const double time = std::min(a.next_time(), b.next_time());
    const double at_a = a.at_risk(), at_b = b.at_risk(), n = at_a + at_b;
    const double in_a = a.pass(time), in_b = b.pass(time), events = in_a + in_b;
    out.observed += in_b;
    out.expected += events * at_b / n;
    if (n > 1) out.variance += events * (at_a / n) * (at_b / n) * (n - events) / (n - 1);
  }
  if (out.variance > 0) {
    const double difference = out.observed - out.expected;
    out.chi_square = difference * difference / out.variance;
    out.p = 2 * normal_cdf(-std::sqrt(out.chi_square));
  }
  return out;
}

}  // namespace tumen
