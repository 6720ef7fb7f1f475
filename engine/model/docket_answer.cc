// The partner's answer to terms from bargaining: equations 15 and 16.
#include "model/docket_project.h"
#include "model/openness.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kAccept, kWalk };
constexpr std::string_view kOptions[] = {"keep talking", "accept", "walk away"};

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(3, kHold);
  menu.open = (w.project.offer[p] > 0.0) & (w.project.partner_accepts[p] < 0.5) & negotiable(w, p);
  if (!any(menu.open)) return;
  menu.term(kAccept, Term::economic) = values_at(survey(w, p), offered_terms(w, p)).partner;
  // The law may have changed since the host answered.
  menu.available[kAccept] = w.project.offer_equity[p] <= equity_limit(w, w.structure[p].region);
  menu.term(kWalk, Term::economic) = w.project.outside[p];
  menu.stake = project_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const ProjectId p(d.first);
  const std::string& partner = w.structure[d.agent].id;
  const Mask accepts = open & (chosen == kAccept);
  assign(accepts, w.project.partner_accepts[p], 1.0);
  events.note("partner accepts", d.target, partner, accepts, w.project.offer_years[p], "years");
  const Mask walks = open & (chosen == kWalk);
  assign(walks, w.project.offer[p], 0.0);
  assign(walks, w.project.host_accepts[p], 0.0);
  events.note("partner walks away", d.target, partner, walks, w.project.offer_years[p], "years");
}

}  // namespace

const DocketKind kAnswerDocket = {"answer",   "The partner's answer to the terms of a lease",
                                  "15,16",    About::project,
                                  kOptions,   list_by_partner,
                                  every_tick, evaluate,
                                  apply};

}  // namespace tumen
