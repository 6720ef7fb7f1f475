#include "model/ratification.h"

#include "core/hash.h"
#include "model/docket_project.h"

namespace tumen {

HomeVote home_vote(const World& w, ProjectId p) {
  const Project& project = w.structure[p];
  const Prospect x = survey(w, p);
  const Terms terms = offered_terms(w, p);
  const HostValue value = values_at(x, terms).host;
  const Real handled = delay_factors(x, terms.finance, 1.0, 1.0).discount * x.use;
  // The region has the cargo and the foreigners; profit, finance and rank are the capital's.
  const Real region = x.host_economy * handled * (x.spill - x.divert * x.loss) +
                      value.marginalisation + value.sovereignty;
  const Real opinion = w.people.opinion[w.structure.dyad(project.host, project.partner)];
  return {value.total(), w.society.w_reg * region,
          w.society.w_pub * (opinion - 0.5) * project_stake(w, p)};
}

Mask ratify(World& w, ProjectId p, Mask agreed, const Batch& batch, bool by_lot,
            const Events& events) {
  const Mask needed = agreed & (w.deal.ratification[p] >= 0.5);
  if (!any(needed)) return agreed;
  const Project& project = w.structure[p];
  Real margin;
  if (by_lot) {
    static constexpr std::uint64_t kLot = hash_text("ratification");
    margin = uniform(batch.keys, stream_id(project.key, kLot),
                     static_cast<std::uint32_t>(events.tick()), 0) -
             0.5;
  } else {
    margin = home_vote(w, p).margin();
  }
  const std::string& host = w.structure[project.host].id;
  const std::string_view unit = by_lot ? "by lot" : "bn USD/yr";
  const Mask fails = needed & (margin < 0.0);
  events.note("ratified", project.id, host, needed & !fails, margin, unit);
  events.note("not ratified", project.id, host, fails, margin, unit);
  w.deal.vetoes[p] += indicator(fails);
  assign(fails, w.project.offer[p], 0.0);
  assign(fails, w.project.host_accepts[p], 0.0);
  assign(fails, w.project.partner_accepts[p], 0.0);
  return agreed & !fails;
}

}  // namespace tumen
