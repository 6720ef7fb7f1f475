/// Tables of observations on the command line.
#pragma once

#include <string>

#include "core/result.h"
#include "scenario/observed.h"

namespace tumen {

/// True when the argument names a table of observations.
bool is_observed(const std::string& argument);

/// Reads the table with the scenario beside it: expressions by its metrics, addresses by its
/// numbers.
Result<Observed> check_observed(const std::string& path);

}  // namespace tumen
