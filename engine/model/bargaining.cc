#include "model/bargaining.h"

#include "core/math.h"
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
          patience_partner / (patience_host + patience_partner),
          w.talks.ask_host[p],
          w.talks.ask_partner[p],
          w.bargaining.zeuthen_step,
          w.talks.rounds[p],
          exp(-(patience_host * w.bargaining.offer_period)),
          exp(-(patience_partner * w.bargaining.offer_period)),
          w.talks.host_type[p],
          w.bargaining.type_width};
}

Agreement no_agreement() {
  Agreement none;
  none.found = Mask(false);
  none.terms = {0.0, 0.0, 0.0, 0.0};
  none.host_surplus = none.partner_surplus = 0.0;
  return none;
}

std::span<const BargainingRuleInfo> bargaining_rules() {
  static constexpr BargainingRuleInfo kRules[] = {
      {"nash", nash_bargain, nash_bargain, false,
       "Largest weighted product of both sides' surplus over a grid of terms",
       "Nash 1950; Binmore, Rubinstein & Wolinsky 1986"},
      {"zeuthen", zeuthen_bargain, nash_bargain, false,
       "Round by round, the side with the lower risk limit concedes",
       "Zeuthen 1930; Harsanyi 1956"},
      {"alternating-offers", alternating_offers, alternating_offers, false,
       "Offers in turn; each offer leaves the other side what it could get by waiting for its own",
       "Rubinstein 1982"},
      {"private-information", private_information, private_information, true,
       "The partner's best offer to a host whose sovereignty cost it does not know",
       "Myerson & Satterthwaite 1983"},
      {"random", random_bargain, random_bargain, false, "Null: terms drawn at random",
       "null model"},
      {"none", no_bargain, no_bargain, false, "Null: talks never end in terms", "null model"},
  };
  return kRules;
}

const BargainingRuleInfo* find_bargaining_rule(std::string_view id) {
  for (const BargainingRuleInfo& info : bargaining_rules()) {
    if (info.id == id) return &info;
  }
  return nullptr;
}

}  // namespace tumen
