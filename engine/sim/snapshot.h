/// A world put aside, to be continued later with the same bits.
#pragma once

#include <vector>

#include "core/field.h"
#include "core/lanes.h"
#include "sim/run.h"

namespace tumen {

/// Everything that a batch needs to go on, together with its model and its Batch: randomness has
/// no state, and what a model carries from tick to tick is in its fields.
struct Snapshot {
  RunState state;
  std::vector<Real> arena;  ///< every field, in the order of declaration
};

/// Copies the fields bit by bit.
Snapshot take_snapshot(const FieldSet& fields, const RunState& state);

/// Puts the fields back into a world of the same model: its arena must have the same size. Returns
/// the state to advance from.
RunState restore(const Snapshot& snapshot, FieldSet& fields);

}  // namespace tumen
