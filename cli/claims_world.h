/// A world whose claims are tested, under one theory: its arms, and the outcomes that are asked of
/// them.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/outcomes.h"
#include "cli/scenario_choice.h"
#include "model/reference_model.h"
#include "scenario/claims.h"

namespace tumen {

/// How the runs of claims are made.
struct ClaimsRuns {
  std::string variant;                    ///< theory
  std::vector<std::string> set, without;  ///< laid over every arm, before the arm's own
  std::uint64_t seed = 1;
  int jobs = 1;
  std::uint64_t draws = 0;  ///< points of a prior ensemble; 0: numbers as the files give them
};

/// Runs at every point of a prior ensemble.
inline constexpr std::uint64_t kRunsPerDraw = 32;

class ClaimsWorld {
 public:
  /// `file` must outlive it. A WorkError where an arm does not load under the theory.
  ClaimsWorld(Session& session, const ClaimsFile& file, ClaimsRuns runs);

  /// Asks for an outcome of an arm, before any run: the test's, or the other of its correlation.
  /// Returns where values() finds it.
  std::size_t ask(std::size_t arm, const ClaimTest& test, bool with = false);

  /// Runs arms until each has `runs` runs. A WorkError when stopped.
  void extend(const std::set<std::size_t>& arms, std::uint64_t runs);

  /// The outcome of the first `runs` runs of the arm.
  std::span<const double> values(std::size_t arm, std::size_t outcome, std::uint64_t runs) const;
  bool is_truth(std::size_t arm, std::size_t outcome) const;

  const ClaimsFile& file() const { return file_; }
  /// What the theory's rule of choice weighs.
  Outlook outlook() const { return arms_.front().model->rule().outlook; }
  /// Runs made, over all arms.
  std::uint64_t runs_made() const;

 private:
  struct Arm {
    std::unique_ptr<ReferenceModel> model;
    std::vector<std::string> keys;  ///< of the outcomes, so that each is taken once
    std::vector<Outcome> outcomes;
    std::vector<std::vector<double>> values;  ///< per outcome, by run
    std::uint64_t runs = 0;
  };

  Scenario load(std::size_t arm) const;
  Arm& arm_at(std::size_t arm);
  Outcome outcome_of(std::size_t arm, const ClaimTest& test, const std::string& text) const;

  Session& session_;
  const ClaimsFile& file_;
  ClaimsRuns runs_;
  std::vector<FactorInfo> factors_;
  std::shared_ptr<const std::vector<double>> design_;
  std::vector<Arm> arms_;
};

}  // namespace tumen
