/// A world: the numbers of a batch of histories over one structure.
///
/// Everything that is true in the simulated world is here and nothing that decides:
/// behaviour stands in model/. Fields are contiguous arrays in one arena, declared
/// once in the *_fields.h headers; the arena is the whole of a history's state.
#pragma once

#include <memory>
#include <vector>

#include "core/field.h"
#include "world/bargaining_fields.h"
#include "world/choice_fields.h"
#include "world/corridor_fields.h"
#include "world/development_fields.h"
#include "world/membership_fields.h"
#include "world/parameters.h"
#include "world/project_fields.h"
#include "world/region_fields.h"
#include "world/society_fields.h"
#include "world/state_fields.h"
#include "world/statecraft_fields.h"
#include "world/structure.h"
#include "world/trilateral_fields.h"

namespace tumen {

struct World {
  /// A world over `structure`, which must outlive it. All numbers are their defaults;
  /// required quantities are not-a-number until set.
  /// `edits`: dated edits that may have to give a number back. `memory`: places of a rule that
  /// learns.
  explicit World(const Structure& structure, std::size_t edits = 0, std::size_t memory = 0);

  const Structure& structure;
  FieldSet fields;

  Parameters par{fields};
  StateFields state{fields};
  DyadFields dyad{fields};
  RegionFields region{fields};
  HoldingFields holding{fields};
  NodeFields node{fields};
  LinkFields link{fields};
  CargoFields cargo{fields};
  RouteFields route{fields};
  ProjectFields project{fields};
  InstitutionFields institution{fields};
  DevelopmentParameters development_par{fields};
  DevelopmentFields development{fields};
  ControlFields control{fields};
  SocietyParameters society{fields};
  OpinionFields people{fields};
  DealingFields dealing{fields};
  DealFields deal{fields};
  BargainingParameters bargaining{fields};
  TalksFields talks{fields};
  BoycottFields boycott{fields};
  ShunnedFields shunned{fields};
  TrilateralFields trilateral{fields};
  MembershipParameters membership_par{fields};
  GradedInstitutionFields graded{fields};
  MembershipFields membership{fields};
  CommonDepthFields common{fields};
  StatecraftParameters statecraft{fields};
  StatecraftFields conduct{fields};
  ChoiceParameters choice_par{fields};
  ChoiceStateFields mind{fields};
  WaitingFields waiting{fields};
  // What no file can set comes last.
  EditFields edit{fields};
  MemoryFields memory{fields};

  /// A node or link whose capacity may be short, while cargo is assigned.
  struct Shortage {
    Real reach;  ///< demand that can pass, units/yr
    Real pass;   ///< share of a flow that its shadow price leaves, (0, 1]
  };
  /// Working memory of a tick, no part of a history.
  struct Working {
    explicit Working(const Structure& s) : of_node(s.nodes.size()), of_link(s.links.size()) {}
    std::vector<Shortage> of_node, of_link;
  } working;

  /// Copies every number of `other`, a world over the same structure.
  void copy_from(const World& other);
};

}  // namespace tumen
