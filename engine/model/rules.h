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

/// What a rule weighs besides the menu of the present world.
enum class Outlook {
  present,     ///< nothing
  moves,       ///< the moves that others would make at level 1 (model/foresight.h)
  hierarchy,   ///< the same, or nothing, as deep as each state reasons
  paths,       ///< where the options of the weightiest docket lead over `horizon` ticks
  experience,  ///< only what options brought in the past (model/experience.h)
};

/// The table of rules. To add one: one .cc, and a line here and in rules.cc.
struct DecisionRuleInfo {
  std::string_view id;
  DecisionRule rule;
  bool random_sizes;  ///< whether flows (11), declared amounts (12) and ratification (37) are drawn
                      ///< too
  std::string_view meaning, source;
  Outlook outlook = Outlook::present;
  int horizon = 0;  ///< ticks looked ahead, with Outlook::paths

  bool looks_ahead() const {
    return outlook == Outlook::moves || outlook == Outlook::hierarchy || outlook == Outlook::paths;
  }
};
std::span<const DecisionRuleInfo> decision_rules();
/// The rule of that name, or null.
const DecisionRuleInfo* find_decision_rule(std::string_view id);

}  // namespace tumen
