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
#include "model/moves.h"
#include "model/rules.h"
#include "model/setup.h"

namespace tumen {

struct Foresight;

/// A world with the working memory of a tick: what was chosen before it is carried out.
struct ReferenceWorld : World {
  ReferenceWorld(const Structure& structure, std::size_t dockets, std::size_t edits,
                 std::size_t memory);
  ~ReferenceWorld();

  std::vector<Real> chosen;  ///< per docket, option chosen this tick
  std::vector<Mask> open;    ///< per docket, lanes in which it was decided
  Menu menu;
  Choice choice;
  std::unique_ptr<Foresight> foresight;  ///< only under rules that look ahead
};

class ReferenceModel {
 public:
  using World = ReferenceWorld;

  /// The setup must be sound (scenario loading checks it): rules exist, slots are inside.
  /// `rule` (may be null) decides instead of the setup's, and must outlive the model; it need not
  /// be in the table.
  explicit ReferenceModel(Setup setup, const DecisionRuleInfo* rule = nullptr);
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
  const DecisionRuleInfo& rule() const { return *decide_; }

 private:
  /// Phase 1: what changes by itself from one tick to the next.
  void let_time_pass(ReferenceWorld& world, const Batch& batch, const Events& events) const;
  /// Phases 2 and 3, perception and economy, with what `years` bring; 0: the same moment again.
  void look(ReferenceWorld& world, const Batch& batch, int tick, double years) const;
  void choose(ReferenceWorld& world, const Batch& batch, int tick, Observer* observer) const;
  /// Phases 6 to 8, from what was chosen to what came of it.
  void carry_out(ReferenceWorld& world, const Batch& batch, const Events& events) const;
  /// Whether a docket comes up at a tick.
  static bool comes_up(const Docket& d, int tick) {
    return d.period != 0 && tick % d.period == d.phase;
  }
  // Looking ahead; see model/foresight.h.
  void foresee(ReferenceWorld& world, const Batch& batch, int tick) const;
  void foresee_moves(ReferenceWorld& world, StateId agent, const Batch& batch, int tick) const;
  void foresee_paths(ReferenceWorld& world, StateId agent, int tick) const;
  void follow_path(ReferenceWorld& world, StateId agent, std::size_t slot, int tick) const;
  void report(ReferenceWorld& world, const Docket& d, std::size_t position, int tick, Real draw,
              Observer& observer) const;

  Setup setup_;
  CorridorIndex corridors_;
  Context context_;
  const DecisionRuleInfo* decide_;
  const BargainingRuleInfo* bargain_;
  std::vector<Docket> dockets_;
  std::vector<MovesOfDocket> moves_;
  std::vector<Metric> metrics_;
  std::vector<MetricInfo> infos_;
  std::vector<std::size_t> prior_positions_;  ///< arena positions of numbers that have a prior
  std::vector<std::uint64_t> prior_streams_;
  std::vector<std::uint64_t> talk_streams_;
  int talks_period_ = 1;
};

static_assert(Model<ReferenceModel>);

}  // namespace tumen
