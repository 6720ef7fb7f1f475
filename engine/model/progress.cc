#include "model/progress.h"

#include "core/math.h"
#include "core/random.h"
#include "model/docket_project.h"
#include "model/ratification.h"
#include "model/trilateral.h"

namespace tumen {
namespace {

/// S(u) = u^2 (3 - 2u) on [0, 1].
Real s_curve(Real u) {
  const Real x = clamp(u, 0.0, 1.0);
  return x * x * (3.0 - 2.0 * x);
}

}  // namespace

void hold_talks(const Context&, World& w, ProjectId p, BargainingRule rule, const Batch& batch,
                std::uint64_t stream, const Events& events) {
  const Mask talking = at_stage(w, p, Stage::declared) & (w.project.offer[p] < 0.5);
  if (!any(talking)) return;
  const Prospect x = survey(w, p);
  Table table = bargaining_table(w, p, x);
  table.talking = talking;
  const Agreement agreement =
      rule(table, uniform(batch.keys, stream, static_cast<std::uint32_t>(events.tick()), 0));
  const Mask tabled = talking & agreement.found;
  assign(tabled, w.project.offer[p], 1.0);
  assign(tabled, w.project.offer_years[p], agreement.terms.years);
  assign(tabled, w.project.offer_equity[p], agreement.terms.equity);
  assign(tabled, w.project.offer_management[p], agreement.terms.management);
  assign(tabled, w.project.offer_finance[p], agreement.terms.finance);
  assign(tabled, w.project.host_accepts[p], 0.0);
  assign(tabled, w.project.partner_accepts[p], 0.0);
  assign(talking, w.talks.ask_host[p], agreement.host_ask);
  assign(talking, w.talks.ask_partner[p], agreement.partner_ask);
  w.talks.rounds[p] += indicator(talking);
  const Mask deadlock = talking & !agreement.found;
  w.project.deadlocks[p] += indicator(deadlock);
  const std::string& name = w.structure[p].id;
  events.note("terms tabled", name, "", tabled, agreement.terms.years, "years");
  events.note("talks without result", name, "", deadlock);
}

void sign_leases(const Context& c, World& w, const Batch& batch, bool by_lot,
                 const Events& events) {
  for (ProjectId p : w.structure.every_project()) {
    const Mask accepted = negotiable(w, p) & (w.project.offer[p] > 0.0) &
                          (w.project.host_accepts[p] >= 0.5) &
                          (w.project.partner_accepts[p] >= 0.5);
    if (!any(accepted)) continue;
    const Mask both = ratify(w, p, accepted, batch, by_lot, events);
    if (!any(both)) continue;
    // A request may be signed at once, without a declaration before it.
    declare_project(w, p, both & at_stage(w, p, Stage::proposed));
    assign(both, w.project.stage[p], stage(Stage::agreed));
    assign(both, w.project.years[p], w.project.offer_years[p]);
    assign(both, w.project.equity[p], w.project.offer_equity[p]);
    assign(both, w.project.management[p], w.project.offer_management[p]);
    assign(both, w.project.finance[p], w.project.offer_finance[p]);
    assign(both, w.project.offer[p], 0.0);
    assign(both, w.project.signed_at[p], static_cast<double>(events.tick()) * c.years);
    events.note("signed", w.structure[p].id, "", both, w.project.years[p], "years");
  }
}

void build_projects(const Context& c, World& w, const Events& events) {
  for (ProjectId p : w.structure.every_project()) {
    const std::string& name = w.structure[p].id;
    const Mask active = under_way(w, p);
    if (any(active)) {
      const Real rate = rate_of_progress(survey(w, p), w.project.finance[p], w.project.funded[p],
                                         effort_let_through(w, p));
      assign(active, w.project.progress[p], min(w.project.progress[p] + rate * c.years, 1.0));
      const Mask moving = active & (rate > 0.0);
      assign(active, w.project.idle[p], select(moving, 0.0, w.project.idle[p] + c.years));
      const Mask stalled = active & (!moving) & (w.project.stage[p] == stage(Stage::building));
      events.note("construction begins", name, "",
                  moving & (w.project.progress[p] <= rate * c.years));
      events.note("suspended", name, "", stalled);
      assign(moving, w.project.stage[p], stage(Stage::building));
      assign(stalled, w.project.stage[p], stage(Stage::suspended));
      const Mask done = active & (w.project.progress[p] >= 1.0);
      assign(done, w.project.stage[p], stage(Stage::operating));
      assign(done, w.project.opened_at[p], static_cast<double>(events.tick()) * c.years);
      assign(done, w.project.lease_left[p], w.project.years[p]);
      events.note("opened", name, "", done);
    }
    const Mask running = at_stage(w, p, Stage::operating) & (w.project.lease_left[p] > 0.0);
    w.project.lease_left[p] =
        select(running, positive_part(w.project.lease_left[p] - c.years), w.project.lease_left[p]);
    const Mask over = running & (w.project.lease_left[p] <= 0.0);
    assign(over, w.project.equity[p], 0.0);
    assign(over, w.project.management[p], 0.0);
    assign(over, w.project.squeezed[p], 0.0);
    events.note("lease over", name, "", over);
    w.project.level_age[p] += c.years;
  }
  for (NodeId n : w.structure.every_node()) {
    w.node.leased[n] = positive_part(w.node.leased[n] - c.years);
  }
}

void accumulate_capital(const Context& c, World& w) {
  const Structure& s = w.structure;
  const Real worn = 1.0 - exp(-(w.par.depreciation * c.years));
  const Real falls_due = 1.0 - exp(-(2.0 * c.years / w.par.fall_due));
  for (RegionId r : s.every_region()) {
    Real foreign = 0.0;
    for (StateId j : s.every_state()) {
      if (j == s[r].owner) continue;
      const HoldingId h = s.holding(r, j);
      const Real arriving = w.holding.accepted[h] * c.years;
      w.holding.capital[h] += arriving - worn * w.holding.capital[h];
      w.holding.arrived[h] += arriving;
      w.holding.open[h] -= falls_due * w.holding.open[h];
      // What arrives fills what is due, the oldest arrears first; the rest was never promised.
      w.holding.earned[h] += min(arriving, positive_part(planned_flow(w, h) - w.holding.earned[h]));
      foreign += w.holding.capital[h];
    }
    w.region.foreign_capital[r] = foreign;
  }
}

void measure_value(const Context& c, World& w) {
  for (ProjectId p : w.structure.every_project()) {
    const Mask counted =
        (w.project.stage[p] >= stage(Stage::declared)) & !at_stage(w, p, Stage::cancelled);
    const Real value = select(counted, w.project.cost[p], 0.0);
    assign(counted, w.project.declared_age[p], w.project.declared_age[p] + c.years);
    w.project.planned[p] =
        value * s_curve(w.project.declared_age[p] / max(w.project.duration[p], 1e-9));
    w.project.earned[p] = value * s_curve(w.project.progress[p]);
  }
}

void count_projects(World& w) {
  const Structure& s = w.structure;
  for (NodeId n : s.every_node()) w.node.added[n] = 0.0;
  for (LinkId e : s.every_link()) w.link.added[e] = 0.0;
  for (StateId i : s.every_state()) w.state.heads[i] = 0.0;
  for (ProjectId p : s.every_project()) {
    const Real built = select(at_stage(w, p, Stage::operating), w.project.capacity[p], 0.0);
    const Real capacity = let_through(w, p, built);
    if (s[p].node) w.node.added[s[p].node] += capacity;
    if (s[p].link) w.link.added[s[p].link] += capacity;
    const Mask carried =
        (w.project.level[p] >= 2.5) & (at_stage(w, p, Stage::declared) | under_way(w, p));
    w.state.heads[s[p].host] += indicator(carried);
    Real third = 0.0;
    for (StateId k : s[p].third) {
      const Real fear = exp(-(w.state.betaF[k] * w.state.secondary[s[p].host]));
      const Real may = s[p].region
                           ? w.holding.access[s.holding(
                                 s[s[p].region].parent ? s[s[p].region].parent : s[p].region, k)]
                           : Real(1.0);
      third += w.state.f3_share[k] * may * fear;
    }
    w.project.f3[p] = min(third, 1.0);
  }
}

Real planned_flow(const World& w, HoldingId h) { return w.holding.declared[h] - w.holding.open[h]; }

Real earned_flow(const World& w, HoldingId h) { return w.holding.earned[h]; }

}  // namespace tumen
