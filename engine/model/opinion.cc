#include "model/opinion.h"

#include "core/math.h"
#include "model/docket_project.h"

namespace tumen {
namespace {
constexpr double kHighestLevel = 3.0;
}

Real leaders_commitment(const World& w, StateId i, StateId j) {
  const Structure& s = w.structure;
  Real sum = 0.0;
  double count = 0;
  for (ProjectId p : s.every_project()) {
    const Project& project = s[p];
    const bool theirs =
        (project.host == i && project.partner == j) || (project.host == j && project.partner == i);
    if (!theirs) continue;
    sum += select(at_stage(w, p, Stage::cancelled), 0.0, w.project.level[p] / kHighestLevel);
    count += 1;
  }
  return count > 0 ? sum / count : sum;
}

void anchor_opinion(World& w) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      if (i == j) continue;
      const DyadId ij = s.dyad(i, j);
      w.people.opinion_base[ij] = w.people.opinion[ij];
      w.people.salience_base[ij] = w.dyad.salience[ij];
      w.people.sanction_base[ij] = w.dyad.sanction_trade[s.dyad(j, i)];
      w.people.commitment_base[ij] = leaders_commitment(w, i, j);
    }
  }
}

void update_opinion(const Context& c, World& w) {
  const Structure& s = w.structure;
  const Real step = 1.0 - exp(-(w.society.phi_O * c.years));
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    for (StateId j : s.every_state()) {
      if (i == j) continue;
      const DyadId ij = s.dyad(i, j);
      const Real shift =
          w.society.oA * (w.dyad.alignment[ij] - w.dyad.alignment_base[ij]) -
          w.society.oM * (w.dyad.salience[ij] - w.people.salience_base[ij]) -
          w.society.oS * (w.dyad.sanction_trade[s.dyad(j, i)] - w.people.sanction_base[ij]) +
          w.society.oL * (leaders_commitment(w, i, j) - w.people.commitment_base[ij]);
      const Real base = w.people.opinion_base[ij];
      Real& opinion = w.people.opinion[ij];
      if (all((shift == 0.0) & (opinion == base))) continue;  // the goal is where opinion is
      // logistic(logit(base) + shift), in a form that gives back the base exactly at no shift.
      const Real goal = base / (base + (1.0 - base) * exp(-shift));
      opinion += step * (goal - opinion);
    }
  }
}

}  // namespace tumen
