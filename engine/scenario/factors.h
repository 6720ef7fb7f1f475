/// Factors of an experiment and the numbers of a scenario that they stand for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenario/experiment.h"
#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

/// The factors of the tree, in the order of the file, with unit, meaning, range and values as the
/// scenario gives them where the file does not.
std::vector<FactorInfo> build_factors(const Value& tree, DesignKind design,
                                      const Scenario& scenario, Report& report);

/// A factor for every number of the scenario that has a range and that [priors] names. None of
/// them shapes the world: what a way costs differs, which ways there are does not, just as where
/// numbers are drawn for Setup::sample_priors.
std::vector<FactorInfo> build_prior_factors(const Value& tree, const Scenario& scenario,
                                            Report& report);

/// The same of every number with a range, without a file that asks for them.
std::vector<FactorInfo> prior_factors(const Scenario& scenario);

/// Per factor, the arena positions of its numbers in the scenario of one arm; none where that arm
/// fixes a number with a range. A factor that the scenario has no number for is an error at the
/// place of the experiment's section that asks for it.
std::vector<std::vector<std::size_t>> place_factors(const std::vector<FactorInfo>& factors,
                                                    const Value& tree, const Scenario& scenario,
                                                    Report& report);

/// The same for prior_factors(), without a file.
std::vector<std::vector<std::size_t>> place_prior_factors(const std::vector<FactorInfo>& factors,
                                                          const Scenario& scenario);

}  // namespace tumen
