#include "model/bargaining.h"

#include "model/openness.h"

namespace tumen {

Table bargaining_table(const World& w, ProjectId p, const Prospect& x) {
  const Project& project = w.structure[p];
  const Real patience_host = w.state.impatience[project.host];
  const Real patience_partner = w.state.impatience[project.partner];
  return {project,
          x,
          w.project.years_min[p],
          w.project.years_max[p],
          min(w.project.equity_max[p], equity_limit(w, project.region)),
          w.project.control_max[p],
          host_outside(x),
          w.project.outside[p],
          patience_partner / (patience_host + patience_partner)};
}

std::span<const BargainingRuleInfo> bargaining_rules() {
  static constexpr BargainingRuleInfo kRules[] = {
      {"nash", nash_bargain, "Largest weighted product of both sides' surplus over a grid of terms",
       "Nash 1950; Binmore, Rubinstein & Wolinsky 1986"},
      {"random", random_bargain, "Null: terms drawn at random", "null model"},
      {"none", no_bargain, "Null: talks never end in terms", "null model"},
  };
  return kRules;
}

BargainingRule find_bargaining_rule(std::string_view id) {
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    if (info.id == id) return info.rule;
  }
  return nullptr;
}

}  // namespace tumen
