// Third partners: their finance against dependence on one (equations 13 and 14).
#include "model/docket_project.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kInvite, kDrop };
constexpr std::string_view kOptions[] = {"hold", "invite third partners", "go without"};

double rate(const World& w) { return (*w.par.talks)[0]; }

std::vector<DocketSeed> list(const Structure& s) {
  std::vector<DocketSeed> seeds;
  for (DocketSeed& seed : list_by_host(s)) {
    if (!s[ProjectId(seed.first)].third.empty()) seeds.push_back(std::move(seed));
  }
  return seeds;
}

/// Value of the reference terms with or without third partners, less the cost of courting them.
void worth(const World& w, ProjectId p, Real third, Menu& menu, std::size_t option) {
  values_at(survey(w, p, w.project.level[p], third), terms_in_view(w, p)).host.add_to(menu, option);
  menu.term(option, Term::attention) = -(w.par.court_cost * third);
}

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(3, kHold);
  menu.open = at_stage(w, p, Stage::declared) | under_way(w, p);
  if (!any(menu.open)) return;
  const Real now = w.project.third[p];
  worth(w, p, now, menu, kHold);
  worth(w, p, 1.0, menu, kInvite);
  worth(w, p, 0.0, menu, kDrop);
  menu.available[kInvite] = now < 0.5;
  menu.available[kDrop] = now >= 0.5;
  menu.stake = project_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask decided,
           const Events& events) {
  const ProjectId p(d.first);
  const Mask open = decided & (!at_stage(w, p, Stage::cancelled));  // by either side in this tick
  const std::string& host = w.structure[d.agent].id;
  const Mask invites = open & (chosen == kInvite), drops = open & (chosen == kDrop);
  assign(invites, w.project.third[p], 1.0);
  assign(drops, w.project.third[p], 0.0);
  events.note("third partners invited", d.target, host, invites, w.project.f3[p],
              "share of the cost");
  events.note("third partners dropped", d.target, host, drops);
}

}  // namespace

const DocketKind kThirdDocket = {"third",  "Whether the host invites third partners",
                                 "13,14",  About::project,
                                 kOptions, list,
                                 rate,     evaluate,
                                 apply};

}  // namespace tumen
