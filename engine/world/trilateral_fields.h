/// Quantities of projects that need the consent of a state in between, and of provocations.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Trilateral cooperation: equation 22. Only projects with a `through` state use it.
struct TrilateralFields {
  using OfState = Field<StateId>;
  using OfProject = Field<ProjectId>;
  explicit TrilateralFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  // Joining.
  Scalar p0{set, {"p0", "logit", 0, {-20, 20}, {-2, 2}, Role::parameter, "22",
      "Readiness to join before any reason for or against", "assumption"}};
  Scalar p1{set, {"p1", "logit/%", 2, {0, 100}, {1, 4}, Role::parameter, "22",
      "Weight of the benefit in percent of product in joining", "assumption"}};
  Scalar p2{set, {"p2", "logit", 2, {0, 100}, {1, 4}, Role::parameter, "22",
      "Weight of the largest threat in the system in joining", "assumption"}};
  Scalar p3{set, {"p3", "logit", 0.5, {0, 100}, {0.25, 1}, Role::parameter, "22",
      "Weight of each other project of the two sides that can be seen", "Choi (sign); assumption"}};

  // Provocations.
  Scalar iV{set, {"iV", "logit", 0.5, {0, 20}, {0, 1.5}, Role::parameter, "3,22",
      "Weight of a provocation in perceived intent", "assumption"}};
  Scalar provocation_years{set, {"provocation_years", "yr", 1, {0.01, 100}, {0.5, 2},
      Role::parameter, "22", "Mean length of a provocation", "assumption"}};
  Scalar appeasement{set, {"appeasement", "1", 0.5, {0, 1}, {0.25, 1}, Role::parameter, "22",
      "Share of the hazard of provocations that full engagement takes away", "assumption"}};
  OfState provocation_rate{set, {"provocation_rate", "1/yr", 0, {0, 100}, {}, Role::parameter, "22",
      "Hazard of a provocation without engagement", "scenario"}};
  OfState un_sanctions{set, {"un_sanctions", "1", 0, {0, 1}, {}, Role::parameter, "22",
      "1 while United Nations sanctions stop projects through the state", "scenario, dated"}};
  OfState prov{set, {"prov", "1", 0, {0, 1}, {}, Role::stock, "22",
      "1 during a provocation by the state", "scenario"}};
  OfState engagement{set, {"engagement", "1", 0, {0, 1}, {}, Role::derived, "22",
      "Share of the projects through the state that it has joined", ""}};

  // Projects.
  OfProject exempt{set, {"exempt", "1", 0, {0, 1}, {}, Role::parameter, "22",
      "1 when United Nations sanctions do not apply to it", "scenario lever"}};
  OfProject transit_fee{set, {"transit_fee", "USD/unit", 5, {0, 1e5}, {2.5, 10}, Role::parameter,
      "22", "Fee of the state in between", "assumption"}};
  OfProject venture{set, {"venture", "bn USD/yr", 0, {0, 1e3}, {}, Role::parameter, "22",
      "What the state in between earns besides fees: its part of joint ventures", "scenario"}};
  OfProject joined{set, {"joined", "1", 0, {0, 1}, {}, Role::stock, "22",
      "1 when the state in between takes part", "scenario"}};
  OfProject linked{set, {"linked", "1", 1, {0, 1}, {}, Role::derived, "22",
      "What the state in between lets through: 0 while it stays out or is blocked", ""}};
  OfProject join_odds{set, {"join_odds", "1", 1, {0, 1}, {}, Role::derived, "22",
      "Probability that the state in between takes part after its next decision", ""}};
  OfProject outlook{set, {"outlook", "1", 1, {0, 1}, {}, Role::derived, "13,22",
      "Share of time that the parties expect the way to be open", ""}};
};

// clang-format on

}  // namespace tumen
