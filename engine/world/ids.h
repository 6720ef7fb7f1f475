/// Ids of everything a world is made of, and the index sets its fields run over.
#pragma once

#include <array>
#include <string_view>

#include "core/ids.h"

namespace tumen {

/// What a field is indexed by. The order is the order of `FieldSet::allocate` sizes.
enum class IndexSet {
  global,       ///< one value: parameters of the whole world
  state,        ///< states and blocs
  dyad,         ///< ordered pairs of states (diagonal present, unused)
  region,       ///< sub-national regions
  holding,      ///< region x investing state
  node,         ///< ports, inland terminals, markets
  link,         ///< edges of the corridor graph
  cargo,        ///< demands for transport, origin to destination
  route,        ///< enumerated paths of a cargo
  project,      ///< cooperation projects
  institution,  ///< organisations of states
  membership,   ///< institution x state
  edit,         ///< dated edits of the scenario; files do not address them
  memory,       ///< docket x option, under rules that learn; files do not address them
  count
};
inline constexpr std::size_t kIndexSets = static_cast<std::size_t>(IndexSet::count);

/// Index sets that scenario files and addresses can name: all but the last two.
inline constexpr std::size_t kNamedIndexSets = kIndexSets - 2;

/// The table names of the index sets in scenario files and addresses.
inline constexpr std::array<std::string_view, kIndexSets> kIndexSetNames = {
    "parameters", "state", "dyad",    "region",      "holding",    "node", "link",
    "cargo",      "route", "project", "institution", "membership", "edit", "memory"};

template <IndexSet kSet>
struct WorldId : Id<std::integral_constant<IndexSet, kSet>> {
  static constexpr IndexSet kIndexSet = kSet;
  using Base = Id<std::integral_constant<IndexSet, kSet>>;
  using Base::Base;
};

using StateId = WorldId<IndexSet::state>;
using DyadId = WorldId<IndexSet::dyad>;
using RegionId = WorldId<IndexSet::region>;
using HoldingId = WorldId<IndexSet::holding>;
using NodeId = WorldId<IndexSet::node>;
using LinkId = WorldId<IndexSet::link>;
using CargoId = WorldId<IndexSet::cargo>;
using RouteId = WorldId<IndexSet::route>;
using ProjectId = WorldId<IndexSet::project>;
using InstitutionId = WorldId<IndexSet::institution>;
using MembershipId = WorldId<IndexSet::membership>;
using EditId = WorldId<IndexSet::edit>;
using MemoryId = WorldId<IndexSet::memory>;

}  // namespace tumen
