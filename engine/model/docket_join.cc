// Whether the state in between takes part: equation 22.
#include "model/docket_project.h"
#include "model/trilateral.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kJoin, kLeave };
constexpr std::string_view kOptions[] = {"hold", "join", "leave"};

double rate(const World& w) { return (*w.par.talks)[0]; }

std::vector<DocketSeed> list(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (ProjectId p : s.every_project()) {
    const StateId k = s[p].through;
    if (k && s[k].active) seeds.push_back({k, p.index(), 0, s[p].id, s[p].key});
  }
  return seeds;
}

void worth(const JoinValue& v, Real joined, Menu& menu, std::size_t option) {
  menu.term(option, Term::autonomy) = joined * v.autonomy;
  menu.term(option, Term::economic) = joined * v.economic;
  menu.term(option, Term::security) = joined * v.security;
  menu.term(option, Term::trust) = joined * v.trust;
}

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(3, kHold);
  menu.open = at_stage(w, p, Stage::declared) | under_way(w, p) | at_stage(w, p, Stage::operating);
  if (!any(menu.open)) return;
  const Real now = w.trilateral.joined[p];
  const JoinValue value = join_value(w, p);
  worth(value, now, menu, kHold);
  worth(value, 1.0, menu, kJoin);
  menu.available[kJoin] = now < 0.5;
  menu.available[kLeave] = now >= 0.5;
  menu.stake = join_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask decided,
           const Events& events) {
  const ProjectId p(d.first);
  const Mask open = decided & (!at_stage(w, p, Stage::cancelled));  // by a party in this tick
  const std::string& agent = w.structure[d.agent].id;
  const Mask joins = open & (chosen == kJoin), leaves = open & (chosen == kLeave);
  assign(joins, w.trilateral.joined[p], 1.0);
  assign(leaves, w.trilateral.joined[p], 0.0);
  events.note("joined", d.target, agent, joins);
  events.note("left", d.target, agent, leaves);
}

}  // namespace

const DocketKind kJoinDocket = {"join",   "Whether the state in between takes part",
                                "22",     About::project,
                                kOptions, list,
                                rate,     evaluate,
                                apply};

}  // namespace tumen
