// Metrics of societies: opinion, hedging and ratification.
#include "model/metric_lists.h"
#include "model/moves.h"

namespace tumen {
namespace {

Real opinion(const World& w, std::size_t i, std::size_t j) {
  return w.people.opinion[w.structure.dyad(StateId(i), StateId(j))];
}
Real hedging(const World& w, std::size_t i, std::size_t j) {
  return hedging_index(w, StateId(i), StateId(j));
}
Real vetoes(const World& w, std::size_t p, std::size_t) { return w.deal.vetoes[ProjectId(p)]; }

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"opinion", "1", "Share of the first's people who see the second as a friend",
     list_partner_views, opinion},
    {"hedging_index", "1", "How evenly the first mixes cooperation and conflict toward the second",
     list_partner_views, hedging},
    {"vetoes", "deals", "Deals that the host's home did not ratify", list_projects, vetoes},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> society_metrics() { return kFamilies; }

}  // namespace tumen
