#include "model/timeline.h"

#include "model/docket_project.h"

namespace tumen {
namespace {

Real& number(World& w, const Slot& slot) {
  return w.fields.values(w.fields.entries()[slot.entry])[slot.position];
}

Real edited(const Edit& e, Real before) {
  switch (e.kind) {
    case EditKind::set:
      return e.value;
    case EditKind::add:
      return before + e.value;
    case EditKind::multiply:
      return before * e.value;
  }
  return before;
}

/// Moves the number toward its target over the ramp, holds it until the end, gives it back.
void apply_edit(const Edit& e, int tick, Real& number, Real& before) {
  if (tick < e.start || (e.end >= 0 && tick > e.end)) return;
  if (tick == e.start) before = number;
  if (e.end >= 0 && tick == e.end) {
    number = before;
    return;
  }
  const int since = tick - e.start;
  const bool moving = since <= e.ramp;
  if (!moving && e.end < 0) return;
  const double part = (e.ramp > 0 && moving ? static_cast<double>(since) / e.ramp : 1.0) * e.share;
  number = before + (edited(e, before) - before) * part;
  if (part >= 1.0) number = edited(e, before);
}

/// Puts a lease request on the table; the host's answer is a choice.
void table_request(World& w, const Request& request) {
  const ProjectId p = request.project;
  const Mask free = negotiable(w, p);
  assign(free, w.project.offer[p], 2.0);
  assign(free, w.project.offer_years[p], request.years);
  assign(free, w.project.offer_equity[p], request.equity);
  assign(free, w.project.offer_management[p], request.management);
  assign(free, w.project.offer_finance[p], request.finance);
  assign(free, w.project.host_accepts[p], 0.0);
  assign(free, w.project.partner_accepts[p], 1.0);
}

}  // namespace

double value_at(const Series& series, int tick) {
  const auto& points = series.points;
  if (tick <= points.front().first) return points.front().second;
  for (std::size_t k = 1; k < points.size(); ++k) {
    if (tick > points[k].first) continue;
    const auto [t0, v0] = points[k - 1];
    const auto [t1, v1] = points[k];
    return v0 + (v1 - v0) * (static_cast<double>(tick - t0) / static_cast<double>(t1 - t0));
  }
  return points.back().second;
}

void apply_shocks(const Context& c, World& w, const Events& events) {
  const Setup& setup = c.setup;
  const int tick = events.tick();
  for (const Series& series : setup.series) number(w, series.slot) = value_at(series, tick);
  for (std::size_t k = 0; k < setup.edits.size(); ++k) {
    apply_edit(setup.edits[k], tick, number(w, setup.edits[k].slot), w.edit.before[EditId(k)]);
  }
  for (const Request& request : setup.requests) {
    if (request.tick == tick) table_request(w, request);
  }
  for (const Shock& shock : setup.shocks) {
    if (shock.start == tick) events.note("shock", shock.id, "", Mask(true), 0.0, shock.label, true);
  }
}

void grow(const Context& c, World& w) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    const Real factor = 1.0 + w.state.growth[i] * c.years;
    w.state.gdp[i] *= factor;
    w.state.mil[i] *= factor;
    w.state.pop[i] *= 1.0 + w.state.pop_growth[i] * c.years;
  }
  for (RegionId r : s.every_region()) {
    w.region.grp[r] *= 1.0 + w.region.growth[r] * c.years;
    w.region.pop[r] *= 1.0 + w.region.pop_growth[r] * c.years;
  }
}

}  // namespace tumen
