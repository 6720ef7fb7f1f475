#include "model/perception.h"

#include "core/math.h"
#include "model/membership.h"
#include "model/openness.h"

namespace tumen {
namespace {
constexpr double kSmallestShare = 1e-12;   // also where nobody has any
constexpr double kSmallestPower = 1e-300;  // two states without a share in the theatre
}  // namespace

void measure_capability(World& w) {
  const Structure& s = w.structure;
  Real product = 0.0, arms = 0.0, people = 0.0;
  for (StateId i : s.every_state()) {
    product += w.state.gdp[i];
    arms += w.state.mil[i];
    people += w.state.pop[i];
  }
  const auto log_share = [](Real x, Real sum) { return log(max(kSmallestShare, x / sum)); };
  Real sum = 0.0;
  for (StateId i : s.every_state()) {
    const Real weighted = w.par.cap_Y * log_share(w.state.gdp[i], product) +
                          w.par.cap_M * log_share(w.state.mil[i], arms) +
                          w.par.cap_P * log_share(w.state.pop[i], people);
    w.state.capability[i] = exp(weighted);
    sum += w.state.capability[i];
  }
  for (StateId i : s.every_state()) w.state.capability[i] /= sum;
}

void update_intent(const Context& c, World& w, bool settled) {
  const Structure& s = w.structure;
  const Real step = settled ? Real(1.0) : 1.0 - exp(-(w.par.phi_I * w.society.learning * c.years));
  const Real facts = settled ? Real(0.0) : 1.0 - exp(-(w.par.phi_M * c.years));
  const bool unions = s.has_graded_institutions();
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    const Real entry = migration_openness(w, i);
    for (StateId j : s.every_state()) {
      if (i == j) continue;
      const DyadId ij = s.dyad(i, j), ji = s.dyad(j, i);
      const Real inflow = min(w.dyad.inflow[ij] * entry, 1.0);
      w.dyad.salience[ij] += facts * (inflow - w.dyad.salience[ij]);
      // A deployment threatens those it is not aligned with.
      const Real deployed = w.state.pivot[j] * (1.0 - w.dyad.alignment[ij]);
      Real z = w.dyad.i0[ij] + w.par.iS * w.dyad.sanction_trade[ji] + w.par.iP * deployed +
               w.par.iG * w.dyad.grievance[ij] + w.par.iM * w.dyad.salience[ij] -
               w.par.iA * w.dyad.alignment[ij] - w.par.iT * (w.dyad.trust[ij] - 0.5) +
               w.society.misperception * w.dealing.misreading[ij] +
               w.trilateral.iV * w.trilateral.prov[j] + w.statecraft.iW * w.conduct.provocation[ij];
      if (unions) z += w.membership_par.iF * rival_push(w, i, j);
      w.dyad.intent[ij] += step * (logistic(z) - w.dyad.intent[ij]);
    }
  }
}

void measure_proximity(World& w) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    for (StateId j : s.every_state()) {
      const DyadId ij = s.dyad(i, j);
      if (i != j) w.dyad.proximity[ij] = exp(-(w.dyad.distance[ij] / w.par.d_R));
    }
  }
}

void measure_threat(World& w) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    if (!s[i].active) continue;
    for (StateId j : s.every_state()) {
      if (i == j) continue;
      const DyadId ij = s.dyad(i, j);
      const Real ill_will = w.state.offense[j] * w.dyad.intent[ij];
      const Real own = w.state.capability[i], other = w.state.capability[j];
      w.dyad.threat_S[ij] = other / (own + other) * ill_will;
      const Real near_own = w.state.theatre[i] * own, near_other = w.state.theatre[j] * other;
      const Real near_both = max(near_own + near_other, kSmallestPower);
      w.dyad.threat_R[ij] = near_other / near_both * w.dyad.proximity[ij] * ill_will;
    }
  }
  for (ProjectId p : s.every_project()) {
    const Project& project = s[p];
    const DyadId ij = s.dyad(project.host, project.partner);
    const auto local = [&](RegionId r) {
      const Real x = w.par.pop_weight;
      return exp(x * log(w.region.pop[r]) + (1.0 - x) * log(w.region.grp[r]));
    };
    // Across a border the regions face each other; otherwise distance separates the states.
    const Real own = local(project.region);
    const Real other = project.facing ? local(project.facing)
                                      : own * w.state.capability[project.partner] /
                                            w.state.capability[project.host];
    const Real proximity = project.facing ? Real(1.0) : exp(-(w.dyad.distance[ij] / w.par.d_L));
    w.project.threat_L[p] =
        other / (own + other) * proximity * w.state.offense[project.partner] * w.dyad.intent[ij];
  }
}

void fade_trust(const Context& c, World& w) {
  const Structure& s = w.structure;
  const Real fade = 1.0 - exp(-(w.par.f_T * c.years));
  const Mask counted = w.society.trust_rule < 0.5, unlearnt = w.society.learning <= 0.0;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      if (i == j) continue;
      const DyadId ij = s.dyad(i, j);
      const Real prior_kept = w.par.n_T * w.dyad.trust0[ij];
      w.dyad.kept[ij] += fade * (prior_kept - w.dyad.kept[ij]);
      w.dyad.broken[ij] += fade * (w.par.n_T - prior_kept - w.dyad.broken[ij]);
      // Where nothing is learnt, trust is what it was; reinforcement moves it elsewhere.
      assign(counted, w.dyad.trust[ij], w.dyad.kept[ij] / (w.dyad.kept[ij] + w.dyad.broken[ij]));
      assign(unlearnt, w.dyad.trust[ij], w.dyad.trust0[ij]);
    }
  }
}

void measure_status(const Context& c, World& w) {
  const Structure& s = w.structure;
  Real strongest = 0.0;
  for (StateId i : s.every_state()) strongest = max(strongest, w.state.capability[i]);
  const Real keep = exp(-(w.par.summit_decay * c.years));
  for (StateId i : s.every_state()) {
    Real junior = 0.0;
    for (StateId j : s.every_state()) {
      if (i != j) junior = max(junior, w.dyad.asymmetry[s.dyad(i, j)]);
    }
    w.state.summits[i] *= keep;
    w.state.status[i] =
        0.5 * sqrt(w.state.capability[i] / strongest) + 0.5 * (1.0 - junior) + w.state.summits[i];
    w.state.deficit[i] = positive_part(w.state.aspiration[i] - w.state.status[i]);
  }
}

void measure_alignment(World& w) {
  const Structure& s = w.structure;
  for (StateId i : s.every_state()) {
    for (StateId j : s.every_state()) {
      if (!(i < j)) continue;
      const DyadId ij = s.dyad(i, j), ji = s.dyad(j, i);
      w.dyad.alignment[ij] = sqrt(w.dyad.stance[ij] * w.dyad.stance[ji]);
      w.dyad.alignment[ji] = w.dyad.alignment[ij];
    }
  }
}

}  // namespace tumen
