#include "model/portfolio.h"

#include "core/math.h"
#include "model/membership.h"
#include "model/openness.h"

namespace tumen {
namespace {

constexpr double kSoftening = 1e-6;

/// w_E (mu - gam X / Need): what another unit of capital returns.
Real marginal_return(const World& w, RegionId r, Real capital) {
  const StateId host = w.structure[r].owner;
  return w.state.w_E[host] * (w.par.mu - w.par.gam * capital / w.region.need[r]);
}

Real aversion(const World& w, StateId host) { return positive_part(w.state.w_H[host]) * w.par.rho; }

/// w_S psi_p J_j: status lost per unit of capital from j.
Real status_price(const World& w, StateId host, StateId j) {
  return w.state.w_S[host] * w.par.psi_p * w.dyad.asymmetry[w.structure.dyad(host, j)];
}

/// The problem of one host. With k_j = w_H rho v_j and c_j the status price, a maximum has
///   x_j = clamp((theta - c_j) X / k_j, 0, S_j),  theta = w_E (mu - gam X / Need) + sum k_j y_j^2 /
///   2
/// with shares y_j = x_j / X: theta is the value of a unit of capital whose risk is not counted.
/// X rises with theta, so `excess` (right less left side) crosses zero once.
///
/// Until the answer is written, holding.accepted keeps 1 / k_j.
class Portfolio {
 public:
  Portfolio(World& world, RegionId region)
      : w_(world),
        region_(region),
        host_(world.structure[region].owner),
        fear_(aversion(world, host_)),
        own_(owner_capital(world, region)) {
    for (StateId j : w_.structure.every_state()) {
      if (j == host_) continue;
      lowest_price_ = min(lowest_price_, status_price(w_, host_, j));
      w_.holding.accepted[at(j)] = 1.0 / risk_weight(j);
      on_offer_ += w_.holding.supply[at(j)];
    }
  }

  void solve() {
    const Real least = marginal_return(w_, region_, own_);
    const Real most = marginal_return(w_, region_, own_ + on_offer_);
    // k_j y_j <= theta - c_j bounds the risk term by (theta - min c) / 2.
    Real low = min(least, most);
    Real high = max(least, most) + positive_part(max(least, most) - lowest_price_);
    Real capital_at_high = own_ + on_offer_;
    Real theta = least;
    Real last = high - low;
    Mask open(true);
    for (int n = 0; n < kSteps && any(open); ++n) {
      const Excess excess = excess_at(theta, capital_at_high);
      const Mask below = excess.value > 0.0;
      assign(open & below, low, theta);
      assign(open & !below, high, theta);
      assign(open & !below, capital_at_high, excess.capital);
      // Newton's step for excess / X, which is nearly straight where X grows without bound.
      const Real step = excess.value / (excess.slope - excess.value * excess.growth);
      open &= abs(step) > kPrecision * (abs(theta) + 0.01);
      // Where Newton's steps leave the bracket or do not halve, the bracket is halved instead.
      const Real newton = theta - step;
      const Mask good = (newton > low) & (newton < high) & (2.0 * abs(step) <= last);
      const Real next = select(good, newton, 0.5 * (low + high));
      last = abs(next - theta);
      assign(open, theta, next);
    }
    accept(theta, excess_at(theta, capital_at_high).capital);
  }

 private:
  static constexpr int kSteps = 60;
  static constexpr double kPrecision = 4e-16;

  struct Excess {
    Real value, slope;
    Real growth;   ///< d log X / d theta
    Real capital;  ///< X that goes with theta
  };

  HoldingId at(StateId j) const { return w_.structure.holding(region_, j); }
  Real risk_weight(StateId j) const { return fear_ * w_.holding.variance[at(j)] + kSoftening; }

  /// X is the root of own + sum min(X y_j, S_j) = X, concave and piecewise linear in X: Newton's
  /// steps from `above` end at it exactly.
  Excess excess_at(Real theta, Real above) const {
    Real capital = above;
    Real share, response, risk, fixed, fixed_risk;
    for (std::size_t n = 0; n <= w_.structure.states.size(); ++n) {
      share = response = risk = fixed_risk =
          0.0;  // of capital taken in part, and of that taken whole
      fixed = own_;
      for (StateId j : w_.structure.every_state()) {
        if (j == host_) continue;
        const Real worth = positive_part(theta - status_price(w_, host_, j));
        const Real y = worth * w_.holding.accepted[at(j)];
        const Real supply = w_.holding.supply[at(j)];
        const Mask whole = y * capital >= supply;
        const Real partly = select(whole, 0.0, y);
        share += partly;
        response += select(partly > 0.0, w_.holding.accepted[at(j)], 0.0);
        risk += worth * partly;
        fixed += select(whole, supply, 0.0);
        fixed_risk += select(whole, risk_weight(j) * square(supply), 0.0);
      }
      const Real next = fixed / (1.0 - share);
      const Mask lower = next < capital;
      if (!any(lower)) break;
      assign(lower, capital, next);
    }
    fixed_risk /= square(capital);
    const Real growth = response / (1.0 - share);
    const Real saturation = w_.state.w_E[host_] * w_.par.gam * capital / w_.region.need[region_];
    return {marginal_return(w_, region_, capital) + 0.5 * (risk + fixed_risk) - theta,
            share - 1.0 - (saturation + fixed_risk) * growth, growth, capital};
  }

