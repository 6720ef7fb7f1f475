/// Co-voting and joint action: equation 35. What a pair does together, beside what it declares.
#pragma once

#include "model/context.h"
#include "model/rules.h"

namespace tumen {

/// (35) One issue per tick for every pair of active states whose issues are open. Either side's
/// interest is uniform in (-1, 1); it supports where interest + c_V A > 0, so that a friend
/// supports what costs it something. Under the random null support is a coin flip; who never moves
/// (status-quo, level-0) supports nothing.
///
/// With c = c_V A: P(joint) = ((1 + c)/2)^2, P(mutual | joint) = 1/(1 + c)^2, P(same vote) =
/// (1 + c^2)/2. Counts are added to conduct of both directions; nothing is drawn where no pair has
/// open issues.
void act_jointly(const Batch& batch, World& w, int tick, const DecisionRuleInfo& rule);

}  // namespace tumen
