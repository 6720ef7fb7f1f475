#include "model/first_values.h"

namespace tumen {
namespace {

std::size_t count_of(const Structure& s, const FieldSet::Entry& e) {
  return s.size(static_cast<IndexSet>(e.index_set));
}

}  // namespace

FirstValues::FirstValues(const Setup& setup) : setup_(setup), parameters_(nothing_) {
  std::size_t offset = 0;
  for (const FieldSet::Entry& e : entries()) {
    offsets_.push_back(offset);
    if (e.index_set == static_cast<std::size_t>(IndexSet::global)) {
      parameters_.fields.values(e).front() = setup.values[offset];
    }
    offset += count_of(setup.structure, e);
  }
}

std::span<const double> FirstValues::of(IndexSet set, std::string_view quantity) const {
  const int found = parameters_.fields.find(static_cast<std::size_t>(set), quantity);
  const auto at = static_cast<std::size_t>(found);
  return std::span(setup_.values).subspan(offsets_[at], count_of(setup_.structure, entries()[at]));
}

}  // namespace tumen
