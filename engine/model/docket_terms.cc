// The host's answer to terms on the table: equation 14. Where a lease is accepted or refused.
#include "model/boycott.h"
#include "model/docket_project.h"
#include "model/openness.h"

namespace tumen {
namespace {

enum Option : std::size_t { kHold, kAccept, kReject };
constexpr std::string_view kOptions[] = {"keep talking", "accept", "reject"};

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(3, kHold);
  menu.open = (w.project.offer[p] > 0.0) & (w.project.host_accepts[p] < 0.5) & negotiable(w, p);
  if (!any(menu.open)) return;
  const Prospect x = survey(w, p);
  values_at(x, offered_terms(w, p)).host.add_to(menu, kAccept);
  // What the law forbids cannot be agreed to.
  menu.available[kAccept] = w.project.offer_equity[p] <= equity_limit(w, w.structure[p].region);
  // Rejecting leaves what the host can do alone.
  menu.term(kReject, Term::economic) = host_outside(x);
  menu.stake = project_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const ProjectId p(d.first);
  const std::string& host = w.structure[d.agent].id;
  const Mask accepts = open & (chosen == kAccept);
  assign(accepts, w.project.host_accepts[p], 1.0);
  events.note("host accepts", d.target, host, accepts, w.project.offer_years[p], "years");
  const Mask rejects = open & (chosen == kReject);
  w.project.refusals[p] += indicator(rejects);
  events.note("host rejects", d.target, host, rejects, w.project.offer_years[p], "years");
  resent_rejection(w, p, rejects);
  assign(rejects, w.project.offer[p], 0.0);
  assign(rejects, w.project.partner_accepts[p], 0.0);
}

}  // namespace

const DocketKind kTermsDocket = {"terms",    "The host's answer to the terms of a lease",
                                 "14",       About::project,
                                 kOptions,   list_by_host,
                                 every_tick, evaluate,
                                 apply};

}  // namespace tumen
