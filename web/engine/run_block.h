/// Runs of a world for a page: the series of the metrics it shows, and labels.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "web/engine/gathering.h"
#include "web/engine/lab.h"

namespace tumen::lab {

/// Runs first .. first+count-1 of the world. Metrics that the world has not are NaN throughout.
RunBlock run_block(LoadedWorld& world, std::uint64_t first, std::uint64_t count,
                   std::span<const std::string> metrics);

}  // namespace tumen::lab
