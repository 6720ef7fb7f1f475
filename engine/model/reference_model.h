/// The reference model: states that balance, hedge, trade, bargain and build. Its tick is
/// on one screen in tick.cc.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/model.h"
#include "model/bargaining.h"
#include "model/docket.h"
#include "model/metrics.h"
#include "model/rules.h"
#include "model/setup.h"

namespace tumen {

/// A world with the working memory of a tick: what was chosen before it is carried out.
struct ReferenceWorld : World {
  ReferenceWorld(const Structure& structure, std::size_t dockets, std::size_t edits);

  std::vector<Real> chosen;  ///< per docket, option chosen this tick
  std::vector<Mask> open;    ///< per docket, lanes in which it was decided
  Menu menu;
  Choice choice;
};

class ReferenceModel {
 public:
  using World = ReferenceWorld;

  /// The setup must be sound (scenario loading checks it): rules exist, slots are inside.
  explicit ReferenceModel(Setup setup);
  ReferenceModel(const ReferenceModel&) = delete;
  ReferenceModel& operator=(const ReferenceModel&) = delete;

  // The Model concept.
  int ticks() const { return setup_.calendar.ticks; }
  std::unique_ptr<ReferenceWorld> make_world() const;
  void start(ReferenceWorld& world, const Batch& batch) const;
  void step(ReferenceWorld& world, const Batch& batch, int tick, Observer* observer) const;
  std::span<const MetricInfo> metrics() const { return infos_; }
  void measure(const ReferenceWorld& world, std::span<Real> out) const;

  // For explanations: the world as the choice phase of `tick` sees it, and any menu in it.
  /// Phases 0 to 3 of a tick; step() does these first.
  void prepare(ReferenceWorld& world, const Batch& batch, int tick, Observer* observer) const;
  std::span<const Docket> dockets() const { return dockets_; }
  const DocketKind& kind(const Docket& d) const { return *docket_kinds()[d.kind]; }
  /// The menu of a docket in a world, with the agent's precision; changes nothing.
  void build_menu(const tumen::World& world, const Docket& d, Menu& menu) const;

  const Setup& setup() const { return setup_; }

 private:
  void choose(ReferenceWorld& world, const Batch& batch, int tick, Observer* observer) const;
  void report(ReferenceWorld& world, const Docket& d, std::size_t position, int tick, Real draw,
              Observer& observer) const;

  Setup setup_;
  CorridorIndex corridors_;
  Context context_;
  const DecisionRuleInfo* decide_;
  const BargainingRuleInfo* bargain_;
  std::vector<Docket> dockets_;
  std::vector<Metric> metrics_;
  std::vector<MetricInfo> infos_;
  std::vector<std::size_t> prior_positions_;  ///< arena positions of numbers that have a prior
  std::vector<std::uint64_t> prior_streams_;
  std::vector<std::uint64_t> talk_streams_;
  int talks_period_ = 1;
};

static_assert(Model<ReferenceModel>);

}  // namespace tumen
