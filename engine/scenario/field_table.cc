#include "scenario/field_table.h"

#include "world/world.h"

namespace tumen {

const FieldSet& field_table() {
  static const Structure nothing;
  static const World world(nothing);
  return world.fields;
}

bool has_prior(const Quantity& q) {
  constexpr double kLargest = std::numeric_limits<double>::max();
  return -kLargest <= q.prior.low && q.prior.low < q.prior.high && q.prior.high <= kLargest;
}

std::vector<std::string> settable_names(IndexSet set) {
  std::vector<std::string> names;
  for (const FieldSet::Entry& e : field_table().entries()) {
    if (e.index_set == static_cast<std::size_t>(set) && settable(e.quantity)) {
      names.emplace_back(e.quantity.name);
    }
  }
  return names;
}

std::vector<std::size_t> arena_offsets(const Structure& structure) {
  std::vector<std::size_t> out;
  std::size_t at = 0;
  for (const FieldSet::Entry& e : field_table().entries()) {
    out.push_back(at);
    at += structure.size(static_cast<IndexSet>(e.index_set));
  }
  return out;
}

}  // namespace tumen
