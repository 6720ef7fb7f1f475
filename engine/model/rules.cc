#include "model/rules.h"

namespace tumen {

std::span<const DecisionRuleInfo> decision_rules() {
  static constexpr DecisionRuleInfo kRules[] = {
      {"logit", logit_choice, false,
       "Noisy best answer to the others' last move; noise scaled by the stake",
       "McKelvey & Palfrey 1995, 1998; Signorino 1999"},
      {"best-response", best_response_choice, false,
       "Best answer to the others' last move, without noise; ties go to hold", "Nash 1950"},
      {"level-0", status_quo_choice, false, "Level 0 of reasoning: repeats its last move",
       "Stahl & Wilson 1995"},
      {"level-1", logit_choice, false,
       "Level 1 of reasoning: noisy best answer to others that repeat their last move",
       "Stahl & Wilson 1995; Camerer, Ho & Chong 2004"},
      {"level-2", logit_choice, false,
       "Level 2 of reasoning: noisy best answer to what others would do at level 1",
       "Stahl & Wilson 1995; Camerer, Ho & Chong 2004", Outlook::moves},
      {"cognitive-hierarchy", logit_choice, false,
       "Each state reasons at a level 0 to 2, drawn once per history around depth_mean",
       "Camerer, Ho & Chong 2004", Outlook::hierarchy},
      {"rollout-4", logit_choice, false,
       "Looks 4 ticks ahead along the paths that the weightiest decision opens",
       "Bertsekas, Tsitsiklis & Wu 1997", Outlook::paths, 4},
      {"rollout-12", logit_choice, false,
       "Looks 12 ticks ahead along the paths that the weightiest decision opens",
       "Bertsekas, Tsitsiklis & Wu 1997", Outlook::paths, 12},
      {"reinforcement", logit_choice, false,
       "Learns from payoffs: noisy choice of what has paid in the past", "Erev & Roth 1998",
       Outlook::experience},
      {"random", random_choice, true, "Null: every option equally likely, at every decision point",
       "null model"},
      {"status-quo", status_quo_choice, false, "Null: always hold", "null model"},
  };
  return kRules;
}

const DecisionRuleInfo* find_decision_rule(std::string_view id) {
  for (const DecisionRuleInfo& info : decision_rules()) {
    if (info.id == id) return &info;
  }
  return nullptr;
}

}  // namespace tumen
