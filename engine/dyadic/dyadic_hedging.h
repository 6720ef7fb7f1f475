/// The dyadic-hedging model: states that lean towards or away from each other, tick by tick,
/// weighing trade against threat. A small model that any framework can implement, defined in
/// bench/dyadic/README.md and used there to compare speed; here a second user of the run loop, the
/// ensembles and the hashes.
#pragma once

#include <memory>
#include <span>
#include <type_traits>
#include <vector>

#include "core/field.h"
#include "core/ids.h"
#include "core/lanes.h"
#include "core/model.h"

namespace tumen {

namespace dyadic {
template <int kSet>
struct IdOf : Id<std::integral_constant<int, kSet>> {
  static constexpr int kIndexSet = kSet;
  using Id<std::integral_constant<int, kSet>>::Id;
};
using StateId = IdOf<1>;
using PairId = IdOf<2>;  ///< two states i < j, row by row
using DyadId = IdOf<3>;  ///< an ordered pair
/// Of a pair {i, j}: how i regards j, and how j regards i.
inline DyadId forth(PairId pair) { return DyadId(2 * pair.index()); }
inline DyadId back(PairId pair) { return DyadId(2 * pair.index() + 1); }
}  // namespace dyadic

struct DyadicWorld {
  explicit DyadicWorld(std::size_t states);

  FieldSet fields;
  // clang-format off
  Field<dyadic::StateId> power{fields, {"power", "1", kRequired, {0, 1e300}, {0.5, 2}, Role::stock, "3",
      "Power p", "definition"}};
  Field<dyadic::StateId> growth{fields, {"growth", "1/tick", kRequired, {-0.1, 0.1}, {0, 5e-4}, Role::parameter, "3",
      "Growth g without trade", "definition"}};
  Field<dyadic::StateId> threat{fields, {"threat", "1", 0, {0, 1e300}, {}, Role::derived, "1",
      "Threat felt from all others", "definition"}};
  Field<dyadic::PairId> proximity{fields, {"proximity", "1", kRequired, {0, 1}, {0.135, 0.819}, Role::parameter, "1",
      "E = exp(-distance)", "definition"}};
  Field<dyadic::PairId> trade{fields, {"trade", "1", kRequired, {0.01, 10}, {0.2, 1}, Role::stock, "3",
      "Trade between two states", "definition"}};
  Field<dyadic::DyadId> alignment{fields, {"alignment", "1", kRequired, {-1, 1}, {-0.5, 0.5}, Role::stock, "1",
      "How far a state leans towards another", "definition"}};
  // clang-format on

  /// What a state brings to every pair it is in, and the sums over its pairs: working memory of a
  /// tick, told apart from the history.
  struct Ledger {
    Real power, root, half_inverse_root;  ///< p, sqrt(p), 0.5 / sqrt(p)
    Real inertia;                         ///< weight of a change of stance against staying
    Real threat, trade, alignment;        ///< sums over the others
  };
  std::vector<Ledger> ledger;  ///< per state
};

class DyadicHedging {
 public:
  using World = DyadicWorld;

  /// `states` >= 2 and `ticks` >= 1. Run r of an ensemble with seed s is the definition's run r
  /// with s for its 12345; its draws are those of the definition's verify mode.
  DyadicHedging(std::size_t states, int ticks) : states_(states), ticks_(ticks) {}

  // The Model concept.
  int ticks() const { return ticks_; }
  std::unique_ptr<World> make_world() const { return std::make_unique<World>(states_); }
  void start(World& world, const Batch& batch) const;
  void step(World& world, const Batch& batch, int tick, Observer* observer) const;
  std::span<const MetricInfo> metrics() const;
  /// Sums over states and dyads, and the sum of these: the checksum of the definition.
  void measure(const World& world, std::span<Real> out) const;

 private:
  dyadic::DyadId dyad(std::size_t i, std::size_t j) const;
  void open_ledger(World& world) const;
  void meet(World& world, const Batch& batch, int tick) const;
  void grow(World& world) const;

  std::size_t states_;
  int ticks_;
};

static_assert(Model<DyadicHedging>);

}  // namespace tumen
