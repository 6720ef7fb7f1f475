/// A second, tiny model, that the run loop knows as little of as of the first: Axelrod, "Building
/// New Political Actors: A Model for the Emergence of New Political Actors" (1995), simplified.
/// Actors on a ring take tribute from a poorer neighbour; the victim pays, or fights with the
/// help of its other neighbour. Fighting together raises commitment, being fought lowers it.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/field.h"
#include "core/hash.h"
#include "core/ids.h"
#include "core/model.h"
#include "core/random.h"

namespace tumen::test {

template <int kSet>
struct TributeId : Id<std::integral_constant<int, kSet>> {
  static constexpr int kIndexSet = kSet;
  using Id<std::integral_constant<int, kSet>>::Id;
};
using ActorId = TributeId<1>;
using TieId = TributeId<2>;  ///< tie k joins actors k and k+1

inline Quantity quantity(std::string_view name, std::string_view unit, Role role) {
  Quantity q;
  q.name = name;
  q.unit = unit;
  q.role = role;
  return q;
}

struct TributeWorld {
  FieldSet fields;
  Scalar demand{fields, quantity("demand", "wealth", Role::parameter)};
  Scalar income{fields, quantity("income", "wealth", Role::parameter)};
  Scalar fights{fields, quantity("fights", "1", Role::derived)};
  Field<ActorId> wealth{fields, quantity("wealth", "wealth", Role::stock)};
  Field<TieId> commitment{fields, quantity("commitment", "1", Role::stock)};

  explicit TributeWorld(std::size_t actors) {
    fields.allocate(std::array<std::size_t, 3>{1, actors, actors});
  }
};

class TributeModel {
 public:
  using World = TributeWorld;

  /// `broken_run` loses its richest actor's wealth to NaN at `broken_tick`.
  explicit TributeModel(std::uint64_t broken_run = ~0ULL, int broken_tick = 3)
      : broken_run_(broken_run), broken_tick_(broken_tick) {
    metrics_ = {{"W", "wealth", "wealth of all"}, {"fights", "1", "fights so far"}};
    for (std::size_t k = 0; k < kActors; ++k) {
      metrics_.push_back({"W[" + std::to_string(k) + "]", "wealth", "wealth of an actor"});
    }
  }

  int ticks() const { return 20; }
  std::unique_ptr<World> make_world() const { return std::make_unique<World>(kActors); }
  std::span<const MetricInfo> metrics() const { return metrics_; }

  void start(World& w, const Batch& batch) const {
    const RunKeys point{batch.keys.seed, batch.point};
    *w.demand = 250.0;
    *w.income = 10.0 + 20.0 * uniform(point, hash_text("income"), 0, 0);
    *w.fights = 0.0;
    for (const ActorId a : all<ActorId>(kActors)) {
      w.wealth[a] = 300.0 + 200.0 * uniform(batch.keys, hash_text("wealth"), 0, draw(a));
    }
    for (const TieId t : all<TieId>(kActors)) w.commitment[t] = 0.5;
  }

  void step(World& w, const Batch& batch, int tick, Observer* observer) const {
    const auto at = static_cast<std::uint32_t>(tick);
    for (std::uint32_t turn = 0; turn < 3; ++turn) {
      const Real u = kActors * uniform(batch.keys, hash_text("turn"), at, turn);
      for (const ActorId a : all<ActorId>(kActors)) {
        const auto k = static_cast<double>(a.index());
        take_tribute(w, a, (u >= k) & (u < k + 1.0), tick, observer);
      }
    }
    for (const ActorId a : all<ActorId>(kActors)) w.wealth[a] += w.income;
    for (int lane = 0; lane < kLanes; ++lane) {
      if (tick == broken_tick_ && batch.keys.run[lane] == broken_run_) {
        w.wealth[ActorId(std::size_t{0})].set(lane, __builtin_nan(""));
      }
    }
  }

  void measure(const World& w, std::span<Real> out) const {
    out[0] = 0.0;
    out[1] = w.fights;
    for (const ActorId a : all<ActorId>(kActors)) {
      out[0] += w.wealth[a];
      out[2 + a.index()] = w.wealth[a];
    }
  }

 private:
  static constexpr std::size_t kActors = 10;

  static std::uint32_t draw(ActorId a) { return static_cast<std::uint32_t>(a.index()); }
  static ActorId after(ActorId a, std::size_t n) { return ActorId((a.index() + n) % kActors); }

  /// Where `turn` holds, `a` demands of its poorer neighbour, if that one is poorer than itself.
  void take_tribute(World& w, ActorId a, Mask turn, int tick, Observer* observer) const {
    const ActorId left = after(a, kActors - 1);
    const ActorId right = after(a, 1);
    const Mask to_left = w.wealth[left] < w.wealth[right];
    demand(w, a, left, turn & to_left, tick, observer);
    demand(w, a, right, turn & !to_left, tick, observer);
  }

  void demand(World& w, ActorId a, ActorId victim, Mask turn, int tick, Observer* observer) const {
    const bool up = victim == after(a, 1);
    const ActorId ally = up ? after(victim, 1) : after(victim, kActors - 1);
    Real& bond = w.commitment[TieId(up ? victim.index() : ally.index())];
    Real& bond_with_a = w.commitment[TieId(up ? a.index() : victim.index())];

    const Mask open = turn & (w.wealth[victim] < w.wealth[a]);
    const Real payment = min(w.demand, w.wealth[victim]);
    const Real harm = min(0.25 * w.wealth[a], w.wealth[victim]);
    const Mask fight = open & (harm < payment);
    const Real defence = 0.25 * (w.wealth[victim] + bond * w.wealth[ally]);

    const Real paid = select(open & !fight, payment, 0.0);
    w.wealth[victim] -= paid + select(fight, harm, 0.0);
    w.wealth[a] += paid - select(fight, min(defence, w.wealth[a]), 0.0);
    *w.fights += indicator(fight);
    bond = min(bond + 0.1 * indicator(fight), 1.0);
    bond_with_a = positive_part(bond_with_a - 0.1 * indicator(fight));
    if (observer && any(fight)) {
      EventRecord event;
      event.tick = tick;
      event.kind = "fought";
      event.where = fight;
      observer->event(event);
    }
  }

  std::uint64_t broken_run_;
  int broken_tick_;
  std::vector<MetricInfo> metrics_;
};

static_assert(Model<TributeModel>);

}  // namespace tumen::test
