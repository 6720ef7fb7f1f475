/// Where the histories of two worlds part that share their luck.
#pragma once

#include <cstdint>

#include "web/engine/lab.h"

namespace tumen::lab {

/// A `Divergence` of web/src/engine/types.ts over runs first .. first+count-1: of the baseline's
/// seed, in both worlds.
Json parting_json(const LoadedWorld& baseline, const LoadedWorld& now, std::uint64_t first,
                  std::uint64_t count);

}  // namespace tumen::lab
