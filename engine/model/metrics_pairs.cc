// Metrics of states and of pairs of states.
#include "model/metric_lists.h"
#include "model/trade.h"

namespace tumen {
namespace {

DyadId pair_of(const World& w, std::size_t i, std::size_t j) {
  return w.structure.dyad(StateId(i), StateId(j));
}

Real alignment(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.alignment[pair_of(w, i, j)];
}
Real trade(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.exports[pair_of(w, i, j)] + w.dyad.exports[pair_of(w, j, i)];
}
Real trade_residual(const World& w, std::size_t i, std::size_t j) {
  const StateId a(i), b(j);
  const Real predicted = imports_at_base_politics(w, a, b) + imports_at_base_politics(w, b, a);
  return select(predicted > 0.0, trade(w, i, j) / max(predicted, 1e-12), 1.0);
}
Real asymmetry(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.asymmetry[pair_of(w, i, j)];
}
Real threat_s(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.threat_S[pair_of(w, i, j)];
}
Real threat_r(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.threat_R[pair_of(w, i, j)];
}
Real trust(const World& w, std::size_t i, std::size_t j) { return w.dyad.trust[pair_of(w, i, j)]; }
Real intent(const World& w, std::size_t i, std::size_t j) {
  return w.dyad.intent[pair_of(w, i, j)];
}
Real status(const World& w, std::size_t i, std::size_t) { return w.state.status[StateId(i)]; }
Real security(const World& w, std::size_t i, std::size_t) { return w.state.security[StateId(i)]; }

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"A", "1", "Alignment of a pair, geometric mean of both stances", list_unordered_pairs,
     alignment},
    {"X", "bn USD/yr", "Trade of a pair, both directions", list_unordered_pairs, trade},
    {"X_ratio", "1", "Trade of a pair over what (7) gives with the politics of the base year",
     list_partner_pairs, trade_residual},
    {"J", "1", "How much more the first depends on the second than the reverse", list_partner_views,
     asymmetry},
    {"Th_S", "1", "Threat the first feels from the second in the system", list_partner_views,
     threat_s},
    {"Th_R", "1", "Threat the first feels from the second in the region", list_partner_views,
     threat_r},
    {"T", "1", "Trust of the first that the second keeps agreements", list_partner_views, trust},
    {"I", "1", "Hostile intent the first believes the second to have", list_partner_views, intent},
    {"status", "1", "Status", list_states, status},
    {"Sec", "1", "Security from coalitions", list_states, security},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> pair_metrics() { return kFamilies; }

}  // namespace tumen
