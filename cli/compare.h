/// Theories set against each other.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/claims/identify.h"
#include "cli/claims_report.h"
#include "cli/hindcast.h"

namespace tumen {

/// Runs of a trace that is to be identified.
inline constexpr std::size_t kTraceRuns = 32;

/// Runs of a hindcast of each theory.
inline constexpr std::uint64_t kHindcastRuns = 400;

struct Comparison {
  ClaimsReport report;
  /// Skill against history in the first world of the study, where something was observed of it;
  /// theories that look ahead along paths have none, since their runs take too long. By name.
  std::vector<HindcastSkill> skill;
  /// Theories that have enough runs to be identified: positions in report.variants.
  std::vector<std::size_t> identified;
  std::vector<ContrastScale> scales;  ///< of the contrasts, in the order of VariantClaims
  std::vector<Signature> signatures;  ///< of the identified, over all their runs
  Identification identification;      ///< theories in the order of `identified`
};

/// Fills what follows from the verdicts: half the runs of a theory are its signature, the other
/// half traces of kTraceRuns runs.
void identify_theories(Comparison& comparison);

/// `format` is text or markdown.
void print_comparison(Session& session, const Comparison& comparison, const std::string& format);
nlohmann::ordered_json comparison_json(const Comparison& comparison);

}  // namespace tumen
