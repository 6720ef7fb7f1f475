#include "model/development.h"

#include "core/math.h"
#include "model/docket_project.h"
#include "model/trilateral.h"
#include "model/units.h"

namespace tumen {
namespace {

constexpr double kFewestPeople = 0.001, kMostPeople = 1e4;  // million

/// Log of product per head, relative to the owner's.
Real relative_income(const World& w, RegionId r) {
  const StateId i = w.structure[r].owner;
  return log(product_per_head(w, r) / (w.state.gdp[i] / w.state.pop[i]));
}

/// What capital and projects produce in the region now, bn USD/yr.
Real induced_product(const World& w, RegionId r) {
  const Structure& s = w.structure;
  Real product =
      w.development_par.yield * (w.region.foreign_capital[r] + w.development.programme_capital[r]);
  for (ProjectId p : s.every_project()) {
    const RegionId here = s[p].region;
    if (here != r && s[here].parent != r) continue;
    const Real carried = let_through(w, p, w.project.potential[p]);
    product +=
        select(at_stage(w, p, Stage::operating), w.project.spill[p] * kBnPerUnitUsd * carried, 0.0);
  }
  return product;
}

/// Largest number that the owner has toward the owners of neighbouring regions; at least 0.
Real most_of_neighbours(const World& w, RegionId r, const Field<DyadId>& number) {
  const Structure& s = w.structure;
  Real most = 0.0;
  visit_neighbours(s, r,
                   [&](RegionId q) { most = max(most, number[s.dyad(s[r].owner, s[q].owner)]); });
  return most;
}

}  // namespace

void start_development(const Context& c, World& w) {
  const Structure& s = w.structure;
  Mask operating(false);
  for (ProjectId p : s.every_project()) operating |= at_stage(w, p, Stage::operating);
  if (any(operating)) {
    update_demand(w);
    price_routes(c.corridors, w);
    project_potential(c.corridors, w);
  }
  for (RegionId r : s.every_region()) {
    w.development.induced[r] = induced_product(w, r);
    w.development.relative_start[r] = relative_income(w, r);
  }
}

void migrate(const Context& c, World& w) {
  for (RegionId r : w.structure.every_region()) {
    const Real lead = relative_income(w, r) - w.development.relative_start[r];
    const Real pulled = w.region.pop[r] * exp(w.development_par.migration_pull * c.years * lead);
    w.region.pop[r] = clamp(pulled, kFewestPeople, kMostPeople);
  }
}

void accumulate_programmes(const Context& c, World& w) {
  const Real worn = 1.0 - exp(-(w.par.depreciation * c.years));
  for (RegionId r : w.structure.every_region()) {
    Real& capital = w.development.programme_capital[r];
    capital += w.development.budget[r] * c.years - worn * capital;
  }
}

void add_induced_product(World& w) {
  for (RegionId r : w.structure.every_region()) {
    const Real product = induced_product(w, r);
    w.region.grp[r] = max(w.region.grp[r] + (product - w.development.induced[r]), kLeastProduct);
    w.development.induced[r] = product;
  }
}

Real neighbour_threat(const World& w, RegionId r) {
  return most_of_neighbours(w, r, w.dyad.threat_R);
}

Real neighbour_salience(const World& w, RegionId r) {
  return most_of_neighbours(w, r, w.dyad.salience);
}

Real backward_exposure(const World& w, RegionId r) {
  const Structure& s = w.structure;
  const Real own = product_per_head(w, r);
  Real most = 0.0;
  visit_neighbours(s, r, [&](RegionId q) {
    const Real behind = positive_part(1.0 - own / product_per_head(w, q));
    most = max(most, w.dyad.threat_R[s.dyad(s[r].owner, s[q].owner)] * behind);
  });
  return most;
}

}  // namespace tumen
