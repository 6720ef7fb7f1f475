// Metrics of ports.
#include "model/metric_lists.h"

namespace tumen {
namespace {

Real throughput(const World& w, std::size_t n, std::size_t) { return w.node.throughput[NodeId(n)]; }
Real utilisation(const World& w, std::size_t n, std::size_t) {
  const Real capacity = w.node.capacity[NodeId(n)] + w.node.added[NodeId(n)];
  return select(capacity > 0.0, w.node.throughput[NodeId(n)] / max(capacity, 1e-12), 0.0);
}
Real leased(const World& w, std::size_t n, std::size_t) {
  return indicator(w.node.leased[NodeId(n)] > 0.0);
}

// clang-format off: one row per family
constexpr MetricFamily kFamilies[] = {
    {"THR", "Mt/yr", "Throughput of a port", list_ports, throughput},
    {"UTIL", "1", "Throughput over capacity of a port", list_ports, utilisation},
    {"leased", "1", "1 while the port is leased at posted terms", list_ports, leased},
};
// clang-format on

}  // namespace

std::span<const MetricFamily> port_metrics() { return kFamilies; }

}  // namespace tumen
