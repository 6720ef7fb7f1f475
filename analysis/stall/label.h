/// What has become of the cooperation declared at a level of analysis: a label, by rule.
///
/// The rule is a pure function of five series. It knows of no scenario, state or level.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace tumen {

/// In the order in which they are tested; the first that fits is given.
enum class StallLabel : std::uint8_t {
  absent,    ///< too little has fallen due to judge
  rupture,   ///< most of what was declared is cancelled, or the pair has fallen out
  realised,  ///< what was due has been delivered, all but a fifth
  stall,     ///< declarations live, delivery does not, and it is not catching up
  slow,      ///< all else
};
inline constexpr std::size_t kStallLabels = 5;
inline constexpr std::array<std::string_view, kStallLabels> kStallLabelNames = {
    "ABSENT", "RUPTURE", "REALISED", "STALL", "SLOW"};
inline std::string_view name_of(StallLabel label) {
  return kStallLabelNames[static_cast<std::size_t>(label)];
}

/// How the upper bound of the slope of RR is found.
enum class SlopeBound {
  hamed_rao,  ///< ranks, with the variance of Hamed and Rao (1998), never below the uncorrected one
  bootstrap,  ///< moving-block bootstrap, blocks of a year
};

struct StallRule {
  double due = 0.25;         ///< ABSENT where PV is a smaller share of what stands declared
  double cancelled = 0.5;    ///< RUPTURE where a larger share of DEC is cancelled
  double fallen_out = 0.2;   ///< RUPTURE where alignment has fallen by more since the start
  double recovered = 0.8;    ///< REALISED from this RR on
  double stalled = 0.5;      ///< STALL up to this RR (r*)
  double cooled = 0.1;       ///< no STALL where alignment has fallen by more since the start
  double alpha = 0.10;       ///< no STALL where DEC falls at this level (Mann-Kendall, one-sided)
  double confidence = 0.95;  ///< of the upper bound of the slope of RR, one-sided
  double years = 10;         ///< within which an adequate trend would reach `recovered` (H)
  int window = 20;           ///< quarters over which trends are read (W)
  int least_window = 12;     ///< quarters without which there is no trend to read, hence no STALL
  SlopeBound bound = SlopeBound::hamed_rao;
};

/// One number per tick, `step` places apart: a column of a run's series.
struct TickSeries {
  const double* first = nullptr;
  std::size_t step = 1;

  explicit operator bool() const { return first != nullptr; }
  double operator[](int tick) const { return first[static_cast<std::size_t>(tick) * step]; }
};

/// The history of a level, from tick 0.
struct LevelSeries {
  TickSeries declared;   ///< DEC, bn USD: what was ever declared, cancelled or not
  TickSeries planned;    ///< PV, bn USD: of what stands, what has fallen due
  TickSeries earned;     ///< EV, bn USD
  TickSeries cancelled;  ///< bn USD: of DEC, what was cancelled
  TickSeries alignment;  ///< A of the level's pair; may be absent, and is then taken as unchanged
  double ticks_per_year = 4;
};

/// A label and what it rests on.
struct StallJudgement {
  StallLabel label = StallLabel::absent;
  double ratio = 1;  ///< RR; 1 where nothing is due
  /// 1/yr: upper bound of the slope of RR, and the slope that would reach `recovered` in time. Not
  /// a number where the label did not depend on them.
  double bound = std::numeric_limits<double>::quiet_NaN();
  double needed = std::numeric_limits<double>::quiet_NaN();
};

/// The label at `tick` by what happened up to then:
///
/// - ABSENT: nothing is declared, or PV < due (DEC - cancelled).
/// - RUPTURE: cancelled > 50% of DEC, or A < A_0 - .2.
/// - REALISED: RR = EV/PV >= .8.
/// - STALL: A >= A_0 - .1; DEC does not fall over the window; RR <= .5; and the upper one-sided 95%
///   bound of Sen's slope of RR over the window is below (.8 - RR)/H. The last is a test of
///   non-superiority against the slope that recovery needs: a trend that is "not significant"
///   proves nothing.
/// - SLOW: all else.
///
/// The window reaches back W quarters, or to the first tick of the unbroken time in which something
/// was due. All numbers up to `tick` must be finite.
StallJudgement judge_level(const LevelSeries& series, int tick, const StallRule& rule = {});
inline StallLabel label_at(const LevelSeries& series, int tick, const StallRule& rule = {}) {
  return judge_level(series, tick, rule).label;
}

/// RR over the window of the rule, in the order of time; empty where the window is too short.
std::vector<double> ratio_window(const LevelSeries& series, int tick, const StallRule& rule);
/// Upper bound of Sen's slope, per step.
double slope_bound(std::span<const double> values, const StallRule& rule);

}  // namespace tumen
