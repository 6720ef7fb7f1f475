/// Regional product and people: equation 30. Where a region stands beside its neighbours across
/// the border: used by equations 31 and 40.
#pragma once

#include "model/context.h"

namespace tumen {

/// region.induced and region.relative_start: what grp and people hold already at the start.
/// Reads region.foreign_capital, project links and added capacities; prices routes where a project
/// operates from the start.
void start_development(const Context& c, World& w);

/// (30) People follow product per head relative to the owner's, as it has moved since the start
/// (Harris & Todaro 1970), bounded to the valid range of region.pop. Before the growth of a tick.
void migrate(const Context& c, World& w);

/// Programme spending accumulates and wears out as foreign capital does (24).
void accumulate_programmes(const Context& c, World& w);

/// (30) Adds to region.grp what foreign capital, programme capital and operating projects produce
/// beyond what it counts already. Capital counts in its own region only; a project counts in its
/// region and in the wider one, by its spill-over alone: its margin belongs to the owners of the
/// project, wherever they are, and its capital is no holding. A loss takes no more than all but
/// kLeastProduct.
void add_induced_product(World& w);
inline constexpr double kLeastProduct = 0.001;  ///< bn USD/yr

/// Product per head, thousand USD/yr.
inline Real product_per_head(const World& w, RegionId r) {
  return w.region.grp[r] / w.region.pop[r];
}

/// Calls `visit(neighbour)` for every region of another owner across the border of r or of a
/// region within r. A neighbour may come more than once: take maxima, not sums.
template <class Visit>
void visit_neighbours(const Structure& s, RegionId r, Visit&& visit) {
  for (RegionId part : s.every_region()) {
    if (part != r && s[part].parent != r) continue;
    for (RegionId q : s[part].adjoins) {
      if (s[q].owner != s[r].owner) visit(q);
    }
  }
}

/// The strongest regional threat from the owners of neighbours; 0 without any.
Real neighbour_threat(const World& w, RegionId r);
/// The most salient migration from the owners of neighbours; 0 without any.
Real neighbour_salience(const World& w, RegionId r);
/// max over neighbours of Th^R max(0, 1 - y_r/y_neighbour), y product per head: how far the region
/// falls behind those it has to fear.
Real backward_exposure(const World& w, RegionId r);

}  // namespace tumen
