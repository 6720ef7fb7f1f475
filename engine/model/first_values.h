/// The first values of a setup by the names of the field table, without a world: in a large setup
/// a world has gigabytes.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/setup.h"
#include "world/world.h"

namespace tumen {

class FirstValues {
 public:
  /// The setup must outlive it.
  explicit FirstValues(const Setup& setup);

  /// A quantity that files can set, by position in its index set.
  std::span<const double> of(IndexSet set, std::string_view quantity) const;

  /// A world without entities that has the setup's parameters.
  const World& parameters() const { return parameters_; }

  /// The table, and where each of its quantities begins in the arena of a world of the setup.
  std::span<const FieldSet::Entry> entries() const { return parameters_.fields.entries(); }
  std::span<const std::size_t> offsets() const { return offsets_; }

 private:
  const Setup& setup_;
  Structure nothing_;
  World parameters_;
  std::vector<std::size_t> offsets_;
};

}  // namespace tumen
