/// Quantities of how choices are made: reasoning, learning, waiting.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Quantities of the whole world.
struct ChoiceParameters {
  explicit ChoiceParameters(FieldSet& s) : set(s) {}
  FieldSet& set;

  Scalar rl_rate{set, {"rl_rate", "1", 0.1, {0, 1}, {0.02, 0.5}, Role::parameter, "48",
      "How far one occasion moves the propensity of what was done (phi)",
      "Erev & Roth 1998; value assumed"}};
  Scalar real_option{set, {"real_option", "1", 0, {0, 1}, {}, Role::parameter, "47",
      "How far investors count the value of waiting: 0 not at all, 1 in full",
      "Dixit & Pindyck 1994; option"}};
  Scalar value_variance0{set, {"value_variance0", "1/yr", 0.04, {0, 10}, {0.01, 0.16},
      Role::parameter, "47", "Variance of the log of a project's value, expected at the start",
      "Dixit & Pindyck 1994 (20% a year); assumption"}};
  Scalar value_memory{set, {"value_memory", "yr", 5, {0.1, 1000}, {2, 10}, Role::parameter, "47",
      "Years over which investors remember how a project's value moved", "assumption"}};
};

/// Quantities indexed by state.
struct ChoiceStateFields {
  using F = Field<StateId>;
  explicit ChoiceStateFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F depth_mean{set, {"depth_mean", "levels", 1.5, {0, 3}, {0, 3}, Role::parameter, "45",
      "Mean of the depth of reasoning, under the rule cognitive-hierarchy",
      "Camerer, Ho & Chong 2004"}};
};

/// Quantities indexed by project: what its partner has learnt about how its value moves.
struct WaitingFields {
  using F = Field<ProjectId>;
  explicit WaitingFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F value_last{set, {"value_last", "bn USD/yr", 0, {0, 1e6}, {}, Role::derived, "47",
      "Value to the partner before its cost, at the last tick; 0: none, or not looked at", ""}};
  F value_drift{set, {"value_drift", "1/yr", 0, {-1e6, 1e6}, {}, Role::derived, "47",
      "Mean change of the log of that value", ""}};
  F value_variance{set, {"value_variance", "1/yr", 0, {0, 1e9}, {}, Role::derived, "47",
      "Variance of the change of the log of that value", ""}};
};

/// What a rule that learns remembers: one place for each option of each docket, and none at all
/// under other rules.
struct MemoryFields {
  using F = Field<MemoryId>;
  explicit MemoryFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F propensity{set, {"propensity", "bn USD/yr", 0, {}, {}, Role::derived, "48",
      "What the option has brought so far (q)", ""}};
  F tried{set, {"tried", "flag", 0, {0, 1}, {}, Role::derived, "48",
      "1 for the option taken at the last occasion, whose payoff is still to come", ""}};
};

// clang-format on

}  // namespace tumen