  void accept(Real theta, Real capital) {
    Real inflow = 0.0;
    for (StateId j : w_.structure.every_state()) {
      if (j == host_) continue;
      const Real worth = positive_part(theta - status_price(w_, host_, j));
      const Real x = min(worth * w_.holding.accepted[at(j)] * capital, w_.holding.supply[at(j)]);
      w_.holding.accepted[at(j)] = x;
      inflow += x;
    }
    w_.holding.accepted[at(host_)] = 0.0;
    w_.region.inflow[region_] = inflow;
  }

  World& w_;
  RegionId region_;
  StateId host_;
  Real fear_, own_;
  Real on_offer_ = 0.0;
  Real lowest_price_ = 1e300;
};

void judge_partners(World& w, RegionId r) {
  const StateId host = w.structure[r].owner;
  for (StateId j : w.structure.every_state()) {
    w.holding.variance[w.structure.holding(r, j)] =
        j == host ? Real(0.0) : partner_risk(w, host, j);
  }
}

/// Capital of the owner and the partners, and the sum of v_j x_j^2.
struct Exposure {
  Real capital;
  Real risk = 0.0;
};

Exposure exposure(const World& w, RegionId r, std::span<const Real> accepted, Real own) {
  Exposure e{own, 0.0};
  for (StateId j : w.structure.every_state()) {
    if (j == w.structure[r].owner) continue;
    e.capital += accepted[j.index()];
    e.risk += w.holding.variance[w.structure.holding(r, j)] * square(accepted[j.index()]);
  }
  return e;
}

}  // namespace

void supply_capital(World& w) {
  for (RegionId r : w.structure.every_region()) {
    const StateId host = w.structure[r].owner;
    Real sanction = 0.0;
    for (StateId k : w.structure.every_state()) {
      if (k != host) sanction = max(sanction, w.dyad.sanction_finance[w.structure.dyad(k, host)]);
    }
    const Real quality = regime_quality(w, r);
    const bool screens = any(w.development.screening[r] > 0.0);
    const bool sanctioned = any(sanction != 0.0);
    for (StateId j : w.structure.every_state()) {
      const HoldingId h = w.structure.holding(r, j);
      const Real trust = w.dyad.trust[w.structure.dyad(j, host)];
      const Real courted = 1.0 + w.par.court_gain * w.holding.invited[h];
      const Real supply = w.holding.access[h] * w.state.s0_capital[j] * w.state.gdp[j] * quality *
                          (0.5 + trust) *
                          (sanctioned ? exp(-w.state.betaF[j] * sanction) : Real(1.0)) * courted *
                          (screens ? screened(w, r, j) : Real(1.0)) * leader_offer(w, j, host);
      w.holding.supply[h] = j == host ? Real(0.0) : supply;
    }
  }
}

Real partner_risk(const World& w, StateId i, StateId j) {
  const DyadId ij = w.structure.dyad(i, j);
  return w.par.v0 + w.par.v1 * w.dyad.threat_R[ij] + w.par.v2 * (1.0 - w.dyad.trust[ij]);
}

void choose_portfolio(World& w, RegionId region) {
  judge_partners(w, region);
  Portfolio(w, region).solve();
}

Real owner_capital(const World& w, RegionId r) {
  return w.region.own_capital[r] + w.development.budget[r];
}

PortfolioValue portfolio_value(const World& w, RegionId r, std::span<const Real> accepted) {
  return portfolio_value(w, r, accepted, owner_capital(w, r));
}

PortfolioValue portfolio_value(const World& w, RegionId r, std::span<const Real> accepted,
                               Real own) {
  const StateId host = w.structure[r].owner;
  const Exposure e = exposure(w, r, accepted, own);
  PortfolioValue u;
  u.gain =
      w.state.w_E[host] * e.capital * (w.par.mu - 0.5 * w.par.gam * e.capital / w.region.need[r]);
  u.dependence = -0.5 * aversion(w, host) * e.risk / e.capital;
  for (StateId j : w.structure.every_state()) {
    if (j != host) u.status -= status_price(w, host, j) * accepted[j.index()];
  }
  return u;
}

Real marginal_value(const World& w, RegionId r, StateId j) {
  const StateId host = w.structure[r].owner;
  const HoldingId h = w.structure.holding(r, j);
  const std::span<const Real> accepted(&w.holding.accepted[w.structure.holding(r, StateId(0))],
                                       w.structure.states.size());
  const Exposure e = exposure(w, r, accepted, owner_capital(w, r));
  const Real share = w.holding.accepted[h] / e.capital;
  return marginal_return(w, r, e.capital) - status_price(w, host, j) -
         aversion(w, host) * (w.holding.variance[h] * share - 0.5 * e.risk / square(e.capital));
}

}  // namespace tumen
