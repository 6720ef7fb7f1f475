/// Mechanisms that can be switched off: engine/scenario/mechanisms.toml, compiled into the library.
#pragma once

#include <string>
#include <vector>

#include "scenario/assignment.h"

namespace tumen {

struct Mechanism {
  std::string id, label, equation;  ///< equation: numbers in docs/model.md, "5, 11"
};

/// All mechanisms, in the order of the equations they belong to.
const std::vector<Mechanism>& mechanisms();

/// The numbers that switch a mechanism off, for all time; addresses that match nothing are no
/// error. An unknown id is reported with the nearest one.
std::vector<Assignment> switch_off(const std::string& id, Report& report);

}  // namespace tumen
