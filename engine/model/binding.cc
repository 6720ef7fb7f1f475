#include "model/binding.h"

#include "model/docket_project.h"

namespace tumen {

Real firmness(const World& w, ProjectId p) {
  const Real marks = w.deal.named_firm[p] + w.deal.dated[p] + indicator(w.deal.penalty[p] > 0.0);
  return max(w.project.binding[p], marks / 3.0);
}

Real penalty_for(const World& w, ProjectId p, Real missing) {
  return w.deal.penalty[p] * project_stake(w, p) * positive_part(missing);
}

}  // namespace tumen
