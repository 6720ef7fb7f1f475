/// Stores of the parts of a sweep put into one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/experiment/sqlite.h"

namespace tumen {

/// A store that was taken in.
struct GatheredPart {
  std::string path;
  std::uint64_t number = 1, of = 1;  ///< it is part `number` of `of`; 1 of 1: of a whole sweep
  std::uint64_t expected = 0;        ///< points that the part has when it is complete
  std::uint64_t done = 0;            ///< points of it that are done
};

struct Gathered {
  std::vector<GatheredPart> parts;
  std::uint64_t points = 0, done = 0;  ///< of the experiment
  std::uint64_t runs = 0, failures = 0;
};

/// A part that cannot be used, and why; nothing has been made then.
struct UnfitPart : DatabaseError {
  using DatabaseError::DatabaseError;
};

/// Makes the store `path` of the stores `parts`: row for row what one sweep would have made, and
/// what `tumen sweep --resume` can go on with where points are missing. The parts stay as they are.
///
/// UnfitPart when a part is not a store, is damaged, is of another experiment than the first, or
/// holds a point that an earlier one holds too; DatabaseError when `path` exists or cannot be
/// written. Then there is no new `path`.
Gathered gather_stores(const std::string& path, const std::vector<std::string>& parts);

}  // namespace tumen
