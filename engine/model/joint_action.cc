#include "model/joint_action.h"

#include "core/hash.h"
#include "core/random.h"

namespace tumen {

void act_jointly(const Batch& batch, World& w, int tick, const DecisionRuleInfo& rule) {
  const bool moves = rule.rule != status_quo_choice;
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    for (StateId j : s.every_state()) {
      if (!(i < j) || !s[j].active) continue;
      const DyadId ij = s.dyad(i, j), ji = s.dyad(j, i);
      const Mask open = max(w.conduct.issues[ij], w.conduct.issues[ji]) >= 0.5;
      if (!any(open)) continue;
      // The lower key names the pair's stream; the pair itself has no first and second.
      const std::uint64_t stream = stream_id(s[i].key, combine(hash_text("issue"), s[j].key));
      const auto draw = [&](std::uint32_t n) {
        return 2.0 * uniform(batch.keys, stream, static_cast<std::uint32_t>(tick), n) - 1.0;
      };
      const Real interest_i = draw(0), interest_j = draw(1);
      const Real favour = w.statecraft.c_V * w.dyad.alignment[ij];
      Mask support_i = interest_i + favour > 0.0, support_j = interest_j + favour > 0.0;
      if (rule.random_sizes) {
        support_i = draw(2) > 0.0;
        support_j = draw(3) > 0.0;
      }
      support_i &= Mask(moves);
      support_j &= Mask(moves);
      const Mask joint = open & support_i & support_j;
      const Mask mutual = joint & (interest_i > 0.0) & (interest_j > 0.0);
      const Mask same = open & ((support_i & support_j) | !(support_i | support_j));
      for (const DyadId pair : {ij, ji}) {
        w.conduct.issues_seen[pair] += indicator(open);
        w.conduct.joint_mutual[pair] += indicator(mutual);
        w.conduct.joint_onesided[pair] += indicator(joint & !mutual);
        w.conduct.same_vote[pair] += indicator(same);
      }
    }
  }
}

}  // namespace tumen
