/// Decision rules: how a menu becomes a choice (equation 21).
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "model/menu.h"

namespace tumen {

struct Choice {
  Real option;  ///< position of the chosen option
  std::array<Real, kMaxOptions> probability{};
};

/// A rule reads the menu and one uniform number in [0, 1) per lane.
using DecisionRule = void (*)(const Menu& menu, Real draw, Choice& choice);

/// Quantal response: P(o) proportional to exp(lambda U(o) / stake) over available options
/// (McKelvey & Palfrey 1995). It answers the others' last observed move.
void logit_choice(const Menu& menu, Real draw, Choice& choice);
/// Best response: the option with the highest utility; a tie goes to hold, then to the first. The
/// limit of quantal response as lambda grows.
void best_response_choice(const Menu& menu, Real draw, Choice& choice);
/// Null: every option of the structural menu is equally likely; an unavailable one means hold.
void random_choice(const Menu& menu, Real draw, Choice& choice);
/// Null, and level 0 of reasoning: always hold.
void status_quo_choice(const Menu& menu, Real draw, Choice& choice);

/// The table of rules. To add one: one .cc, and a line here and in rules.cc.
struct DecisionRuleInfo {
  std::string_view id;
  DecisionRule rule;
  bool random_sizes;  ///< whether flows (11) and declared amounts (12) are drawn as well
  std::string_view meaning, source;
};
std::span<const DecisionRuleInfo> decision_rules();
/// The rule of that name, or null.
const DecisionRuleInfo* find_decision_rule(std::string_view id);

}  // namespace tumen
