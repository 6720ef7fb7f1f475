#include "world/world.h"

#include <algorithm>
#include <array>

namespace tumen {

World::World(const Structure& s, std::size_t edits, std::size_t memory_places)
    : structure(s), working(s) {
  std::array<std::size_t, kIndexSets> sizes{};
  for (std::size_t k = 0; k < kIndexSets; ++k) sizes[k] = s.size(static_cast<IndexSet>(k));
  sizes[static_cast<std::size_t>(IndexSet::edit)] = edits;
  sizes[static_cast<std::size_t>(IndexSet::memory)] = memory_places;
  fields.allocate(sizes);
  for (const FieldSet::Entry& e : fields.entries()) {
    std::ranges::fill(fields.values(e), Real(e.quantity.initial));
  }
}

void World::copy_from(const World& other) {
  std::ranges::copy(other.fields.arena(), fields.arena().begin());
}

}  // namespace tumen
