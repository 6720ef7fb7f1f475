// Metrics of regions and of the capital in them.
#include "model/metric_lists.h"

namespace tumen {
namespace {

HoldingId stake_of(const World& w, std::size_t r, std::size_t j) {
  return w.structure.holding(RegionId(r), StateId(j));
}

Real capital_share(const World& w, std::size_t r, std::size_t j) {
  const Real all_foreign = w.region.foreign_capital[RegionId(r)];
  return select(all_foreign > 0.0, w.holding.capital[stake_of(w, r, j)] / max(all_foreign, 1e-12),
                0.0);
}
Real capital_flow(const World& w, std::size_t r, std::size_t j) {
  return w.holding.accepted[stake_of(w, r, j)];
}
Real concentration(const World& w, std::size_t r, std::size_t) {
  Real sum = 0.0;
  for (StateId j : w.structure.every_state()) {
    if (j != w.structure[RegionId(r)].owner) sum += square(capital_share(w, r, j.index()));
  }
  return sum;
}
Real inflow(const World& w, std::size_t r, std::size_t) { return w.region.inflow[RegionId(r)]; }
Real freeport(const World& w, std::size_t r, std::size_t) { return w.region.freeport[RegionId(r)]; }

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"capital_share", "1", "Share of an investor in a region's foreign capital", list_investors,
     capital_share},
    {"capital_flow", "bn USD/yr", "Capital of an investor that the region accepts", list_investors,
     capital_flow},
    {"HHI", "1", "Concentration of a region's foreign capital", list_wide_regions, concentration},
    {"inflow", "bn USD/yr", "Foreign capital that the region accepts", list_wide_regions, inflow},
    {"freeport", "1", "1 while the region is a free port", list_customs_regions, freeport},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> region_metrics() { return kFamilies; }

}  // namespace tumen
