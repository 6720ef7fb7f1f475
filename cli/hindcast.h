/// How a scenario does against what was observed of its world.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <array>
#include "analysis/hindcast/judge_events.h"
#include "analysis/hindcast/judge_series.h"
#include "cli/ensemble.h"
#include "cli/scenario_choice.h"
#include "scenario/observed_targets.h"

namespace tumen {

/// The theory that chooses at random, against which every other is judged.
inline constexpr std::string_view kNullVariant = "random";

/// One variant with one kind of knowledge: nothing dated after the cut, or the scenario as it is.
struct HindcastCase {
  std::string variant;
  bool blind = true;
  std::uint64_t hash = 0;      ///< of the ensemble
  std::uint64_t failures = 0;  ///< runs that are in no score
  std::vector<SeriesJudgement> series;
  std::vector<std::array<Skill, kSeriesBaselines>> pooled;  ///< per window, over all series
  std::optional<EventJudgement> events;  ///< of dates after the cut; none: there are no such events

  std::string knowledge() const { return blind ? "blind" : "conditional"; }
};

/// An observation that is not judged.
struct LeftOut {
  std::string id, date, reason;
};

struct Hindcast {
  std::string scenario, file;  ///< id; the table of observations
  std::string cut;
  std::uint64_t seed = 1, runs = 0;
  std::vector<std::string> windows;  ///< "out-of-time 2016-2021"
  std::vector<bool> after_cut;       ///< per window: all of it lies after the cut
  std::vector<HindcastCase> cases;   ///< per variant, blind first
  std::vector<LeftOut> left_out;
  std::vector<std::string> notes;

  /// The case of a variant, or null.
  const HindcastCase* find(const std::string& variant, bool blind) const;
};

/// Runs every variant and the random null twice, blind and conditional, and scores them. Without
/// `cut`, that of the file. Nothing after an error, which has been printed.
std::optional<Hindcast> run_hindcast(Session& session, const ScenarioChoice& choice,
                                     const std::vector<std::string>& variants,
                                     const std::optional<Quarter>& cut,
                                     const EnsembleOptions& options);

/// The headline of a variant, for tables with other headlines: blind, over the first window that
/// lies after the cut. NaN where a baseline has no forecast or there is nothing to judge.
struct HindcastSkill {
  std::string variant;
  std::array<Skill, kSeriesBaselines> series{};  ///< pooled over all series
  std::array<Skill, kEventBaselines> events{};
  double brier = 0;  ///< mean Brier score of the events
};
HindcastSkill headline_skill(const Hindcast& hindcast, const std::string& variant);

/// Prints as "text", "markdown" or "json".
void print_hindcast(Session& session, const Hindcast& hindcast, const std::string& format);
void print_hindcast_json(Session& session, const Hindcast& hindcast);

}  // namespace tumen
