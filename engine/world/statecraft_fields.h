/// Quantities of statecraft between states: trade agreements, joint action, arms sales, and what
/// makes a sender sanction.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Quantities of the whole world.
struct StatecraftParameters {
  explicit StatecraftParameters(FieldSet& s) : set(s) {}
  FieldSet& set;

  // Free trade agreements.
  Scalar t_F{set, {"t_F", "log", 0.25, {0, 5}, {0.1, 0.5}, Role::parameter, "34",
      "Trade gain of a free trade agreement", "Baier & Bergstrand 2007 (order); assumption"}};
  Scalar fta_rate{set, {"fta_rate", "1/yr", 1, {0, 4}, {}, Role::parameter, "34",
      "Occasions to offer or withdraw a free trade agreement in a year", "design"}};

  // Joint action.
  Scalar c_V{set, {"c_V", "1", 0.5, {0, 1}, {0, 1}, Role::parameter, "35",
      "Weight of alignment against own interest in supporting a joint action", "assumption"}};

  // Sanctions as choices.
  Scalar outrage{set, {"outrage", "1", 0.01, {0, 1}, {0, 0.05}, Role::parameter, "26",
      "Value of a full sanction on an offender, per military spending and blame", "assumption"}};
  Scalar retaliation{set, {"retaliation", "1", 0.01, {0, 1}, {0, 0.05}, Role::parameter, "26",
      "Status value of answering a full sanction in trade, per military spending", "assumption"}};

  // Arms sales.
  Scalar arms_profit{set, {"arms_profit", "bn USD/yr", 0.3, {0, 100}, {0.05, 1}, Role::parameter,
      "42", "Profit of arms sales to one buyer", "SIPRI (order); assumption"}};
  Scalar arms_size{set, {"arms_size", "1/yr", 0.01, {0, 0.5}, {0.003, 0.03}, Role::parameter, "42",
      "What one seller adds to the buyer's military spending", "assumption"}};
  Scalar arms_offence{set, {"arms_offence", "1", 0.02, {0, 1}, {0.005, 0.05}, Role::parameter,
      "42", "Cost of offending an aligned state, per military spending", "assumption"}};
  Scalar iW{set, {"iW", "logit", 0.3, {0, 20}, {0, 1}, Role::parameter, "3,42",
      "Weight of arms sold to hostile states in perceived intent", "assumption"}};
  Scalar arms_rate{set, {"arms_rate", "1/yr", 1, {0, 4}, {}, Role::parameter, "42",
      "Occasions to begin or stop arms sales in a year", "design"}};
};

/// Quantities indexed by ordered pair (i, j): what i does to j.
struct StatecraftFields {
  using F = Field<DyadId>;
  explicit StatecraftFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  // Free trade agreements.
  F fta{set, {"fta", "1", 0, {0, 1}, {}, Role::stock, "34",
      "1 while a free trade agreement is in force; it is when both directions say so",
      "treaty texts"}};
  F fta_open{set, {"fta_open", "1", 0, {0, 1}, {}, Role::parameter, "34",
      "1 when i may offer j a free trade agreement", "scenario lever"}};
  F fta_offer{set, {"fta_offer", "1", 0, {0, 1}, {}, Role::stock, "34",
      "1 while i's offer of a free trade agreement stands", ""}};
  F fta_base{set, {"fta_base", "1", 0, {0, 1}, {}, Role::derived, "7,34",
      "Free trade agreement in the base year", ""}};

  // Joint action.
  F issues{set, {"issues", "1", 0, {0, 1}, {}, Role::parameter, "35",
      "1 when issues come up on which the pair may act jointly; either direction will do",
      "scenario lever"}};
  F issues_seen{set, {"issues_seen", "issues", 0, {0, 1e6}, {}, Role::derived, "35",
      "Issues that came up since the start", ""}};
  F joint_mutual{set, {"joint_mutual", "issues", 0, {0, 1e6}, {}, Role::derived, "35",
      "Joint actions in the interest of both", ""}};
  F joint_onesided{set, {"joint_onesided", "issues", 0, {0, 1e6}, {}, Role::derived, "35",
      "Joint actions that at least one supports against its own interest", ""}};
  F same_vote{set, {"same_vote", "issues", 0, {0, 1e6}, {}, Role::derived, "35",
      "Issues on which both support or both refuse", ""}};

  // Sanctions as choices.
  F may_sanction{set, {"may_sanction", "1", 0, {0, 1}, {}, Role::parameter, "26",
      "1 when i chooses its sanctions on j; 0 leaves it to endogenous_sanctions",
      "scenario lever"}};
  F blame{set, {"blame", "1", 0, {0, 1}, {}, Role::parameter, "26",
      "Offence for which i blames j, dated by the scenario", "assumption"}};

  // Arms sales.
  F arms_market{set, {"arms_market", "1", 0, {0, 1}, {}, Role::parameter, "42",
      "1 when i may sell arms to j", "scenario lever"}};
  F arms{set, {"arms", "1", 0, {0, 1}, {}, Role::stock, "42", "1 while i sells arms to j", ""}};
  F provocation{set, {"provocation", "1", 0, {0, 1e3}, {}, Role::derived, "3,42",
      "Arms that j sells to states hostile to i, weighted by that hostility", ""}};
};

// clang-format on

}  // namespace tumen
