// Whether the host reopens what was agreed: equation 39. Before it operates; after that it
// squeezes.
#include "model/bargaining.h"
#include "model/docket_project.h"
#include "model/trust.h"

namespace tumen {
namespace {

enum Option : std::size_t { kKeep, kReopen };
constexpr std::string_view kOptions[] = {"keep the terms", "reopen talks"};
constexpr double kMiddle = 0.5;  // the draw that a null rule is judged by

double rate(const World& w) { return (*w.par.talks)[0]; }

/// Agreements that reopening counts as broken: a binding text makes it three times as many, as it
/// does with the audience cost (12).
Real breach(const World& w, ProjectId p) {
  return w.bargaining.breach * (1.0 + 2.0 * w.project.binding[p]);
}

void evaluate(const Context& c, const World& w, const Docket& d, Menu& menu) {
  const ProjectId p(d.first);
  menu.reset(2, kKeep);
  menu.open = (w.talks.reopenable[p] >= 0.5) & under_way(w, p) & (w.project.progress[p] < 1.0);
  if (!any(menu.open)) return;
  const Project& project = w.structure[p];
  const Prospect x = survey(w, p);
  values_at(x, agreed_terms(w, p)).host.add_to(menu, kKeep);
  const BargainingRuleInfo& rule = *find_bargaining_rule(c.setup.rules.bargaining);
  Table table = bargaining_table(w, p, x);
  table.rounds = 0.0;  // talks would begin anew: the host speaks first (50)
  const Agreement now = rule.expected(table, kMiddle);
  // Where no terms are to be expected, reopening leaves what the host can do alone.
  values_at(x, now.terms).host.add_to(menu, kReopen, indicator(now.found));
  menu.term(kReopen, Term::economic) += select(now.found, 0.0, host_outside(x));
  menu.term(kReopen, Term::trust) =
      -value_of_breach(w, project.region, d.agent, project.partner, breach(w, p));
  menu.stake = project_stake(w, p);
}

void apply(const Context&, World& w, const Docket& d, Real chosen, Mask decided,
           const Events& events) {
  const ProjectId p(d.first);
  // Either side may have ended the project in this tick.
  const Mask reopens = decided & (chosen == kReopen) & under_way(w, p);
  if (!any(reopens)) return;
  const Project& project = w.structure[p];
  break_agreements(w, d.agent, project.partner, reopens, breach(w, p));
  assign(reopens, w.project.stage[p], stage(Stage::declared));
  for (Real* gone :
       {&w.project.years[p], &w.project.equity[p], &w.project.management[p], &w.project.finance[p],
        &w.project.effort[p], &w.project.funded[p], &w.project.idle[p], &w.project.offer[p],
        &w.project.host_accepts[p], &w.project.partner_accepts[p]}) {
    assign(reopens, *gone, 0.0);
  }
  open_talks(w, p, reopens);
  events.note("talks reopened", d.target, w.structure[d.agent].id, reopens, w.project.progress[p],
              "built");
}

}  // namespace

const DocketKind kRenegotiateDocket = {
    "renegotiate", "Whether the host reopens agreed terms before the project is built",
    "39",          About::project,
    kOptions,      list_by_host,
    rate,          evaluate,
    apply};

}  // namespace tumen
