// Balancing: a threat from outside draws a pair together, and only where security counts. Equations
// 4 and 5; Waltz 1979, Walt 1987.
#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/ensemble.h"
#include "model/perception.h"
#include "model/security.h"
#include "tests/catch.h"
#include "tests/support/reference_setup.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr double kCertain = 1e6;  // precision at which the best option is always chosen
constexpr std::array<double, 5> kPivots = {0, 0.5, 1, 1.5, 2};

struct Weights {
  std::string_view name;
  double w_B, w_H, w_S, k0;
};
/// The theories in which security counts, as weights.
constexpr Weights kBalancers[] = {
    {"full", 1, 1, 1, 0.15}, {"balancing", 1, 0, 0, 0}, {"twice as much", 2, 1, 1, 0.15}};

ReferenceCase pivot_case(double pivot, const Weights& weights, double lambda) {
  ReferenceCase c;
  c.state.pivot[c.giant] = pivot;
  c.everywhere(&StateFields::w_B, weights.w_B);
  c.everywhere(&StateFields::w_H, weights.w_H);
  c.everywhere(&StateFields::w_S, weights.w_S);
  c.everywhere(&StateFields::k0, weights.k0);
  c.everywhere(&StateFields::lambda, lambda);
  return c;
}

/// Alignment of host and partner after the whole history, in the mean of `runs`.
double final_alignment(const ReferenceCase& c, std::uint64_t runs) {
  const ReferenceModel model(c.setup());
  EnsembleOptions options;
  options.runs = runs;
  options.bands = false;
  const EnsembleResult result = run_ensemble(model, options);
  const auto at = static_cast<std::size_t>(result.find_metric("A[HOST,PARTNER]"));
  double sum = 0;
  for (const double x : result.finals_of(at)) sum += x;
  return sum / static_cast<double>(runs);
}

/// A case in which nothing but stances moves, so that they can come to rest.
ReferenceCase resting(double pivot) {
  ReferenceCase c = pivot_case(pivot, kBalancers[0], kCertain);
  c.everywhere(&StateFields::growth, 0.0);
  *c.par.summit_rate = 0.0;
  *c.par.talks = 0.0;
  *c.par.fall_due = 50.0;
  c.project.available[c.berth] = c.project.available[c.mine] = 0.0;
  c.calendar.ticks = 400;
  return c;
}

/// Marginal worth of stance `a` of i toward j per unit of arms: the first-order condition of (5),
/// written out by hand with everything else as it is in `w`.
double marginal(const World& w, StateId i, StateId j, double a) {
  const Structure& s = w.structure;
  const auto v = [](Real x) { return x[0]; };
  const DyadId ij = s.dyad(i, j), ji = s.dyad(j, i);
  const double alignment = std::sqrt(a * v(w.dyad.stance[ji]));
  double security = 0, structural = 0;
  for (StateId h : s.every_state()) {
    if (h == i || h == j) continue;
    const DyadId ih = s.dyad(i, h);
    double coalition = v(w.state.capability[i]) + alignment * v(w.state.capability[j]);
    for (StateId k : s.every_state()) {
      if (k == i || k == j || k == h) continue;
      coalition += v(w.dyad.alignment[s.dyad(i, k)] * w.state.capability[k]);
    }
    const double power = v(w.state.capability[h]), eta = v(w.par.eta);
    security += v(w.dyad.threat_S[ih]) * eta * v(w.state.capability[j]) / power *
                std::exp(-eta * coalition / power) * 0.5 * std::sqrt(v(w.dyad.stance[ji]) / a);
    structural += v(w.dyad.alignment[ih] * w.dyad.alignment[s.dyad(j, h)]);
  }
  const double trade =
      v(w.dyad.exports[ij] + w.dyad.exports[ji]) * v(w.par.t_A) / (v(w.par.sig) - 1);
  return v(w.state.w_B[i]) * security + v(w.state.w_E[i]) * trade / v(w.state.mil[i]) +
         v(w.par.w_T) * structural -
         (v(w.state.w_H[i] * w.dyad.threat_R[ij]) + v(w.state.c_A[i])) * a -
         v(w.state.w_S[i] * w.par.psi_J * (1.0 + w.state.deficit[i]) * w.dyad.asymmetry[ij]);
}

