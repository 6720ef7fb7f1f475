/// Operating characteristics of the rule: how often it says STALL of histories whose truth is
/// known.
///
/// Synthetic levels are made of projects that are built by (25): declared in the first two years,
/// planned to take so many years, PV = sum v S(age/plan), EV = sum v S(q), S(u) = u^2 (3 - 2u).
/// Only what becomes of q is laid down. Nothing of the model is in them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/stall/label.h"
#include "analysis/stall/tally.h"

namespace tumen {

/// What is true of a synthetic level.
enum class Fate {
  on_time,
  late_half,         ///< takes 1.5 times as long as planned
  late_double,       ///< takes 2.5 times as long
  frozen,            ///< every project stops for good at 5% to 25%
  mostly_frozen,     ///< four of five do, the others are on time
  half_frozen,       ///< half of them do
  recovers_early,    ///< all stop at 5% to 25%, and go on as planned from 3 years before the end
  recovers_late,     ///< the same from 2 years before the end
  recovers_at_last,  ///< the same from 1 year before the end
};
inline constexpr std::size_t kFates = 9;
inline constexpr std::array<std::string_view, kFates> kFateNames = {"on time",
                                                                    "delayed x1.5",
                                                                    "delayed x2.5",
                                                                    "frozen below 25%",
                                                                    "80% frozen",
                                                                    "half frozen",
                                                                    "recovering for 3 years",
                                                                    "recovering for 2 years",
                                                                    "recovering for 1 year"};

struct SyntheticLevel {
  int projects = 1;
  double years = 10;                   ///< from the first declaration to the judgement
  double plan_low = 3, plan_high = 6;  ///< years planned, uniform
  double noise = 0.4;                  ///< standard deviation of a quarter's pace over its mean
  double persistence = 0.5;            ///< autocorrelation of that from quarter to quarter
};

/// The labels of `runs` synthetic levels, judged at their end. Values of projects are uniform
/// between 1 and 5; alignment wanders about its start with a standard deviation of 0.01. Numbers of
/// projects that stop are rounded, halves down: four of five of one is one, half of one is none.
/// Draws are a function of `seed` and of the run.
LabelCounts characteristics(Fate fate, const SyntheticLevel& level, std::uint64_t runs,
                            const StallRule& rule = {}, std::uint64_t seed = 1);

/// The same of several rules at once, over the same histories.
std::vector<LabelCounts> characteristics(Fate fate, const SyntheticLevel& level, std::uint64_t runs,
                                         std::span<const StallRule> rules, std::uint64_t seed = 1);

}  // namespace tumen
