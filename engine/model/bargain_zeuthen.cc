// Concessions by risk limits: equation 49 (Zeuthen 1930; Harsanyi 1956).
#include "model/bargaining.h"

namespace tumen {
namespace {

constexpr double kWorst = -1e300;
constexpr double kRounding = 1.0 - 1e-9;  // asks are sums of steps

/// A proposal: the point that gives the other side most among those that meet the own ask.
struct Proposal {
  Mask found = Mask(false);
  Terms terms = {0.0, 0.0, 0.0, 0.0};
  Real host = 0.0, partner = 0.0;  ///< surplus, bn USD/yr

  void take(Mask here, const Terms& t, Real host_surplus, Real partner_surplus) {
    found |= here;
    assign(here, terms, t);
    assign(here, host, host_surplus);
    assign(here, partner, partner_surplus);
  }
};

}  // namespace

Agreement zeuthen_bargain(const Table& table, Real) {
  Real host_best = 0.0, partner_best = 0.0;
  walk_agreeable(table, [&](const Terms&, Real host, Real partner, Mask agreeable) {
    host_best = select(agreeable, max(host_best, host), host_best);
    partner_best = select(agreeable, max(partner_best, partner), partner_best);
  });
  Agreement result = no_agreement();
  result.host_ask = table.host_ask;
  result.partner_ask = table.partner_ask;
  const Mask zone = host_best > 0.0;
  if (!any(zone)) return result;

  const Real host_floor = table.host_ask * host_best * kRounding;
  const Real partner_floor = table.partner_ask * partner_best * kRounding;
  Proposal by_host, by_partner;
  by_host.partner = by_partner.host = kWorst;
  walk_agreeable(table, [&](const Terms& t, Real host, Real partner, Mask agreeable) {
    by_host.take(agreeable & (host >= host_floor) & (partner > by_host.partner), t, host, partner);
    by_partner.take(agreeable & (partner >= partner_floor) & (host > by_partner.host), t, host,
                    partner);
  });

  // Whoever is offered at least what it asks for itself takes the offer; of two such offers the
  // one with the larger product of surpluses stands.
  const Mask partner_takes = zone & (by_host.partner >= by_partner.partner);
  const Mask host_takes = zone & (by_partner.host >= by_host.host);
  const Mask host_offer_better =
      by_host.host * by_host.partner >= by_partner.host * by_partner.partner;
  const Mask on_hosts = partner_takes & ((!host_takes) | host_offer_better);
  const Mask on_partners = host_takes & !on_hosts;
  Proposal agreed;
  agreed.take(on_hosts, by_host.terms, by_host.host, by_host.partner);
  agreed.take(on_partners, by_partner.terms, by_partner.host, by_partner.partner);
  result.found = agreed.found;
  result.terms = agreed.terms;
  result.host_surplus = agreed.host;
  result.partner_surplus = agreed.partner;

  // The risk of a breakdown that a side would rather run than give in.
  const Real host_risk = (by_host.host - by_partner.host) / by_host.host;
  const Real partner_risk = (by_partner.partner - by_host.partner) / by_partner.partner;
  const Mask open = zone & !result.found;
  assign(open & (host_risk <= partner_risk), result.host_ask,
         positive_part(table.host_ask - table.step));
  assign(open & (partner_risk <= host_risk), result.partner_ask,
         positive_part(table.partner_ask - table.step));
  // The next talks, if these terms are refused, begin anew.
  assign(result.found, result.host_ask, 1.0);
  assign(result.found, result.partner_ask, 1.0);
  return result;
}

}  // namespace tumen
