/// The table of every number of a world, without a world.
#pragma once

#include <string>
#include <vector>

#include "core/field.h"
#include "world/ids.h"
#include "world/structure.h"

namespace tumen {

/// The quantities of the reference model's world. Only `entries()` and `find()` have a meaning: no
/// storage beyond the scalars' stands behind it.
const FieldSet& field_table();

/// True when a scenario may set it: not computed by the model.
inline bool settable(const Quantity& q) { return q.role != Role::derived; }

/// True when every scenario must give it.
inline bool required(const Quantity& q) { return q.initial != q.initial; }

/// True when the table gives a plausible range to sample from.
bool has_prior(const Quantity& q);

/// Names of the quantities of an index set that a scenario may set, in the table's order.
std::vector<std::string> settable_names(IndexSet set);

/// Where each field of the table begins in the arena of a world of that structure.
std::vector<std::size_t> arena_offsets(const Structure& structure);

}  // namespace tumen
