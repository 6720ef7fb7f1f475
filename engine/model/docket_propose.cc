// Whether the partner proposes a project, or takes its best other route: equations 15 and 16.
#include "model/docket_project.h"
#include "model/waiting.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kPropose, kOutside };
constexpr std::string_view kOptions[] = {"hold", "propose", "take the other route"};

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
  menu.term(kOutside, Term::economic) = w.project.outside[p];
  Mask other_route = Mask(false);
  for (NodeId n : w.structure.every_node()) {
    other_route |= route_on_offer(w, p, n) & (w.node.leased[n] <= 0.0);
  }
  menu.available[kOutside] = other_route & (w.project.outside[p] > 0.0);
  menu.stake = project_stake(w, p);
}

void apply(const Context& c, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const ProjectId p(d.first);
  const std::string& partner = w.structure[d.agent].id;
  const Mask proposed = open & (chosen == kPropose);
  declare_project(c, w, p, proposed);
  events.note("proposed", d.target, partner, proposed, w.project.duration[p], "years planned");
  const Mask leaves = open & (chosen == kOutside);
  if (!any(leaves)) return;
  // The best of the routes on offer is taken.
  const Prospect x = survey(w, p);
  Real best = -1e300;
  for (NodeId n : w.structure.every_node()) {
    const Mask free = route_on_offer(w, p, n) & (w.node.leased[n] <= 0.0);
    assign(free, best, max(best, route_value(w, p, x, n)));
  }
  for (NodeId n : w.structure.every_node()) {
    const Mask free = route_on_offer(w, p, n) & (w.node.leased[n] <= 0.0);
    const Mask taken = leaves & free & (route_value(w, p, x, n) >= best);
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
