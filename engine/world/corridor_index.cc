#include "world/corridor_index.h"

#include <algorithm>

#include "world/corridors.h"

namespace tumen {
namespace {

bool under_regime(const Structure& structure, NodeId n, RegionId r) {
  const Node& node = structure[n];
  if (node.kind != NodeKind::port || node.owner != structure[r].owner) return false;
  return node.region == r || std::ranges::any_of(structure.links, [&](const Link& link) {
           return link.customs == r && (link.from == n || link.to == n);
         });
}

Passage passage_of(const Structure& structure, const Project& project, const Route& route) {
  Passage passage;
  passage.by_node = std::ranges::count(route.nodes, project.node) > 0;
  passage.by_link = std::ranges::count(route.links, project.link) > 0;
  for (NodeId n : route.nodes) {
    const Node& node = structure[n];
    if (node.kind != NodeKind::port) continue;
    if (node.owner == project.host && n != project.node) ++passage.host_ports;
    if (node.owner != project.host && node.owner != project.partner) passage.rival = true;
  }
  return passage;
}

}  // namespace

CorridorIndex::CorridorIndex(const Structure& structure)
    : routes_(structure.routes.size()),
      of_cargo_(structure.cargos.size()),
      through_node_(structure.nodes.size()),
      through_link_(structure.links.size()),
      ports_under_(structure.regions.size()),
      cargos_of_(structure.projects.size()) {
  for (RouteId k : structure.every_route()) {
    const Route& route = structure[k];
    std::vector<RouteId>& siblings = of_cargo_[route.cargo.index()];
    if (siblings.size() == kMostRoutes) continue;
    siblings.push_back(k);
    for (NodeId n : route.nodes) through_node_[n.index()].push_back(k);
    for (LinkId e : route.links) through_link_[e.index()].push_back(k);
  }
  for (RegionId r : structure.every_region()) {
    for (NodeId n : structure.every_node()) {
      if (under_regime(structure, n, r)) ports_under_[r.index()].push_back(n);
    }
  }
  for (ProjectId p : structure.every_project()) {
    const Project& project = structure[p];
    for (const Route& route : structure.routes) {
      passages_.push_back(passage_of(structure, project, route));
    }
    for (CargoId c : structure.every_cargo()) {
      const bool touched =
          std::ranges::any_of(routes_of(c), [&](RouteId k) { return passage(p, k).passes(); });
      const bool shipped =
          (project.node || project.link) && structure[c].shipper == project.partner;
      if (touched || shipped) cargos_of_[p.index()].push_back(c);
    }
  }
}

}  // namespace tumen
