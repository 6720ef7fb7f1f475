/// Quantities of societies: public opinion, ratification at home, binding texts, learning.
#pragma once

#include "core/field.h"
#include "world/ids.h"

namespace tumen {

// One row per quantity.
// clang-format off

/// Parameters of the whole world.
struct SocietyParameters {
  explicit SocietyParameters(FieldSet& s) : set(s) {}
  FieldSet& set;

  // Opinion.
  Scalar phi_O{set, {"phi_O", "1/yr", 0.3, {0, 4}, {0.1, 1}, Role::parameter, "32",
      "Speed of public opinion", "assumption; polls 23% to 51% in a few years (Choi; Zhao)"}};
  Scalar oA{set, {"oA", "logit", 1.5, {0, 20}, {0.75, 3}, Role::parameter, "32",
      "Weight of alignment in public opinion", "assumption"}};
  Scalar oM{set, {"oM", "logit", 1, {0, 20}, {0.5, 2}, Role::parameter, "32",
      "Weight of migration salience in public opinion", "assumption"}};
  Scalar oS{set, {"oS", "logit", 2, {0, 20}, {1, 4}, Role::parameter, "32",
      "Weight of sanctions suffered in public opinion", "assumption"}};
  Scalar oL{set, {"oL", "logit", 0.5, {0, 20}, {0.25, 1}, Role::parameter, "32",
      "Weight of leaders' commitment to joint projects in public opinion",
      "Zhao \"keystone\"; size assumed"}};

  // Ratification.
  Scalar w_reg{set, {"w_reg", "1", 0.2, {0, 10}, {0, 1}, Role::parameter, "37",
      "Weight of the region's own value in ratification", "Putnam 1988; size assumed"}};
  Scalar w_pub{set, {"w_pub", "1", 0.1, {0, 10}, {0, 1}, Role::parameter, "37",
      "Weight of public opinion in ratification, per stake", "Putnam 1988; size assumed"}};
};

/// Quantities indexed by ordered pair (i, j): how the people of i see j.
struct OpinionFields {
  using F = Field<DyadId>;
  explicit OpinionFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F opinion{set, {"opinion", "1", 0.5, {0.001, 0.999}, {}, Role::stock, "32",
      "Share of i's people who see j as a friend (O)", "opinion polls; .5 is neutral"}};
  F opinion_base{set, {"opinion_base", "1", 0.5, {0, 1}, {}, Role::derived, "32",
      "Opinion at the start", ""}};
  F salience_base{set, {"salience_base", "1", 0, {0, 1}, {}, Role::derived, "32",
      "Salience of migration at the start", ""}};
  F sanction_base{set, {"sanction_base", "1", 0, {0, 1}, {}, Role::derived, "32",
      "Trade sanctions of j on i at the start", ""}};
  F commitment_base{set, {"commitment_base", "1", 0, {0, 1}, {}, Role::derived, "32",
      "Leaders' commitment to the pair's projects at the start", ""}};
};

/// Quantities indexed by project: what the parties' capitals make of the deal.
struct DealFields {
  using F = Field<ProjectId>;
  explicit DealFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F ratification{set, {"ratification", "1", 1, {0, 1}, {}, Role::parameter, "37",
      "1 when a deal must pass at home (from .5 on), 0 when a signature is enough",
      "Putnam 1988; scenario lever"}};
  F vetoes{set, {"vetoes", "deals", 0, {0, 1e4}, {}, Role::stock, "37",
      "Deals that both sides accepted and the host's home turned down", ""}};
};

// clang-format on

}  // namespace tumen
