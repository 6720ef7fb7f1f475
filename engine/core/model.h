/// The Model concept: what the run loop, ensemble, recorder and hash ask of a model.
/// They are written against this and know no particular model.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/field.h"
#include "core/lanes.h"
#include "core/random.h"

namespace tumen {

/// Which histories the lanes of a batch are.
struct Batch {
  RunKeys keys;    ///< seed and run index of each lane: the key of all its luck
  Word point = 0;  ///< index of each lane's parameter draw, where a model samples its parameters
};

/// A number that a model reports every tick.
struct MetricInfo {
  std::string name;     ///< "A[RUS,CHN]", "RR[regional]"
  std::string unit;     ///< "1" for pure numbers
  std::string meaning;  ///< one line
};

/// A choice as it was made, in all lanes; valid during the call that passes it.
struct DecisionRecord {
  int tick = 0;
  std::string_view docket;                    ///< kind of decision: "stance", "terms", ...
  std::string_view agent;                     ///< who decides
  std::string_view target;                    ///< about what
  std::size_t docket_index = 0;               ///< position in the list of all dockets of the model
  std::span<const std::string_view> options;  ///< names of the menu
  std::span<const std::string_view> terms;    ///< names of the utility terms
  std::span<const Real> utility;              ///< options x terms, row-major, in `unit`
  std::span<const Mask> available;            ///< per option
  std::span<const Real> probability;          ///< per option, before the draw
  Mask open;                                  ///< lanes in which the decision took place
  Real stake;                                 ///< what the docket's noise is scaled by
  Real precision;                             ///< lambda
  Real draw;                                  ///< the uniform number that decided
  Real chosen;                                ///< position of the chosen option
};

/// Something that happened, in the lanes where it did.
struct EventRecord {
  int tick = 0;
  std::string_view kind;     ///< "signed", "opened", "cancelled", ...
  std::string_view subject;  ///< id of the entity it happened to
  std::string_view actor;    ///< id of the agent that brought it about, or ""
  Mask where;
  bool exogenous = false;   ///< set by the scenario, not by a choice
  Real value = 0;           ///< a number that belongs to it
  std::string_view detail;  ///< what the number is, or ""
};

/// Listens to a replay. Ensembles run without one.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void decision(const DecisionRecord&) {}
  virtual void event(const EventRecord&) {}
};

template <class M>
concept Model = requires(const M& model, typename M::World& world, const Batch& batch, int tick,
                         Observer* observer, std::span<Real> out) {
  { model.ticks() } -> std::convertible_to<int>;
  { model.make_world() } -> std::same_as<std::unique_ptr<typename M::World>>;
  model.start(world, batch);
  model.step(world, batch, tick, observer);
  { model.metrics() } -> std::convertible_to<std::span<const MetricInfo>>;
  model.measure(static_cast<const typename M::World&>(world), out);
  { world.fields } -> std::convertible_to<const FieldSet&>;
};

}  // namespace tumen
