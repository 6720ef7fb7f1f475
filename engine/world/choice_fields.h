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
