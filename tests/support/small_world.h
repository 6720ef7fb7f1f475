/// A world small enough to reckon by hand: 3 states, 2 regions, 5 nodes, 3 ways to the sea.
///
///                 harbour (host)  .
///   plain  ------ haven   (host)  ------ overseas
///   (partner)     rival   (third) '
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "world/corridors.h"
#include "world/world.h"

namespace tumen::test {

/// An entity with this id and key; keys order the storage.
template <class Entity>
Entity named(const std::string& id, std::uint64_t key) {
  Entity e;
  e.id = id;
  e.key = key;
  e.label = id;
  return e;
}

inline Link link_between(const std::string& id, std::uint64_t key, NodeId from, NodeId to) {
  Link link = named<Link>(id, key);
  link.from = from;
  link.to = to;
  link.mode = "rail";
  return link;
}

/// Who is where in the lists of the structure.
struct SmallIds {
  StateId host{0}, partner{1}, third{2};
  RegionId coast{0}, inland{1};
  NodeId plain{0}, harbour{1}, haven{2}, rival{3}, overseas{4};
  LinkId plain_harbour{0}, plain_haven{1}, plain_rival{2}, harbour_sea{3}, haven_sea{4},
      rival_sea{5};
  CargoId grain{0};
  RouteId by_harbour{0}, by_haven{1}, by_rival{2};
  ProjectId berth{0};
};

struct SmallStructure : Structure, SmallIds {
  SmallStructure() {
    states = {named<State>("HOST", 1), named<State>("PARTNER", 2), named<State>("THIRD", 3)};

    regions = {named<Region>("coast", 1), named<Region>("inland", 2)};
    regions[0].owner = host;
    regions[1].owner = partner;
    regions[0].adjoins = {inland};
    regions[1].adjoins = {coast};

    nodes = {named<Node>("plain", 1), named<Node>("harbour", 2), named<Node>("haven", 3),
             named<Node>("rival", 4), named<Node>("overseas", 5)};
    nodes[0].owner = partner;
    nodes[0].region = inland;
    nodes[1].owner = nodes[2].owner = host;
    nodes[1].region = nodes[2].region = coast;
    nodes[3].owner = nodes[4].owner = third;
    nodes[1].kind = nodes[2].kind = nodes[3].kind = NodeKind::port;
    nodes[4].kind = NodeKind::market;

    links = {link_between("plain-harbour", 1, plain, harbour),
             link_between("plain-haven", 2, plain, haven),
             link_between("plain-rival", 3, plain, rival),
             link_between("harbour-overseas", 4, harbour, overseas),
             link_between("haven-overseas", 5, haven, overseas),
             link_between("rival-overseas", 6, rival, overseas)};
    links[0].customs = links[1].customs = coast;

    cargos = {named<Cargo>("grain", 1)};
    cargos[0].origin = plain;
    cargos[0].destination = overseas;
    cargos[0].shipper = partner;
    cargos[0].region = inland;

    projects = {named<Project>("berth", 1)};
    projects[0].host = host;
    projects[0].partner = partner;
    projects[0].third = {third};
    projects[0].region = coast;
    projects[0].facing = inland;
    projects[0].level = Level::sub_regional;
    projects[0].project_class = "port";
    projects[0].node = haven;
    projects[0].years = {0, 25, 49};
    projects[0].equity = {0, 0.5};
    projects[0].management = {0, 1};
    projects[0].finance = {0, 0.5, 1};

    institutions = {named<Institution>("council", 1)};
    institutions[0].members = {host, partner};

    // In the order of the names above: by harbour, by haven, by rival.
    const std::array<double, 6> rank = {1, 2, 3, 0, 0, 0};
    const std::array<int, 1> count = {3};
    enumerate_routes(*this, rank, count);
  }
};

struct SmallHome {
  SmallStructure home;
};

/// Plausible round numbers for every region and link.
inline void round_regions_and_links(World& w) {
  for (RegionId r : w.structure.every_region()) {
    w.region.grp[r] = 20.0;
    w.region.pop[r] = 5.0;
  }
  for (LinkId e : w.structure.every_link()) {
    w.link.km[e] = 500.0;
    w.link.freight[e] = 10.0;
  }
}

/// The structure with plausible round numbers, equal in all lanes.
struct SmallWorld : private SmallHome, SmallIds, World {
  SmallWorld() : World(home) {
    for (StateId i : structure.every_state()) {
      const double size = std::array<double, 3>{1.0, 4.0, 2.0}[i.index()];
      state.gdp[i] = state.gdp_base[i] = 1000.0 * size;
      state.mil[i] = 30.0 * size;
      state.pop[i] = 100.0 * size;
      for (StateId j : structure.every_state()) dyad.trust[structure.dyad(i, j)] = 0.5;
    }
    round_regions_and_links(*this);
    for (LinkId e : {plain_harbour, plain_haven}) {
      link.border_cost[e] = 10.0;
      link.hours[e] = 100.0;
    }
    link.freight[plain_rival] = 25.0;
    node.handling[harbour] = 4.0;
    node.risk[rival] = 3.0;
    cargo.demand0[grain] = cargo.demand[grain] = 60.0;
    project.cost[berth] = 3.0;
    project.capacity[berth] = 50.0;
  }
};

/// True where two worlds over like structures hold the same bits in these lanes.
inline bool same_bits(const World& a, int lane_a, const World& b, int lane_b) {
  return std::ranges::equal(a.fields.arena(), b.fields.arena(), [&](Real x, Real y) {
    return to_word(x)[lane_a] == to_word(y)[lane_b];
  });
}

}  // namespace tumen::test
