// Whether the partner proposes a project, or takes its best other route: equations 15 and 16.
#include "model/docket_project.h"
#include "model/waiting.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kPropose, kOutside };
constexpr std::string_view kOptions[] = {"hold", "propose", "take the other route"};

/// A port on offer that the partner has not leased yet.
Mask free_route(const World& w, ProjectId p, NodeId n) {
  return route_on_offer(w, p, n) & (w.node.leased[n] <= 0.0);
}

/// The best of the free ports by what it brings in, whatever weight the partner gives to gain.
struct BestRoute {
  Mask any = Mask(false);
  Real income = -1e300;  ///< bn USD/yr
};
BestRoute best_route(const World& w, ProjectId p, const Prospect& x) {
  BestRoute best;
  for (NodeId n : w.structure.every_node()) {
    const Mask free = free_route(w, p, n);
    if (!any(free)) continue;
    best.any |= free;
    assign(free, best.income, max(best.income, route_income(w, p, x, n)));
  }
  return best;
}

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(3, kHold);
  menu.open = at_stage(w, p, Stage::proposed) & (w.project.available[p] >= 0.5);
  if (!any(menu.open)) return;
  const Prospect x = survey(w, p);
  const Terms bid = opening_bid(w.structure[p]);
  menu.term(kPropose, Term::economic) = values_at(x, bid).partner;
  weigh_waiting(w, p, x, bid, 1.0, menu, kPropose);
  menu.term(kPropose, Term::attention) = -(w.par.c_L * square(w.project.level[p]));
  const BestRoute other = best_route(w, p, x);
  menu.term(kOutside, Term::economic) = x.partner_economy * select(other.any, other.income, 0.0);
  menu.available[kOutside] = other.any;
  menu.stake = project_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const ProjectId p(d.first);
  const std::string& partner = w.structure[d.agent].id;
  const Mask proposed = open & (chosen == kPropose);
  declare_project(w, p, proposed);
  events.note("proposed", d.target, partner, proposed, w.project.duration[p], "years planned");
  const Mask leaves = open & (chosen == kOutside);
  if (!any(leaves)) return;
  const Prospect x = survey(w, p);
  const BestRoute best = best_route(w, p, x);
  for (NodeId n : w.structure.every_node()) {
    const Mask taken = leaves & free_route(w, p, n) & (route_income(w, p, x, n) >= best.income);
    assign(taken, w.node.leased[n], w.node.posted_years[n]);
    events.note("leased at posted terms", w.structure[n].id, partner, taken, w.node.posted_years[n],
                "years");
  }
}

}  // namespace

const DocketKind kProposeDocket = {"propose",  "Whether to propose a project",
                                   "15,16",    About::project,
                                   kOptions,   list_by_partner,
                                   every_tick, evaluate,
                                   apply};

}  // namespace tumen
