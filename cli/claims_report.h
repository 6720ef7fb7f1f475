/// Claims for people and machines.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/claims_results.h"

namespace tumen {

/// What was tested, and how.
struct ClaimsReport {
  std::vector<ClaimsFile> study;
  ClaimsRuns runs;  ///< `variant` is the first one's
  std::uint64_t robust = 0;
  std::vector<VariantClaims> variants;
  /// Of the variants: null models, whose support is false support.
  std::vector<bool> null;
};

/// The theory in which every choice is drawn: beside every verdict stands its own.
inline constexpr std::string_view kRandomNull = "random";

/// Tests the study under every theory of `variants` and fills the report; under the random null as
/// well, where it is not among them.
void run_study(Session& session, const std::vector<std::string>& variants, ClaimsReport& report);

/// Which side of a disagreement the verdicts speak for: "thesis", "article", "both" or "neither".
/// A side has what it says when a claim of it is supported, by more than an equation that says so
/// or what the random null gets too, and none is refuted.
std::string side_of(const Disagreement& d, const VariantClaims& claims);

/// One theory: every claim with its tests; many: claims by theories. `format` is text or markdown.
void print_claims(Session& session, const ClaimsReport& report, const std::string& format);
void print_claims_by_variant(Session& session, const ClaimsReport& report,
                             const std::string& format);

/// {"variant", "claims": [{"id", "verdict", "effect", "lo", "hi", "n", "robust_share",
/// "calibration", "rival", ...}], "counts", ...}; with several theories {"variants": [...]}.
nlohmann::ordered_json claims_json(const ClaimsReport& report);

}  // namespace tumen
