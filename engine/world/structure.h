/// The structure of a world: which entities exist and how they hang together.
/// Common to all histories of a batch; only values differ between lanes.
///
/// Every list is sorted by key, so that neither the order of a file nor the names
/// in it can reach a result (test T10 of the validation plan).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "world/ids.h"

namespace tumen {

/// What every entity has. The key is stable: a hash of the id unless the file gives one.
struct Named {
  std::string id;         ///< name in files and addresses
  std::uint64_t key = 0;  ///< orders storage, keys luck
  std::string label;      ///< name for people
};

struct State : Named {
  bool active = true;  ///< decides; a passive bloc only trades, sanctions and weighs
};

struct Region : Named {
  StateId owner;
  RegionId parent;  ///< wider region whose product counts at the regional level, or none
  std::vector<RegionId> adjoins;  ///< regions across the border
};

enum class NodeKind { port, terminal, market };

/// A point of the Earth: degrees north (-90 .. 90) and east (-180 .. 180).
struct GeographicPoint {
  double latitude = 0, longitude = 0;
};

struct Node : Named {
  NodeKind kind = NodeKind::terminal;
  StateId owner;
  RegionId region;                       ///< or none
  std::optional<GeographicPoint> place;  ///< where maps draw it; no result depends on it
};

struct Link : Named {
  NodeId from, to;   ///< travelled in both directions
  std::string mode;  ///< rail, road, sea, river, pipeline: a label
  RegionId customs;  ///< region whose free-port regime lowers the border cost, or none
};

struct Cargo : Named {
  NodeId origin, destination;
  StateId shipper;  ///< state whose growth moves the demand
  RegionId region;  ///< region the cargo comes from, or none
};

/// A path of a cargo through the corridor graph, enumerated when the structure is set.
struct Route {
  CargoId cargo;
  std::vector<NodeId> nodes;  ///< between origin and destination, both excluded
  std::vector<LinkId> links;
};

/// Levels of analysis. They differ by distance scale, capability aggregate and stakes only.
enum class Level { international, regional, sub_regional, trilateral, central_asia, count };
inline constexpr std::size_t kLevels = static_cast<std::size_t>(Level::count);
inline constexpr std::array<std::string_view, kLevels> kLevelNames = {
    "international", "regional", "sub_regional", "trilateral", "central_asia"};

struct Project : Named {
  StateId host, partner;
  std::vector<StateId> third;  ///< states whose capital the host may invite
  StateId through;             ///< state in between whose consent it needs, or none
  RegionId region;             ///< where it stands; its owner is the host
  RegionId facing;             ///< the partner's region across the border, or none
  Level level = Level::regional;
  std::string project_class;  ///< port, rail, bridge, pipeline, ...: a label
  NodeId node;                ///< node whose capacity it adds to, or none
  LinkId link;                ///< link whose capacity it adds to, or none
  // Menus of the lease, each ascending.
  std::vector<double> years, equity, management, finance;
};

struct Institution : Named {
  std::vector<StateId> members;
  StateId leader;                ///< state whose product and capital draw the others, or none
  std::vector<StateId> open_to;  ///< states that choose how deep they go; none: all or nothing

  /// Whether depth counts here; elsewhere a state is a member or is not.
  bool graded() const { return !open_to.empty(); }
  /// Leader, member or free to join.
  bool concerns(StateId i) const;
};

/// Everything that exists.
struct Structure {
  std::vector<State> states;
  std::vector<Region> regions;
  std::vector<Node> nodes;
  std::vector<Link> links;
  std::vector<Cargo> cargos;
  std::vector<Route> routes;
  std::vector<Project> projects;
  std::vector<Institution> institutions;

  /// Number of entries of an index set.
  std::size_t size(IndexSet set) const;

  DyadId dyad(StateId from, StateId to) const {
    return DyadId(from.index() * states.size() + to.index());
  }
  HoldingId holding(RegionId region, StateId investor) const {
    return HoldingId(region.index() * states.size() + investor.index());
  }
  MembershipId membership(InstitutionId institution, StateId state) const {
    return MembershipId(institution.index() * states.size() + state.index());
  }
  const State& operator[](StateId i) const { return states[i.index()]; }
  const Region& operator[](RegionId r) const { return regions[r.index()]; }
  const Node& operator[](NodeId n) const { return nodes[n.index()]; }
  const Link& operator[](LinkId e) const { return links[e.index()]; }
  const Cargo& operator[](CargoId c) const { return cargos[c.index()]; }
  const Route& operator[](RouteId k) const { return routes[k.index()]; }
  const Project& operator[](ProjectId p) const { return projects[p.index()]; }
  const Institution& operator[](InstitutionId o) const { return institutions[o.index()]; }

  auto every_state() const { return all<StateId>(states.size()); }
  auto every_region() const { return all<RegionId>(regions.size()); }
  auto every_node() const { return all<NodeId>(nodes.size()); }
  auto every_link() const { return all<LinkId>(links.size()); }
  auto every_cargo() const { return all<CargoId>(cargos.size()); }
  auto every_route() const { return all<RouteId>(routes.size()); }
  auto every_project() const { return all<ProjectId>(projects.size()); }
  auto every_institution() const { return all<InstitutionId>(institutions.size()); }

  /// Whether any institution is graded.
  bool has_graded_institutions() const;

  /// The name of entry `index` of a set, as in addresses: "RUS", "RUS.CHN", "RFE.CHN", "zarubino".
  std::string name(IndexSet set, std::size_t index) const;
};

/// Positions in `names` order of the entity with this id, or a false id.
template <class IdType, class Entity>
IdType find_entity(const std::vector<Entity>& entities, std::string_view id) {
  for (std::size_t k = 0; k < entities.size(); ++k) {
    if (entities[k].id == id) return IdType(k);
  }
  return IdType();
}

}  // namespace tumen
