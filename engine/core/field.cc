#include "core/field.h"

namespace tumen {

void FieldSet::declare(const Quantity& quantity, std::size_t index_set, Real** data) {
  entries_.push_back({quantity, index_set, 0, 0, data});
}

void FieldSet::allocate(std::span<const std::size_t> sizes) {
  size_ = 0;
  for (Entry& e : entries_) {
    e.offset = size_;
    e.count = sizes[e.index_set];
    size_ += e.count;
  }
  arena_ = std::make_unique<Real[]>(size_);
  for (Entry& e : entries_) *e.data = arena_.get() + e.offset;
}

int FieldSet::find(std::size_t index_set, std::string_view name) const {
  for (std::size_t k = 0; k < entries_.size(); ++k) {
    if (entries_[k].index_set == index_set && entries_[k].quantity.name == name) {
      return static_cast<int>(k);
    }
  }
  return -1;
}

}  // namespace tumen
