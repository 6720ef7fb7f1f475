/// Quantities of graded institutions: those whose members choose how deep they go (equation 23).
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Parameters of the whole world.
struct MembershipParameters {
  explicit MembershipParameters(FieldSet& s) : set(s) {}
  FieldSet& set;

  Scalar integrate_rate{set, {"integrate_rate", "1/yr", 1, {0, 4}, {}, Role::parameter, "23",
      "Occasions to change the depth of a membership in a year", "yearly summits"}};
  Scalar depth_step{set, {"depth_step", "1/yr", 0.1, {0, 4}, {0.05, 0.4}, Role::parameter, "23",
      "Largest change of the depth of a membership in a year", "assumption"}};
  Scalar remittance_gain{set, {"remittance_gain", "1", 0.1, {0, 1}, {0.03, 0.3}, Role::parameter, "23",
      "Share of labour income that full membership secures", "assumption"}};
  Scalar integration_risk{set, {"integration_risk", "1", 0.05, {0, 10}, {0.015, 0.15},
      Role::parameter, "23", "Share of product at risk in full membership, per unit of the leader's risk",
      "assumption"}};
  Scalar chi_AE{set, {"chi_AE", "1", 0, {-1, 1}, {-1, 1}, Role::parameter, "23",
      "Interaction of two memberships: above 0 they help, below 0 they crowd each other",
      "estimated, not imposed"}};
  Scalar chi_scale{set, {"chi_scale", "1", 0.01, {0, 1}, {}, Role::parameter, "23",
      "Share of product that an interaction of 1 is worth", "design"}};
  Scalar linkup_gain{set, {"linkup_gain", "1", 0.3, {-1, 1}, {0, 0.6}, Role::parameter, "23",
      "What a link-up adds to the interaction of two memberships", "assumption"}};
  Scalar t_Z{set, {"t_Z", "log", 0.1, {0, 5}, {0, 0.3}, Role::parameter, "7",
      "Elasticity of trade to common depth in a customs union", "assumption"}};
  Scalar iF{set, {"iF", "logit", 0.5, {0, 20}, {0, 1}, Role::parameter, "3",
      "Weight of an institutional push in the intent that a rival leader perceives", "assumption"}};
};

/// Quantities indexed by institution that count only where it is graded.
struct GradedInstitutionFields {
  using F = Field<InstitutionId>;
  explicit GradedInstitutionFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F available{set, {"available", "1", 1, {0, 1}, {}, Role::parameter, "23",
      "1 when it exists; before that its depths count for nothing", "scenario lever"}};
  F customs{set, {"customs", "1", 1, {0, 1}, {}, Role::parameter, "7,23",
      "How far it lowers the cost of trade: 1 a customs union, 0 not at all", "treaties; assumption"}};
  F commitment{set, {"commitment", "1", 1, {0, 1}, {}, Role::parameter, "23",
      "How binding depth is: 1 a union of law, less for a loose frame; scales its risk",
      "treaties; assumption"}};
  F capital_gain{set, {"capital_gain", "1", 0.5, {0, 20}, {}, Role::parameter, "10,23",
      "How much more capital the leader offers to a full member", "assumption"}};
  F push{set, {"push", "1", 0, {0, 1}, {}, Role::parameter, "3,7",
      "How hard the leader pushes it towards a free-trade area", "scenario lever"}};
  F linkup{set, {"linkup", "1", 0, {0, 1}, {}, Role::parameter, "23",
      "1 when it has declared a link-up with the others", "scenario lever"}};
  F income0{set, {"income0", "1000 USD/yr", 0, {0, 1e6}, {}, Role::derived, "23",
      "The leader's product per head at the start", ""}};
};

/// Quantities indexed by (institution, state).
struct MembershipFields {
  using F = Field<MembershipId>;
  explicit MembershipFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F depth0{set, {"depth0", "1", -1, {-1, 1}, {}, Role::parameter, "23",
      "Depth at the start; -1: 1 for members, 0 for the others", "treaties"}};
  F labour{set, {"labour", "1", 0, {0, 1}, {}, Role::parameter, "23",
      "Labour income from the leader, share of product", "World Bank, remittances"}};
  F legacy{set, {"legacy", "1", 0, {-1, 1}, {}, Role::parameter, "23",
      "What inherited ties are worth to a full member, share of product", "assumption"}};
  F politicisation{set, {"politicisation", "1", 0, {-1, 1}, {}, Role::parameter, "23",
      "Cost of the leader's political ambition to a full member, share of product",
      "Zhao (sign); assumption"}};
  F affinity{set, {"affinity", "1", 0.5, {0, 1}, {}, Role::parameter, "18,23",
      "Ties between the peoples: below 0.5 less of the institution's relief reaches projects",
      "Zhao (sign); assumption"}};
  F depth{set, {"depth", "1", 0, {0, 1}, {}, Role::derived, "23", "Depth of membership (z)", ""}};
};

/// Quantities indexed by ordered pair of states, equal both ways.
struct CommonDepthFields {
  using F = Field<DyadId>;
  explicit CommonDepthFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F depth{set, {"common_depth", "1", 0, {0, 1}, {}, Role::derived, "7",
      "Common depth in a customs union, the product of both depths", ""}};
  F depth0{set, {"common_depth0", "1", 0, {0, 1}, {}, Role::derived, "7",
      "Common depth in the base year", ""}};
};

// clang-format on

}  // namespace tumen
