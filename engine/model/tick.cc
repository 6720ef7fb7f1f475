// The tick of the reference model (C.5): named phases, synchronous inside each, so that the order
// of agents never matters.
#include "model/arms.h"
#include "model/boycott.h"
#include "model/control.h"
#include "model/corridors.h"
#include "model/development.h"
#include "model/experience.h"
#include "model/foresight.h"
#include "model/fta.h"
#include "model/joint_action.h"
#include "model/membership.h"
#include "model/misperception.h"
#include "model/moves.h"
#include "model/opinion.h"
#include "model/perception.h"
#include "model/portfolio.h"
#include "model/progress.h"
#include "model/project_value.h"
#include "model/provocation.h"
#include "model/reference_model.h"
#include "model/security.h"
#include "model/timeline.h"
#include "model/trade.h"
#include "model/trilateral.h"
#include "model/trust.h"
#include "model/waiting.h"

namespace tumen {
namespace {

void perceive(const Context& c, World& w, const Batch& batch, int tick) {
  if (c.distances_move) measure_proximity(w);
  measure_capability(w);  // (1)
  fade_trust(c, w);       // (19)
  measure_alignment(w);
  misread_signals(c, w, batch, tick);  // (41)
  update_intent(c, w);                 // (3)
  update_opinion(c, w);                // (32)
  measure_threat(w);                   // (2)
  measure_security(w);                 // (4)
  measure_status(c, w);                // (6)
}

void trade_and_transport(const Context& c, World& w, const Batch& batch, int tick,
                         bool random_sizes) {
  measure_common_depth(w);
  update_trade(w);       // (7)
  update_dependence(w);  // (8)
  update_secondary(w);
  update_links(w);  // (22)
  count_projects(w);
  update_demand(w);
  price_routes(c.corridors, w);  // (9)
  assign_cargo(c.corridors, w);
  project_potential(c.corridors, w);
  forecast_joining(w);  // (22)
  supply_capital(w);    // (10)
  for (RegionId r : w.structure.every_region()) {
    if (w.structure[r].parent) continue;
    choose_portfolio(w, r);  // (11)
    if (random_sizes) draw_sizes(batch, w, r, tick);
  }
  value_outside_options(w);  // (16)
}

}  // namespace

void ReferenceModel::prepare(ReferenceWorld& w, const Batch& batch, int tick,
                             Observer* observer) const {
  const Events events(observer, tick);
  apply_shocks(context_, w, events);
  if (tick > 0) let_time_pass(w, batch, events);
  look(w, batch, tick, context_.years);
  observe_values(context_, w);  // (47)
}

void ReferenceModel::let_time_pass(ReferenceWorld& w, const Batch& batch,
                                   const Events& events) const {
  migrate(context_, w);                             // (30)
  grow(context_, w);                                // (29)
  update_provocations(context_, w, batch, events);  // (22)
}

void ReferenceModel::look(ReferenceWorld& w, const Batch& batch, int tick, double years) const {
  perceive({setup_, corridors_, years, context_.distances_move}, w, batch, tick);
  trade_and_transport(context_, w, batch, tick, decide_->random_sizes);
}

void ReferenceModel::step(ReferenceWorld& w, const Batch& batch, int tick,
                          Observer* observer) const {
  prepare(w, batch, tick, observer);  // shocks, growth, perception, economy
  choose(w, batch, tick, observer);   // menus and simultaneous choices (21)
  carry_out(w, batch, Events(observer, tick));
}

void ReferenceModel::choose(ReferenceWorld& w, const Batch& batch, int tick,
                            Observer* observer) const {
  const bool learns = decide_->outlook == Outlook::experience;
  if (w.foresight) foresee(w, batch, tick);  // (45, 46)
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    const Docket& d = dockets_[k];
    w.open[k] = Mask(false);
    if (!comes_up(d, tick)) continue;
    build_menu(w, d, w.menu);
    w.open[k] = w.menu.open;
    if (!any(w.menu.open)) continue;
    if (w.foresight) w.foresight->show(k, w.menu);
    if (learns) recall(w, k, w.menu);  // (48)
    const Real draw = uniform(batch.keys, d.stream, static_cast<std::uint32_t>(tick), 0);
    decide_->rule(w.menu, draw, w.choice);
    if (w.foresight) w.foresight->hold_at_level_0(d.agent, w.menu, w.choice);
    if (learns) remember(w, k, w.menu, w.choice);
    w.chosen[k] = w.choice.option;
    if (observer != nullptr) report(w, d, k, tick, draw, *observer);
  }
}

void ReferenceModel::carry_out(ReferenceWorld& w, const Batch& batch, const Events& events) const {
  const int tick = events.tick();
  for (std::size_t k = 0; k < dockets_.size(); ++k) {
    if (!any(w.open[k])) continue;
    const Docket& d = dockets_[k];
    kind(d).apply(context_, w, d, w.chosen[k], w.open[k], events);
  }
  count_moves(context_, w, moves_, w.chosen, w.open);  // (43)
  conclude_agreements(w, events);                      // (34)
  act_jointly(batch, w, tick, *decide_);               // (35)
  deliver_arms(context_, w);                           // (42)
  for (ProjectId p : w.structure.every_project()) {    // bargaining (16)
    if (talks_period_ == 0 || tick % talks_period_ != talks_period_ - 1) break;
    hold_talks(context_, w, p, bargain_->rule, batch, talk_streams_[p.index()], events);
  }
  sign_leases(context_, w, batch, decide_->random_sizes, events);  // ratification (37)
  build_projects(context_, w, events);                             // implementation (18, 24, 25)
  erode_control(context_, batch, w, events);                       // (33)
  accumulate_capital(context_, w);
  accumulate_programmes(context_, w);
  add_induced_product(w);       // (30)
  update_trust(context_, w);    // (19)
  update_grudges(context_, w);  // (38)
  measure_value(context_, w);
}

}  // namespace tumen
