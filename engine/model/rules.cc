#include "model/rules.h"

namespace tumen {

std::span<const DecisionRuleInfo> decision_rules() {
  static constexpr DecisionRuleInfo kRules[] = {
      {"logit", logit_choice, false,
       "Noisy best answer to the others' last move; noise scaled by the stake",
       "McKelvey & Palfrey 1995, 1998; Signorino 1999"},
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
