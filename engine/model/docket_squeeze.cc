// The obsolescing bargain: equation 20 (Vernon 1971). After operation the host may claim more.
#include "model/boycott.h"
#include "model/docket_project.h"
#include "model/trilateral.h"
#include "model/trust.h"

namespace tumen {
namespace {

enum Option : std::size_t { kKeep, kSqueeze };
constexpr std::string_view kOptions[] = {"keep the terms", "squeeze"};

double rate(const World& w) { return (*w.par.talks)[0]; }

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(2);
  menu.open = at_stage(w, p, Stage::operating) & (w.project.lease_left[p] > 0.0);
  if (!any(menu.open)) return;
  const StateId partner = w.structure[p].partner;
  Prospect x = survey(w, p);
  x.use = let_through(w, p, x.use);
  // A boycott lasts while its cause does: to squeeze is to go without the partner's cargo.
  const Mask boycotted = w.boycott.imposed[w.structure.dyad(partner, d.agent)] >= 0.5;
  Real away = 0.0;
  if (any(boycotted)) {
    away = select(boycotted, avoid_ports(c.corridors, w, partner, d.agent).cargo, 0.0);
    x.use = positive_part(x.use - away);
  }
  menu.hold = w.project.squeezed[p];
  menu.term(kSqueeze, Term::economic) =
      x.host_economy * w.par.chi * partner_rent(w, p, x) - x.host_economy * x.spill * away;
  menu.term(kSqueeze, Term::trust) =
      -value_of_broken_trust(w, w.structure[p].region, d.agent, partner);
  menu.stake = project_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask open,
           const Events& events) {
  const ProjectId p(d.first);
  const Mask squeezes = open & (chosen == kSqueeze), keeps = open & (chosen == kKeep);
  const std::string& host = w.structure[d.agent].id;
  events.note("squeezed", d.target, host, squeezes & (w.project.squeezed[p] < 0.5), w.par.chi,
              "share of the rent");
  assign(squeezes, w.project.squeezed[p], 1.0);
  assign(keeps, w.project.squeezed[p], 0.0);
}

}  // namespace

const DocketKind kSqueezeDocket = {"squeeze", "Whether the host claims more than was agreed",
                                   "20",      About::project,
                                   kOptions,  list_by_host,
                                   rate,      evaluate,
                                   apply};

}  // namespace tumen
