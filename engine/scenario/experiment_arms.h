/// Arms of an experiment file.
#pragma once

#include <vector>

#include "core/result.h"
#include "scenario/experiment.h"
#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

/// Every variant with every world: the scenario as it is or [arm.baseline], then the arms that
/// [experiment] names, then the other [arm.ID] in the order of the file. A world is compared with
/// the first under its variant, and that one with the first under the first variant.
std::vector<ArmSpec> list_arms(const Value& tree, Report& report);

/// The [arm.ID] of the tree alone, in the order of the file.
std::vector<ArmSpec> list_own_arms(const Value& tree, Report& report);

/// Why an arm cannot be loaded, told at the places of the experiment's file that name the variant,
/// arm, mechanism or address; what is wrong in the scenario itself goes to `own`, once.
void blame_arms(const Value& tree, const Diagnostics& errors, Report& report, Diagnostics& own);

}  // namespace tumen
