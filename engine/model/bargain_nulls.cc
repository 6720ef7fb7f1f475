#include "model/bargaining.h"

namespace tumen {

Agreement random_bargain(const Table& table, Real draw) {
  const Project& menu = table.menu;
  const std::size_t points =
      menu.years.size() * menu.equity.size() * menu.management.size() * menu.finance.size();
  const Real position = draw * static_cast<double>(points);
  Agreement drawn = no_agreement();
  double at = 0;
  const auto visit = [&](const Terms& t, const HostValue& host, Real partner, Mask allowed) {
    const Mask here = allowed & (position >= at) & (position < at + 1.0);
    at += 1.0;
    drawn.found |= here;
    assign(here, drawn.terms, t);
    assign(here, drawn.host_surplus, host.total() - table.host_outside);
    assign(here, drawn.partner_surplus, partner - table.partner_outside);
  };
  walk_grid<Walk::every_point>(table, table.prospect, visit);
  return drawn;
}

Agreement no_bargain(const Table&, Real) { return no_agreement(); }

}  // namespace tumen
