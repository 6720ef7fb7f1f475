#include "model/reference_model.h"

#include <algorithm>

#include "core/hash.h"
#include "core/math.h"
#include "model/development.h"
#include "model/docket_project.h"
#include "model/first_values.h"
#include "model/foresight.h"
#include "model/membership.h"
#include "model/openness.h"
#include "model/opinion.h"
#include "model/perception.h"
#include "model/portfolio.h"
#include "model/progress.h"
#include "model/provocation.h"
#include "model/security.h"
#include "model/trade.h"
#include "model/trilateral.h"
#include "model/waiting.h"

namespace tumen {
namespace {

/// A world whose numbers are the setup's first values, the same in all lanes.
void set_first_values(const Setup& setup, World& w) {
  const std::span<Real> arena = w.fields.arena();
  for (std::size_t k = 0; k < arena.size(); ++k) {
    arena[k] = k < setup.values.size() ? setup.values[k]
                                       : 0.0;  // what no file sets comes last, without values
  }
}

/// Gives the lanes the numbers of their points.
void set_point_values(const PointTable& table, const Batch& batch, World& w) {
  if (!table.values) return;
  const std::size_t factors = table.positions.size();
  for (std::size_t f = 0; f < factors; ++f) {
    Real value;
    for (int lane = 0; lane < kLanes; ++lane) {
      value.set(lane, (*table.values)[batch.point[lane] * factors + f]);
    }
    for (const std::size_t position : table.positions[f]) w.fields.arena()[position] = value;
  }
}

/// The stable name of a number: field, index set and the keys of what it belongs to.
std::uint64_t stable_key(const Structure& s, const FieldSet::Entry& e, std::size_t position) {
  const auto set = static_cast<IndexSet>(e.index_set);
  const std::uint64_t field = combine(hash_text(e.quantity.name), e.index_set);
  const std::size_t n = s.states.size();
  switch (set) {
    case IndexSet::state:
      return combine(field, s.states[position].key);
    case IndexSet::dyad:
      return combine(combine(field, s.states[position / n].key), s.states[position % n].key);
    case IndexSet::region:
      return combine(field, s.regions[position].key);
    case IndexSet::holding:
      return combine(combine(field, s.regions[position / n].key), s.states[position % n].key);
    case IndexSet::node:
      return combine(field, s.nodes[position].key);
    case IndexSet::link:
      return combine(field, s.links[position].key);
    case IndexSet::cargo:
      return combine(field, s.cargos[position].key);
    case IndexSet::project:
      return combine(field, s.projects[position].key);
    case IndexSet::institution:
      return combine(field, s.institutions[position].key);
    case IndexSet::membership:
      return combine(combine(field, s.institutions[position / n].key), s.states[position % n].key);
    default:
      return combine(field, position);
  }
}

/// Whether an edit or a series of the setup moves a number of what distances come down to (2).
bool distances_move(const Setup& setup, std::span<const FieldSet::Entry> entries) {
  const auto hits = [&](const Slot& slot) {
    const FieldSet::Entry& e = entries[slot.entry];
    const auto set = static_cast<IndexSet>(e.index_set);
    return (set == IndexSet::dyad && e.quantity.name == "distance") ||
           (set == IndexSet::global && e.quantity.name == "d_R");
  };
  return std::ranges::any_of(setup.edits, hits, &Edit::slot) ||
         std::ranges::any_of(setup.series, hits, &Series::slot);
}

/// (51) What each host knows of its own sovereignty cost, once per history and project.
void draw_types(const Batch& batch, World& w) {
  for (ProjectId p : w.structure.every_project()) {
    const std::uint64_t stream = stream_id(w.structure[p].key, hash_text("host type"));
    const Real draw = uniform(batch.keys, stream, 0, 0);
    w.talks.host_type[p] = 1.0 + w.bargaining.type_width * (2.0 * draw - 1.0);
  }
}

}  // namespace

ReferenceWorld::ReferenceWorld(const Structure& s, std::size_t dockets, std::size_t edits,
                               std::size_t places)
    : World(s, edits, places), chosen(dockets), open(dockets) {}
ReferenceWorld::~ReferenceWorld() = default;

ReferenceModel::ReferenceModel(Setup setup, const DecisionRuleInfo* rule)
    : setup_(std::move(setup)),
      corridors_(setup_.structure),
      context_{setup_, corridors_, setup_.calendar.tick_years},
      decide_(rule != nullptr ? rule : find_decision_rule(setup_.rules.decision)),
      bargain_(find_bargaining_rule(setup_.rules.bargaining)),
      metrics_(list_metrics(setup_.structure)) {
  const FirstValues first(setup_);
  const tumen::World& parameters = first.parameters();
  context_.distances_move = distances_move(setup_, first.entries());
  dockets_ = list_dockets(context_, parameters);
  moves_ = list_moves(setup_.structure, dockets_);
  talks_period_ = context_.period((*parameters.par.talks)[0]);
  for (const Metric& m : metrics_) infos_.push_back(m.info);
  for (const MetricAlias& alias : setup_.aliases) {
    const auto found = std::ranges::find(infos_, alias.metric, &MetricInfo::name);
    if (found == infos_.end()) continue;
    const auto position = static_cast<std::size_t>(found - infos_.begin());
    metrics_.push_back(metrics_[position]);
    infos_.push_back({alias.name, infos_[position].unit, infos_[position].meaning});
  }
  for (ProjectId p : setup_.structure.every_project()) {
    talk_streams_.push_back(stream_id(setup_.structure[p].key, hash_text("talks")));
  }
  const std::span<const FieldSet::Entry> entries = first.entries();
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const std::size_t count = setup_.structure.size(static_cast<IndexSet>(entries[e].index_set));
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t position = first.offsets()[e] + k;
      if (position >= setup_.priors.size() || setup_.priors[position].empty()) continue;
      prior_positions_.push_back(position);
      prior_streams_.push_back(
          stream_id(hash_text("prior"), stable_key(setup_.structure, entries[e], k)));
    }
  }
}

