/// Who uses what in the corridor graph: lists computed once per structure.
#pragma once

#include <span>
#include <vector>

#include "world/structure.h"

namespace tumen {

/// What a route means to a project.
struct Passage {
  bool by_node = false;  ///< it uses the project's node
  bool by_link = false;  ///< it uses the project's link
  bool rival = false;    ///< it uses a port of a state that is neither host nor partner
  int host_ports = 0;    ///< ports of the host on it, the project's own node apart

  bool passes() const { return by_node || by_link; }
};

/// Lists over a structure whose routes are set; every list is ascending.
/// Routes of a cargo beyond the first kMostRoutes are left out of all of them.
class CorridorIndex {
 public:
  explicit CorridorIndex(const Structure& structure);

  std::span<const RouteId> routes_of(CargoId c) const { return of_cargo_[c.index()]; }
  std::span<const RouteId> routes_through(NodeId n) const { return through_node_[n.index()]; }
  std::span<const RouteId> routes_through(LinkId e) const { return through_link_[e.index()]; }

  /// The ports whose cargo a free-port regime of the region moves: those of its owner that stand
  /// in it or at a link whose customs are the region's.
  std::span<const NodeId> ports_under(RegionId r) const { return ports_under_[r.index()]; }

  /// The cargos that could pass a project's node or link or that the partner ships; none for a
  /// project with neither node nor link.
  std::span<const CargoId> cargos_of(ProjectId p) const { return cargos_of_[p.index()]; }
  const Passage& passage(ProjectId p, RouteId k) const {
    return passages_[p.index() * routes_ + k.index()];
  }

 private:
  std::size_t routes_;
  std::vector<std::vector<RouteId>> of_cargo_, through_node_, through_link_;
  std::vector<std::vector<NodeId>> ports_under_;
  std::vector<std::vector<CargoId>> cargos_of_;
  std::vector<Passage> passages_;  ///< project x route
};

}  // namespace tumen
