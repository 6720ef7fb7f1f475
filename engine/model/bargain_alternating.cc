// Alternating offers: equation 50 (Rubinstein 1982).
//
// On a coarse grid every point that is more than a period's discount away from the next is a
// stationary equilibrium (van Damme, Selten & Winter 1990). So what each side can get by waiting is
// reckoned on the convex hull of the grid, where the equilibrium is unique, and the offer is the
// proposer's best point of the grid that leaves the other side this much.
#include <array>

#include "model/bargaining.h"

namespace tumen {
namespace {

constexpr double kWorst = -1e300;
constexpr double kRounding = 1e-9;  // of the best surplus
constexpr std::size_t kLines = 63;  // supporting lines of the hull; one has slope 1/2
constexpr int kHalvings = 40;

/// Supporting lines of the hull of what both sides can agree on, surpluses as shares of each
/// side's best: (1 - s) h + s p <= support[k], s = (k + 1) / (kLines + 1).
struct Hull {
  std::array<Real, kLines> support;

  static double slope(std::size_t k) { return (static_cast<double>(k) + 1.0) / (kLines + 1); }
  /// The host's best share where the partner gets share `p`, and the reverse.
  Real host(Real p) const {
    Real best = 1.0;
    for (std::size_t k = 0; k < kLines; ++k)
      best = min(best, (support[k] - slope(k) * p) * (1.0 / (1.0 - slope(k))));
    return positive_part(best);
  }
  Real partner(Real h) const {
    Real best = 1.0;
    for (std::size_t k = 0; k < kLines; ++k)
      best = min(best, (support[k] - (1.0 - slope(k)) * h) * (1.0 / slope(k)));
    return positive_part(best);
  }
};

}  // namespace

Agreement alternating_offers(const Table& table, Real) {
  Real host_best = 0.0, partner_best = 0.0;
  walk_agreeable(table, [&](const Terms&, Real host, Real partner, Mask agreeable) {
    host_best = select(agreeable, max(host_best, host), host_best);
    partner_best = select(agreeable, max(partner_best, partner), partner_best);
  });
  Agreement result = no_agreement();
  const Mask zone = host_best > 0.0;
  if (!any(zone)) return result;

  const Real host_unit = select(zone, 1.0 / host_best, 0.0);
  const Real partner_unit = select(zone, 1.0 / partner_best, 0.0);
  Hull hull;
  hull.support.fill(0.0);
  walk_agreeable(table, [&](const Terms&, Real host, Real partner, Mask agreeable) {
    const Real h = host * host_unit, p = partner * partner_unit;
    for (std::size_t k = 0; k < kLines; ++k) {
      const Real reach = h + Hull::slope(k) * (p - h);
      hull.support[k] = select(agreeable, max(hull.support[k], reach), hull.support[k]);
    }
  });

  // What the partner accepts is what it gets a period later by its own offer, which leaves the host
  // what the host gets a period later by its own: the fixed point of an increasing function.
  Real low = 0.0, high = 1.0;
  const auto host_accepts = [&](Real partner_accepts) {
    return table.host_delay * hull.host(partner_accepts);
  };
  for (int n = 0; n < kHalvings; ++n) {
    const Real middle = 0.5 * (low + high);
    const Real answer = table.partner_delay * hull.partner(host_accepts(middle));
    const Mask more = answer > middle;
    assign(more, low, middle);
    assign(!more, high, middle);
  }
  const Real partner_floor = low - kRounding;
  const Real host_floor = host_accepts(low) - kRounding;

  // table.rounds counts from 0, and the host opens.
  const Real half = 0.5 * table.rounds;
  const Real nearest = (half + 0x1.8p52) - 0x1.8p52;
  const Mask hosts_turn = half == nearest;
  Real best = kWorst;
  walk_agreeable(table, [&](const Terms& t, Real host, Real partner, Mask agreeable) {
    const Mask accepted = select(hosts_turn, partner * partner_unit - partner_floor,
                                 host * host_unit - host_floor) >= 0.0;
    const Real own = select(hosts_turn, host, partner);
    const Mask better = agreeable & accepted & (own > best);
    result.found |= better;
    assign(better, best, own);
    assign(better, result.terms, t);
    assign(better, result.host_surplus, host);
    assign(better, result.partner_surplus, partner);
  });
  return result;
}

}  // namespace tumen
