// Bargaining with a private sovereignty cost: equation 51 (Myerson & Satterthwaite 1983).
#include "core/math.h"
#include "model/bargaining.h"

namespace tumen {
namespace {

constexpr double kSurest = 1e6;  // a type above all types

/// The highest type to which terms are worth at least the outside option. With everything but the
/// sovereignty cost in `others` and that cost `cost` at type 1, the host of type theta gets V' =
/// others - theta cost, less relative gains k max(0, V_j - V'); both fall in theta.
Real highest_type(const Prospect& x, const HostValue& v, Real partner, Real outside) {
  const Real others = v.economic + v.dependence + v.marginalisation;
  const Real cost = -v.sovereignty;
  const Real k = x.host_relative;
  const Real least = select(outside >= partner, outside, (outside + k * partner) / (1.0 + k));
  const Real room = others - least;
  return select(cost > 0.0, room / max(cost, 1e-300), select(room >= 0.0, kSurest, -kSurest));
}

}  // namespace

Agreement private_information(const Table& table, Real) {
  Prospect known = table.prospect;
  known.sovereignty = known.public_sovereignty;
  const Real lowest = 1.0 - table.type_width;
  const Real per_type = 1.0 / max(2.0 * table.type_width, 1e-12);
  Agreement offer = no_agreement();
  Real best = 0.0, accepted_up_to = -kSurest;
  walk_grid<Walk::allowed_points>(
      table, known, [&](const Terms& t, const HostValue& host, Real partner, Mask allowed) {
        const Real surplus = partner - table.partner_outside;
        const Mask worthwhile = allowed & (surplus > 0.0);
        if (!any(worthwhile)) return;
        const Real last = highest_type(known, host, partner, table.host_outside);
        const Real chance =
            select(table.type_width > 0.0, clamp((last - lowest) * per_type, 0.0, 1.0),
                   indicator(last >= 1.0));
        const Real expected = surplus * chance;
        const Mask better = worthwhile & (expected > best);
        assign(better, best, expected);
        assign(better, accepted_up_to, last);
        assign(better, offer.terms, t);
        assign(better, offer.partner_surplus, surplus);
      });
  // The host alone knows its type.
  offer.found = table.type <= accepted_up_to;
  if (!any(offer.found)) return no_agreement();
  const Real host = values_at(table.prospect, offer.terms).host.total() - table.host_outside;
  offer.host_surplus = host;
  for (Real* x : {&offer.terms.years, &offer.terms.equity, &offer.terms.management,
                  &offer.terms.finance, &offer.host_surplus, &offer.partner_surplus}) {
    *x = select(offer.found, *x, 0.0);
  }
  return offer;
}

}  // namespace tumen
