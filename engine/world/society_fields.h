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

  // Misperception.
  Scalar misperception{set, {"misperception", "logit", 0, {0, 20}, {}, Role::parameter, "41",
      "Spread of what is misread in the signals of intent (standard deviation)",
      "Jervis 1976; size assumed"}};
  Scalar noise_memory{set, {"noise_memory", "1", 0.9, {0, 0.999}, {0.5, 0.98}, Role::parameter,
      "41", "Part of a misreading that is left after a quarter", "assumption"}};

  // Learning.
  Scalar learning{set, {"learning", "1", 1, {0, 1}, {}, Role::parameter, "3,19",
      "How far experience moves trust and beliefs about intent; 0: not at all", "variant"}};
  Scalar trust_rule{set, {"trust_rule", "1", 0, {0, 1}, {}, Role::parameter, "19",
      "0: trust counts evidence (Beta); 1: it moves toward the last experience (reinforcement)",
      "variant"}};
  Scalar trust_rate{set, {"trust_rate", "1/yr", 0.1, {0, 4}, {0.02, 0.5}, Role::parameter, "19",
      "Speed of reinforcement, per year in which something is due", "assumption"}};

  // Diagnostics.
  Scalar move_memory{set, {"move_memory", "yr", 2, {0.1, 50}, {}, Role::parameter, "43",
      "Memory of the counts of moves", "design"}};
  Scalar E0{set, {"E0", "1/yr", 2, {0.001, 1e4}, {}, Role::parameter, "43",
      "Moves in a year from which a relation counts as fully engaged", "design"}};
};

/// Quantities indexed by ordered pair (i, j): how the people of i see j.
struct OpinionFields {
  using F = Field<DyadId>;
  explicit OpinionFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F opinion{set, {"opinion", "1", 0.5, {0, 1}, {}, Role::stock, "32",
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

/// Quantities indexed by ordered pair (i, j): what i misreads in j, and how it has dealt with it.
struct DealingFields {
  using F = Field<DyadId>;
  explicit DealingFields(FieldSet& s) : set(s) {}
  FieldSet& set;

  F misreading{set, {"misreading", "1", 0, {-100, 100}, {}, Role::derived, "41",
      "What i misreads in j's signals, in standard deviations; 0: not drawn yet", ""}};
  F coop_moves{set, {"coop_moves", "1/yr", 0, {0, 1e4}, {}, Role::stock, "43",
      "Cooperative moves of i toward j in a year, as remembered", ""}};
  F conflict_moves{set, {"conflict_moves", "1/yr", 0, {0, 1e4}, {}, Role::stock, "43",
      "Conflictual moves of i toward j in a year, as remembered", ""}};
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

  F named_firm{set, {"named_firm", "1", 0, {0, 1}, {}, Role::parameter, "15",
      "1 when the text names the firm that is bound", "Choi; scenario lever"}};
  F dated{set, {"dated", "1", 0, {0, 1}, {}, Role::parameter, "15",
      "1 when the text has a date of completion", "Choi; scenario lever"}};
  F penalty{set, {"penalty", "1", 0, {0, 1}, {}, Role::parameter, "15,18",
      "Share of r K a year that the side that does not deliver pays", "Choi; scenario lever"}};
};

// clang-format on

}  // namespace tumen
