/// What `tumen stall` found, and how it is told.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/paired_shares.h"
#include "analysis/stall/study.h"
#include "cli/ensemble.h"
#include "scenario/scenario.h"

namespace tumen {

/// A world that was judged: the baseline, or one of its arms.
struct StallWorld {
  ScenarioInfo info;
  std::unique_ptr<ReferenceModel> model;
  std::vector<StudyLevel> levels;
  int tick = 0;  ///< at which it was judged
  StallRule rule;
  std::unique_ptr<StallStudy> study;
  EnsembleResult result;
};

/// The mean of a metric at the tick of judgement, over the runs that had not failed.
struct StallMean {
  std::string family;  ///< "DEC"
  std::string label;   ///< for people
  double mean = 0;
  Interval interval;
};
/// DEC, CANC, PV, EV, RR and its variants, A of the pair, in this order; means that are not a
/// number where the level has no such metric.
std::vector<StallMean> means_of(const StallWorld& world, std::size_t level);

/// One level of an arm against the baseline's, run by run.
struct StallContrast {
  PairedShares stalls;
  double ratio = 0;   ///< mean RR, arm less baseline
  Interval interval;  ///< 95%, Student's t
  LogRank opening;    ///< of times to operation; the arm is the second group
};
/// `a` and `b` are positions of the same level in both worlds.
StallContrast contrast_of(const LevelResult& baseline, const LevelResult& arm);

/// Tables as "text" or "markdown": of the baseline first, then of each arm.
void print_stall(Session& session, const std::vector<StallWorld>& worlds,
                 const std::string& format);
nlohmann::ordered_json stall_json(const std::vector<StallWorld>& worlds);

/// The published table of how often the rule errs, in any format.
void print_characteristics(Session& session, const StallRule& rule, std::uint64_t runs,
                           std::uint64_t seed, const std::string& format);

}  // namespace tumen
