/// Fields: every number of a model's world, declared once.
///
/// A model lists its quantities as `Field` members (name, unit, default, ranges,
/// equation, meaning, source). The `FieldSet` behind them is the one table that
/// the scenario parser, its messages, listings, JSON Schema, priors, documentation,
/// hash, snapshot, recorder, bounds checks and export walk.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/lanes.h"

namespace tumen {

/// A closed interval.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool contains(double x) const { return low <= x && x <= high; }
  /// Nothing to sample from: a single point, or no bounds.
  bool empty() const { return !(high - low > 0) || high - low > 1e308; }
};

/// How a quantity comes to its value.
enum class Role {
  parameter,  ///< set by scenario, variant, arm or shock; no equation moves it
  stock,      ///< the scenario gives its first value, equations move it
  derived,    ///< computed every tick; a scenario cannot set it
};

/// Marks a quantity that every scenario must give.
inline constexpr double kRequired = std::numeric_limits<double>::quiet_NaN();

/// One row of the table.
struct Quantity {
  std::string_view name;  ///< key in scenario files and addresses
  std::string_view unit;  ///< "1" for pure numbers
  double initial = 0;     ///< default, or kRequired
  Range valid;            ///< values outside are an error
  Range prior;            ///< plausible range, for sampling; low == high: fixed
  Role role = Role::derived;
  std::string_view equation;  ///< number in docs/model.md
  std::string_view meaning;   ///< one line
  std::string_view source;    ///< where default and range come from
};

/// Storage and table of a world's fields. Not copyable: fields point into it.
class FieldSet {
 public:
  struct Entry {
    Quantity quantity;
    std::size_t index_set = 0;  ///< position in the model's list of index sets
    std::size_t offset = 0;     ///< first Real of the field in the arena
    std::size_t count = 0;      ///< number of Reals
    Real** data = nullptr;      ///< the field's own pointer, set by allocate()
  };

  FieldSet() = default;
  FieldSet(const FieldSet&) = delete;
  FieldSet& operator=(const FieldSet&) = delete;

  /// Registers a field; called by the Field constructors only.
  void declare(const Quantity& quantity, std::size_t index_set, Real** data);

  /// Gives every field its storage: `sizes[k]` Reals for index set k. Called once.
  void allocate(std::span<const std::size_t> sizes);

  std::span<const Entry> entries() const { return entries_; }
  /// Position of the entry `name` of an index set, or -1.
  int find(std::size_t index_set, std::string_view name) const;

  /// All Reals of all fields, in the order of declaration.
  std::span<Real> arena() { return {arena_.get(), size_}; }
  std::span<const Real> arena() const { return {arena_.get(), size_}; }
  std::span<Real> values(const Entry& e) { return arena().subspan(e.offset, e.count); }
  std::span<const Real> values(const Entry& e) const { return arena().subspan(e.offset, e.count); }

 private:
  std::vector<Entry> entries_;
  std::unique_ptr<Real[]> arena_;
  std::size_t size_ = 0;
};

/// A quantity over an index set. `IdType` must have a static `kIndexSet`.
template <class IdType>
class Field {
 public:
  Field(FieldSet& set, const Quantity& quantity) {
    set.declare(quantity, static_cast<std::size_t>(IdType::kIndexSet), &data_);
  }
  Field(const Field&) = delete;
  Field& operator=(const Field&) = delete;

  Real& operator[](IdType id) { return data_[id.index()]; }
  const Real& operator[](IdType id) const { return data_[id.index()]; }

 private:
  Real* data_ = nullptr;
};

/// A quantity of the whole world; reads like a number. Index set 0.
class Scalar {
 public:
  Scalar(FieldSet& set, const Quantity& quantity) { set.declare(quantity, 0, &data_); }
  Scalar(const Scalar&) = delete;
  Scalar& operator=(const Scalar&) = delete;

  operator const Real&() const { return *data_; }  // NOLINT: it is a number
  Real& operator*() { return *data_; }
  const Real& operator*() const { return *data_; }

 private:
  Real* data_ = nullptr;
};

}  // namespace tumen
