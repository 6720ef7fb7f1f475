// Metrics of regional development, openness, control and welfare.
#include "model/metric_lists.h"
#include "model/welfare.h"

namespace tumen {
namespace {

Real population(const World& w, std::size_t r, std::size_t) { return w.region.pop[RegionId(r)]; }
Real product(const World& w, std::size_t r, std::size_t) { return w.region.grp[RegionId(r)]; }
Real budget(const World& w, std::size_t r, std::size_t) {
  return w.development.budget[RegionId(r)];
}
Real quota(const World& w, std::size_t r, std::size_t) { return w.development.quota[RegionId(r)]; }
Real equity_cap(const World& w, std::size_t r, std::size_t) {
  return w.development.equity_cap[RegionId(r)];
}
Real control_events(const World& w, std::size_t p, std::size_t) {
  return w.control.control_events[ProjectId(p)];
}
Real u_econ(const World& w, std::size_t i, std::size_t) { return welfare(w, StateId(i)); }

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"population", "million", "People of the region", list_wide_regions, population},
    {"product", "bn USD/yr", "Gross regional product", list_wide_regions, product},
    {"budget", "bn USD/yr", "Programme spending of the owner", list_wide_regions, budget},
    {"quota", "1", "Openness to foreign labour", list_wide_regions, quota},
    {"equity_cap", "1", "Legal cap on foreign equity", list_wide_regions, equity_cap},
    {"control_events", "events", "Losses of control under foreign control", list_projects,
     control_events},
    {"U_econ", "bn USD/yr", "Welfare: gains from trade, incomes from capital and projects",
     list_states, u_econ},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> development_metrics() { return kFamilies; }

}  // namespace tumen