std::unique_ptr<ReferenceWorld> ReferenceModel::make_world() const {
  const std::size_t dockets = dockets_.size(), edits = setup_.edits.size();
  const std::size_t memory =
      decide_->outlook == Outlook::experience ? dockets * kMaxOptions : std::size_t{0};
  auto world = std::make_unique<ReferenceWorld>(setup_.structure, dockets, edits, memory);
  if (decide_->looks_ahead()) {
    world->foresight = std::make_unique<Foresight>(setup_.structure, dockets, edits);
  }
  return world;
}

void ReferenceModel::start(ReferenceWorld& w, const Batch& batch) const {
  set_first_values(setup_, w);
  if (setup_.sample_priors) {
    const RunKeys point_keys = {batch.keys.seed, batch.point};
    for (std::size_t k = 0; k < prior_positions_.size(); ++k) {
      const Range range = setup_.priors[prior_positions_[k]];
      const Real draw = uniform(point_keys, prior_streams_[k], 0, 0);
      w.fields.arena()[prior_positions_[k]] = range.low + (range.high - range.low) * draw;
    }
  }
  set_point_values(setup_.points, batch, w);
  const Structure& s = setup_.structure;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      const DyadId ij = s.dyad(i, j);
      w.dyad.stance[ij] = w.dyad.stance0[ij];
      w.dyad.kept[ij] = w.par.n_T * w.dyad.trust0[ij];
      w.dyad.broken[ij] = w.par.n_T - w.dyad.kept[ij];
      w.dyad.trust[ij] = w.dyad.trust0[ij];
    }
  }
  start_openness(w);
  if (bargain_->private_types) draw_types(batch, w);
  start_waiting(w);
  measure_alignment(w);
  start_memberships(w);
  calibrate_trade(w);
  measure_capability(w);
  update_intent(context_, w, true);
  measure_proximity(w);
  measure_threat(w);
  update_trade(w);
  update_dependence(w);
  update_secondary(w);
  for (RegionId r : s.every_region()) {
    Real foreign = 0.0;
    for (StateId j : s.every_state()) {
      const HoldingId h = s.holding(r, j);
      w.holding.capital[h] = w.holding.stock0[h];
      foreign += j == s[r].owner ? Real(0.0) : w.holding.capital[h];
    }
    w.region.foreign_capital[r] = foreign;
  }
  update_links(w);
  count_projects(w);
  start_development(context_, w);
  supply_capital(w);
  for (RegionId r : s.every_region()) {
    if (!s[r].parent) choose_portfolio(w, r);
  }
  start_engagement(w);
  forecast_joining(w);
  anchor_opinion(w);
  for (ProjectId p : s.every_project()) {
    const Mask planned = w.project.stage[p] >= stage(Stage::declared);
    plan_project(w, p, planned & (w.project.duration[p] <= 0.0));
  }
}

void ReferenceModel::measure(const ReferenceWorld& w, std::span<Real> out) const {
  for (std::size_t k = 0; k < metrics_.size(); ++k) {
    out[k] = metrics_[k].family->measure(w, metrics_[k].first, metrics_[k].second);
  }
}

void ReferenceModel::build_menu(const tumen::World& w, const Docket& d, Menu& menu) const {
  kind(d).evaluate(context_, w, d, menu);
  menu.precision = w.state.lambda[d.agent];
}

void ReferenceModel::report(ReferenceWorld& w, const Docket& d, std::size_t position, int tick,
                            Real draw, Observer& observer) const {
  DecisionRecord record;
  record.tick = tick;
  record.docket = kind(d).id;
  record.agent = setup_.structure[d.agent].id;
  record.target = d.target;
  record.docket_index = position;
  record.options = kind(d).options;
  record.terms = term_names();
  record.utility = w.menu.terms();
  record.available = std::span(w.menu.available).first(w.menu.size());
  record.probability = std::span(w.choice.probability).first(w.menu.size());
  record.open = w.menu.open;
  record.stake = w.menu.stake;
  record.precision = w.menu.precision;
  record.draw = draw;
  record.chosen = w.choice.option;
  observer.decision(record);
}

}  // namespace tumen
