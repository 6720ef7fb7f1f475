#include "sim/snapshot.h"

#include <algorithm>

namespace tumen {

Snapshot take_snapshot(const FieldSet& fields, const RunState& state) {
  const auto arena = fields.arena();
  return {state, {arena.begin(), arena.end()}};
}

RunState restore(const Snapshot& snapshot, FieldSet& fields) {
  std::ranges::copy(snapshot.arena, fields.arena().begin());
  return snapshot.state;
}

}  // namespace tumen
