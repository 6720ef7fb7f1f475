/// The claims of a study tested under one theory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/claims/contrast.h"
#include "analysis/claims/verdict.h"
#include "cli/claims_world.h"

namespace tumen {

struct RivalEffect {
  std::string arm, label;
  Estimate estimate;  ///< of the arm less the baseline, on the outcome of the claim's first test
};

struct ClaimResult {
  const ClaimsFile* file = nullptr;
  const Claim* claim = nullptr;
  Verdict verdict = Verdict::not_executable;
  Evidence evidence;
  std::vector<Finding> tests;  ///< in the order of the claim's; none where it is not executable
  std::uint64_t n = 0;         ///< pairs, failed ones included
  bool precise = true;         ///< false: the largest number of pairs was not enough
  std::vector<RivalEffect> rivals;
  std::optional<double> robust_share;  ///< of the draws of a prior ensemble in which it holds
  /// What the random null gets of the same claim: what it supports, no theory need explain.
  Verdict null = Verdict::not_executable;

  bool supported() const { return verdict == Verdict::supported; }
  bool beyond_null() const { return supported() && null != Verdict::supported; }
  /// Every test is of a direction between arms, and not of a level, of sameness or of a
  /// correlation.
  bool signed_contrast() const;
  bool calibration() const { return !claim->calibration.empty(); }
};

/// How many claims came out how. Calibration claims and those of the files' own count apart.
struct ClaimCounts {
  std::size_t supported = 0, refuted = 0, undecided = 0, not_executable = 0;
  std::size_t beyond_null = 0;       ///< of the supported: not by the random null as well
  std::size_t signed_contrasts = 0;  ///< tested
  std::size_t signed_supported = 0;
  std::size_t calibration = 0;  ///< executed, whatever came out
  std::size_t own = 0;          ///< claims of no paper, executed
  std::size_t tested() const { return supported + refuted + undecided; }
};

/// A contrast of a test, run by run: what theories can be told apart by.
struct TestContrast {
  std::string name;  ///< "S2.years"
  double sesoi = 0;
  std::vector<double> by_run;  ///< of the file's `least` runs, or all where there are fewer
};

struct VariantClaims {
  std::string variant;
  std::uint64_t runs = 0;  ///< made, over all arms and worlds
  double seconds = 0;
  std::vector<ClaimResult> claims;      ///< in the order of the study
  std::vector<TestContrast> contrasts;  ///< of differences, ordered ones and interactions

  const ClaimResult* find(const std::string& id) const;
  ClaimCounts counts() const;
  /// Notes beside every claim what the random null gets of it: the same study's claims.
  void set_against(const VariantClaims& null);
};

/// Tests every claim of the study. Pairs are added, in steps that no number of threads changes,
/// until every test of a claim is precise or the file's `most` is reached; theories whose states
/// look ahead have fewer. `robust`: draws of the prior ensemble, 0: none.
VariantClaims test_claims(Session& session, const std::vector<ClaimsFile>& study,
                          const ClaimsRuns& runs, std::uint64_t robust);

/// Pairs under rules that look along paths, where a run takes a hundred times as long, and under
/// those that weigh others' next moves, where it takes five times as long.
inline constexpr std::uint64_t kRolloutPairs = 8, kForesightPairs = 64;

}  // namespace tumen
