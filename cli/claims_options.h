/// Which claims under which theories: options that `claims` and `compare` share.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "cli/claims_report.h"
#include "model/rules.h"

namespace tumen {

struct StudyOptions {
  std::string scenario, seed = "1", jobs, format = "text";
  std::vector<std::string> claims, set, without;

  /// Seed, threads and what is laid over every arm.
  ClaimsRuns runs() const;
};

/// SCENARIO, --claim, --set, --without, --seed, --jobs and --format.
void add_study_options(CLI::App& command, StudyOptions& options);

/// The theories that every world of the study has, in the order of the first.
std::vector<std::string> common_variants(const std::vector<ClaimsFile>& study);
/// `wanted`, each of which must be among them, or else a UsageError.
std::vector<std::string> known_variants(const std::vector<std::string>& wanted,
                                        const std::vector<ClaimsFile>& study);

/// Keeps the claims asked for, all where none are; their worlds alone are run.
void keep_claims(const std::vector<std::string>& ids, std::vector<ClaimsFile>& study);

/// The rule of choice that a theory names, or null where it names none.
const DecisionRuleInfo* rule_of_theory(const std::string& variant);
/// A theory in which every choice is drawn, or nothing is ever done, is a null model.
bool is_null_model(const std::string& variant);

}  // namespace tumen
