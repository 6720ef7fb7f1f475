// Whether the partner pays its share: equation 15 at the present state of the world.
#include "model/binding.h"
#include "model/docket_project.h"
#include "model/trust.h"
#include "model/waiting.h"

namespace tumen {
namespace {

enum Option : std::size_t { kWithhold, kFund, kQuit };
constexpr std::string_view kOptions[] = {"withhold", "fund", "quit"};

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(3);
  menu.open = under_way(w, p);
  if (!any(menu.open)) return;
  const Prospect x = survey(w, p);
  const Terms terms = agreed_terms(w, p);
  // What is already paid is sunk: only the rest of the finance still counts as a cost.
  const Real sunk = x.partner_economy * x.r * x.cost * terms.finance * w.project.progress[p] *
                    delay_factors(x, terms.finance, 1.0, 1.0).root;
  menu.term(kFund, Term::economic) = values_at(x, terms).partner + sunk;
  weigh_waiting(w, p, x, terms, 1.0 - w.project.progress[p], menu, kFund);
  // Unpaid, the project creeps on at the host's expense.
  const Terms unpaid = {terms.years, terms.equity, terms.management, 0.0};
  const Real fine = x.partner_economy * terms.finance * penalty_for(w, p, 1.0);
  menu.term(kWithhold, Term::economic) = values_at(x, unpaid).partner - fine;
  menu.term(kQuit, Term::economic) = -fine;
  // As for the host: a partner quits a project that stands still, not one that is being built.
  menu.available[kQuit] = w.project.idle[p] >= w.par.idle_limit;
  menu.hold = w.project.funded[p];
  menu.stake = project_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const ProjectId p(d.first);
  const std::string& partner = w.structure[d.agent].id;
  const Mask pays = open & (chosen == kFund), stops = open & (chosen == kWithhold);
  events.note("funded", d.target, partner, pays & (w.project.funded[p] < 0.5), w.project.finance[p],
              "share");
  events.note("unfunded", d.target, partner, stops & (w.project.funded[p] >= 0.5));
  assign(pays, w.project.funded[p], 1.0);
  assign(stops, w.project.funded[p], 0.0);
  assign(pays & at_stage(w, p, Stage::agreed), w.project.stage[p], stage(Stage::funded));
  const Mask quits = open & (chosen == kQuit);
  cancel_project(w, p, quits);
  break_agreements(w, d.agent, w.structure[p].host, quits, w.bargaining.breach);
  events.note("cancelled", d.target, partner, quits);
}

}  // namespace

const DocketKind kFundDocket = {"fund",     "Whether the partner pays its share",
                                "15,18",    About::project,
                                kOptions,   list_by_partner,
                                every_tick, evaluate,
                                apply};

}  // namespace tumen
