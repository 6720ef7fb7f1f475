// The obsolescing bargain: equation 20 (Vernon 1971). After operation the host may claim more.
#include "model/docket_project.h"
#include "model/trilateral.h"
#include "model/trust.h"

namespace tumen {
namespace {

enum Option : std::size_t { kKeep, kSqueeze };
constexpr std::string_view kOptions[] = {"keep the terms", "squeeze"};

double rate(const World& w) { return (*w.par.talks)[0]; }

void evaluate(const Context&, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(2);
  menu.open = at_stage(w, p, Stage::operating) & (w.project.lease_left[p] > 0.0);
  if (!any(menu.open)) return;
  const StateId partner = w.structure[p].partner;
  const Prospect x = survey(w, p);
  const Real rent =
      let_through(w, p, x.use) * (w.project.equity[p] * x.margin + w.project.management[p] * x.fee);
  menu.hold = w.project.squeezed[p];
  menu.term(kSqueeze, Term::economic) = x.host_economy * w.par.chi * rent;
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
