#include "model/waiting.h"

#include "core/math.h"

namespace tumen {
namespace {

constexpr double kSmallest = 1e-12;
constexpr double kMostDrift = 0.9;  // of the discount rate

/// I: what the partner pays, bn USD/yr.
Real outlay(const Prospect& x, const Terms& t) {
  return x.partner_economy * x.r * x.cost * t.finance * delay_factors(x, t.finance, 1.0, 1.0).root;
}

}  // namespace

Real waiting_premium(Real drift, Real variance, Real r) {
  // With mu' = mu - s2/2, s2 (b1 - 1) = sqrt(mu'^2 + 2 r s2) - mu - s2/2: nothing is divided by s2.
  const Real mu = min(drift, kMostDrift * r);
  const Real half = 0.5 * variance;
  const Real root = sqrt(square(mu - half) + 2.0 * r * variance);
  const Real slack = root - mu - half;
  // Where s2 is 0 and mu > 0 both vanish; b1 is r/mu there.
  const Mask still = variance <= kSmallest;
  return select(still, positive_part(mu) / (r - positive_part(mu)),
                variance / max(slack, kSmallest));
}

void start_waiting(World& w) {
  for (ProjectId p : w.structure.every_project()) {
    w.waiting.value_variance[p] = w.choice_par.value_variance0;
  }
}

void observe_values(const Context& c, World& w) {
  const Mask used = w.choice_par.real_option > 0.0;
  if (!any(used)) return;
  const Real step = 1.0 - exp(-(c.years / w.choice_par.value_memory));
  for (ProjectId p : w.structure.every_project()) {
    const Prospect x = survey(w, p);
    const Terms bid = opening_bid(w.structure[p]);
    const Real value = values_at(x, bid).partner + outlay(x, bid);
    Real& last = w.waiting.value_last[p];
    const Mask both = used & (value > 0.0) & (last > 0.0);
    const Real change = log(max(value, kSmallest) / max(last, kSmallest));
    Real& drift = w.waiting.value_drift[p];
    Real& variance = w.waiting.value_variance[p];
    const Real surprise = change - drift * c.years;
    assign(both, variance, variance + step * (square(surprise) / c.years - variance));
    assign(both, drift, drift + step * (change / c.years - drift));
    assign(used, last, positive_part(value));
  }
}

void weigh_waiting(const World& w, ProjectId p, const Prospect& x, const Terms& t, Real left,
                   Menu& menu, std::size_t option) {
  if (!any(w.choice_par.real_option > 0.0)) return;
  const Real premium = waiting_premium(w.waiting.value_drift[p], w.waiting.value_variance[p], x.r);
  menu.term(option, Term::waiting) = -(w.choice_par.real_option * premium * outlay(x, t) * left);
}

}  // namespace tumen
