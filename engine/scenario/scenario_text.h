/// A world as one scenario file.
#pragma once

#include <string>

#include "core/result.h"
#include "scenario/scenario.h"

namespace tumen {

/// The scenario at `path` with what it extends and with `options` as its section [overlay]: one
/// text that stands alone and loads, without options, as the world that load_scenario() makes of
/// the same. Errors are those of load_scenario().
Result<std::string> scenario_text(const std::string& path, const Resolve& resolve,
                                  const LoadOptions& options = {});

}  // namespace tumen