/// Where the marginal worth is 0, by bisection; the bounds of the stance where it never is.
double best_stance(const World& w, StateId i, StateId j) {
  double low = 0.01, high = 1;
  if (marginal(w, i, j, low) <= 0) return low;
  if (marginal(w, i, j, high) >= 0) return high;
  for (int n = 0; n < 60; ++n) {
    const double middle = 0.5 * (low + high);
    (marginal(w, i, j, middle) > 0 ? low : high) = middle;
  }
  return low;
}

}  // namespace

TEST_CASE("A stronger pivot never loosens an alignment in expectation where security counts") {
  for (const Weights& weights : kBalancers) {
    INFO(weights.name);
    double before = -1;
    for (const double pivot : kPivots) {
      const double now = final_alignment(pivot_case(pivot, weights, 4.0), 64);
      if (before >= 0) CHECK(now >= before);
      before = now;
    }
  }
}

TEST_CASE("A stronger pivot draws certain balancers together") {
  double first = 0, before = -1;
  for (const double pivot : kPivots) {
    const double now = final_alignment(pivot_case(pivot, kBalancers[0], kCertain), 8);
    if (before < 0) first = now;
    // A stance moves by steps of .03, so the whole path may end half a step off.
    if (before >= 0) CHECK(now >= before - 0.015);
    before = now;
  }
  CHECK(before > first + 0.01);
}

TEST_CASE("The pivot moves no alignment where security does not count") {
  const Weights none = {"no balancing", 0, 1, 1, 0.15};
  for (const double lambda : {4.0, kCertain}) {
    const double without = final_alignment(pivot_case(0, none, lambda), 64);
    for (const double pivot : kPivots) {
      CHECK(std::abs(final_alignment(pivot_case(pivot, none, lambda), 64) - without) < 0.01);
    }
  }
}

TEST_CASE("A stance at rest meets the first-order condition of equation 5") {
  for (const double pivot : {0.0, 2.0}) {
    History h(resting(pivot));
    h.step(400);
    const World& w = *h.world;
    int inside = 0;
    for (StateId i : w.structure.every_state()) {
      for (StateId j : w.structure.every_state()) {
        if (i == j || !w.structure[i].active || !w.structure[j].active) continue;
        INFO(w.structure[i].id << " to " << w.structure[j].id << ", pivot " << pivot);
        const double best = best_stance(w, i, j);
        inside += best > 0.05 && best < 0.95;
        CHECK(std::abs(w.dyad.stance[w.structure.dyad(i, j)][0] - best) <= 0.03);
      }
    }
    CHECK(inside >= 2);
  }
}

TEST_CASE("Security is what coalitions leave undeterred, in closed form") {
  ReferenceCase c;
  for (StateId i : c.structure.every_state()) {
    for (StateId j : c.structure.every_state()) {
      c.dyad.stance[c.structure.dyad(i, j)] = 0.2 + 0.1 * static_cast<double>(j.index());
    }
    c.state.capability[i] = 0.1 + 0.1 * static_cast<double>(i.index());
  }
  measure_alignment(c);
  const auto threat = [&](StateId h) -> Real& {
    return c.dyad.threat_S[c.structure.dyad(c.host, h)];
  };
  threat(c.partner) = 0.1;
  threat(c.third) = 0.05;
  threat(c.giant) = 0.4;
  measure_security(c);
  const auto A = [&](StateId j) { return c.dyad.alignment[c.structure.dyad(c.host, j)][0]; };
  const double with_partner = A(c.partner) * 0.2, with_third = A(c.third) * 0.3,
               with_giant = A(c.giant) * 0.4;
  const double expected = -0.1 * std::exp(-(0.1 + with_third + with_giant) / 0.2) -
                          0.05 * std::exp(-(0.1 + with_partner + with_giant) / 0.3) -
                          0.4 * std::exp(-(0.1 + with_partner + with_third) / 0.4);
  CHECK(c.state.security[c.host][0] == Approx(expected).epsilon(1e-12));

  // What security would be at another alignment is what it is once the alignment is there.
  const DyadId hp = c.structure.dyad(c.host, c.partner), ph = c.structure.dyad(c.partner, c.host);
  const Securities predicted = security_if(c, c.host, c.partner, 0.2, -0.1);
  const Real now = c.dyad.alignment[hp];
  const auto security_at = [&](Real alignment) {
    c.dyad.alignment[hp] = c.dyad.alignment[ph] = alignment;
    measure_security(c);
    return c.state.security[c.host][0];
  };
  CHECK(predicted.higher[0] == Approx(security_at(now + 0.2)).epsilon(1e-12));
  CHECK(predicted.lower[0] == Approx(security_at(now - 0.1)).epsilon(1e-12));
}
