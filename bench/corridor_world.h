/// A corridor graph of any size: every cargo can go by every port.
///
///   origin 0 ---- port 0 .
///            \ /  port 1 --- market
///   origin 1 ---- ...    '
#pragma once

#include <string>
#include <vector>

#include "tests/support/small_world.h"
#include "world/corridor_index.h"

namespace tumen::bench {

/// `ports` (at most kMostRoutes) is the number of routes of each cargo.
struct CorridorStructure : Structure {
  CorridorStructure(std::size_t cargo_count, std::size_t ports) {
    using test::named;
    const StateId host(0), partner(1);
    const RegionId coast(0), inland(1);
    states = {named<State>("HOST", 1), named<State>("PARTNER", 2)};
    regions = {named<Region>("coast", 1), named<Region>("inland", 2)};
    regions[0].owner = host;
    regions[1].owner = partner;

    add_node("market", NodeKind::market, host, {});
    const NodeId market(0);
    for (std::size_t h = 0; h < ports; ++h)
      add_node("port" + std::to_string(h), NodeKind::port, h % 3 == 2 ? partner : host, coast);
    for (std::size_t c = 0; c < cargo_count; ++c)
      add_node("origin" + std::to_string(c), NodeKind::terminal, partner, inland);

    std::vector<double> rank;
    for (std::size_t h = 0; h < ports; ++h) {
      const NodeId port(1 + h);
      add_link(port, market);
      rank.push_back(1.0);
      for (std::size_t c = 0; c < cargo_count; ++c) {
        add_link(NodeId(1 + ports + c), port);
        links.back().customs = coast;
        rank.push_back(1.0 + 0.01 * static_cast<double>(h));
      }
    }
    for (std::size_t c = 0; c < cargo_count; ++c) {
      Cargo cargo = named<Cargo>("cargo" + std::to_string(c), c + 1);
      cargo.origin = NodeId(1 + ports + c);
      cargo.destination = market;
      cargo.shipper = partner;
      cargo.region = inland;
      cargos.push_back(cargo);
    }
    Project berth = named<Project>("berth", 1);
    berth.host = host;
    berth.partner = partner;
    berth.region = coast;
    berth.node = NodeId(1);
    projects = {berth};
    enumerate_routes(*this, rank, std::vector<int>(cargo_count, static_cast<int>(ports)));
  }

 private:
  void add_node(const std::string& id, NodeKind kind, StateId owner, RegionId region) {
    Node node = test::named<Node>(id, nodes.size() + 1);
    node.kind = kind;
    node.owner = owner;
    node.region = region;
    nodes.push_back(node);
  }
  void add_link(NodeId from, NodeId to) {
    const std::uint64_t key = links.size() + 1;
    links.push_back(test::link_between("link" + std::to_string(key), key, from, to));
  }
};

struct CorridorHome {
  CorridorStructure home;
};

/// Plausible numbers over it: ports differ a little in cost, and have room for everything.
struct CorridorWorld : private CorridorHome, World {
  CorridorIndex index;

  CorridorWorld(std::size_t cargo_count, std::size_t ports)
      : CorridorHome{{cargo_count, ports}}, World(home), index(home) {
    for (StateId i : structure.every_state()) {
      state.gdp[i] = state.gdp_base[i] = 1000.0;
      state.mil[i] = 30.0;
      state.pop[i] = 100.0;
    }
    test::round_regions_and_links(*this);
    for (NodeId n : structure.every_node())
      node.handling[n] = 4.0 + 0.5 * static_cast<double>(n.index() % 7);
    for (CargoId c : structure.every_cargo()) cargo.demand0[c] = cargo.demand[c] = 60.0;
    project.cost[ProjectId(0)] = 3.0;
    project.capacity[ProjectId(0)] = 50.0;
  }

  /// Every other port can take half of what would be its share among equals.
  void narrow_ports() {
    const auto routes = static_cast<double>(index.routes_of(CargoId(0)).size());
    const auto cargos = static_cast<double>(structure.cargos.size());
    for (NodeId n : structure.every_node()) {
      if (structure[n].kind == NodeKind::port && n.index() % 2 == 1)
        node.capacity[n] = 30.0 * cargos / routes;
    }
  }
};

}  // namespace tumen::bench
