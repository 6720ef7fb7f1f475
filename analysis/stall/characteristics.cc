#include "analysis/stall/characteristics.h"

#include <algorithm>
#include <cmath>

#include "core/random.h"
#include "sim/batch.h"

namespace tumen {
namespace {

constexpr double kTick = 0.25;           // yr
constexpr double kDeclaredWithin = 2.0;  // yr
constexpr double kStopLow = 0.05, kStopHigh = 0.25;
constexpr std::uint64_t kStream = hash_text("synthetic level");

Real s_curve(Real u) {
  const Real x = clamp(u, 0.0, 1.0);
  return x * x * (3.0 - 2.0 * x);
}

double delay_of(Fate fate) {
  return fate == Fate::late_half ? 1.5 : fate == Fate::late_double ? 2.5 : 1.0;
}

/// How many of the projects stop.
int stopped_of(Fate fate, int projects) {
  switch (fate) {
    case Fate::on_time:
    case Fate::late_half:
    case Fate::late_double:
      return 0;
    case Fate::mostly_frozen:
      return static_cast<int>(0.8 * projects + 0.5);
    case Fate::half_frozen:
      return projects / 2;
    default:
      return projects;
  }
}

/// Years before the end at which the stopped go on; 0: never.
double recovery_of(Fate fate) {
  switch (fate) {
    case Fate::recovers_early:
      return 3;
    case Fate::recovers_late:
      return 2;
    case Fate::recovers_at_last:
      return 1;
    default:
      return 0;
  }
}

/// The histories of a batch, one per lane: ticks x lanes of every quantity.
struct Histories {
  std::vector<Real> declared, planned, earned, cancelled, alignment;
};

/// A number that varies about 0 with unit variance and this autocorrelation, tick by tick.
class Wander {
 public:
  Wander(const RunKeys& keys, std::uint64_t stream, double persistence)
      : keys_(keys), stream_(stream), persistence_(persistence) {}
  Real next() {
    const Real fresh = std::sqrt(3.0) * (2.0 * uniform(keys_, stream_, tick_, 0) - 1.0);
    const double part = tick_++ == 0 ? 0.0 : persistence_;
    value_ = part * value_ + std::sqrt(1 - part * part) * fresh;
    return value_;
  }

 private:
  RunKeys keys_;
  std::uint64_t stream_;
  double persistence_;
  std::uint32_t tick_ = 0;
  Real value_ = 0.0;
};

void add_project(Fate fate, const SyntheticLevel& level, int project, const RunKeys& keys,
                 Histories& out) {
  const std::uint64_t stream = combine(kStream, static_cast<std::uint64_t>(project));
  std::uint32_t draws = 0;
  const auto between = [&](double low, double high) {
    return low + (high - low) * uniform(keys, stream, 0, draws++);
  };
  const Real value = between(1, 5), declared_at = between(0, kDeclaredWithin);
  const Real plan = between(level.plan_low, level.plan_high), stop = between(kStopLow, kStopHigh);
  const bool stops = project < stopped_of(fate, level.projects);
  const double back = level.years - recovery_of(fate);
  const double delay = delay_of(fate);
  Wander pace(keys, combine(stream, 1), level.persistence);
  Real progress = 0.0;
  for (std::size_t t = 0; t < out.declared.size(); ++t) {
    const double now = kTick * static_cast<double>(t + 1);
    const Real age = positive_part(now - declared_at);
    const Mask exists = age > 0.0;
    const Real rate = positive_part(1.0 + level.noise * pace.next()) / (delay * plan);
    Real reached = progress + rate * min(age, kTick);
    if (stops && (recovery_of(fate) <= 0 || now <= back))
      reached = min(reached, max(stop, progress));
    progress = min(reached, 1.0);
    out.declared[t] += select(exists, value, 0.0);
    out.planned[t] += value * s_curve(age / plan);
    out.earned[t] += value * s_curve(progress);
  }
}

Histories make_histories(Fate fate, const SyntheticLevel& level, const RunKeys& keys) {
  const auto ticks = static_cast<std::size_t>(level.years / kTick + 0.5);
  const std::vector<Real> nothing(ticks, Real(0.0));
  Histories out{nothing, nothing, nothing, nothing, nothing};
  for (int p = 0; p < level.projects; ++p) add_project(fate, level, p, keys, out);
  Wander mood(keys, combine(kStream, hash_text("alignment")), 0.9);
  for (Real& a : out.alignment) a = 0.6 + 0.01 * mood.next();
  return out;
}

/// The numbers of one lane.
std::vector<double> lane_of(const std::vector<Real>& values, int lane) {
  std::vector<double> column;
  column.reserve(values.size());
  for (const Real x : values) column.push_back(x[lane]);
  return column;
}

}  // namespace

std::vector<LabelCounts> characteristics(Fate fate, const SyntheticLevel& level, std::uint64_t runs,
                                         std::span<const StallRule> rules, std::uint64_t seed) {
  std::vector<LabelCounts> counts(rules.size());
  for (std::uint64_t first = 0; first < runs; first += kLanes) {
    const int lanes = static_cast<int>(std::min<std::uint64_t>(kLanes, runs - first));
    const Histories h = make_histories(fate, level, make_batch(seed, first, lanes).keys);
    for (int lane = 0; lane < lanes; ++lane) {
      const std::vector<double> columns[] = {lane_of(h.declared, lane), lane_of(h.planned, lane),
                                             lane_of(h.earned, lane), lane_of(h.cancelled, lane),
                                             lane_of(h.alignment, lane)};
      const LevelSeries series = {{columns[0].data()}, {columns[1].data()}, {columns[2].data()},
                                  {columns[3].data()}, {columns[4].data()}, 1 / kTick};
      const int last = static_cast<int>(h.declared.size()) - 1;
      for (std::size_t k = 0; k < rules.size(); ++k) {
        counts[k].add(label_at(series, last, rules[k]));
      }
    }
  }
  return counts;
}

LabelCounts characteristics(Fate fate, const SyntheticLevel& level, std::uint64_t runs,
                            const StallRule& rule, std::uint64_t seed) {
  return characteristics(fate, level, runs, std::span(&rule, 1), seed).front();
}

}  // namespace tumen
