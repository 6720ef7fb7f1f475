#include "core/math.h"
#include "model/bargaining.h"

namespace tumen {
namespace {
constexpr double kWorst = -1e300;
constexpr double kSmallestSurplus = 1e-300;
}  // namespace

Agreement nash_bargain(const Table& table, Real) {
  Agreement best = no_agreement();
  Real best_score = kWorst;
  walk_agreeable(
      table, [&](const Terms& t, Real host_surplus, Real partner_surplus, Mask agreeable) {
        const Real score = table.host_weight * log(max(host_surplus, kSmallestSurplus)) +
                           (1.0 - table.host_weight) * log(max(partner_surplus, kSmallestSurplus));
        const Mask better = agreeable & (score > best_score);
        best.found |= better;
        assign(better, best_score, score);
        assign(better, best.terms, t);
        assign(better, best.host_surplus, host_surplus);
        assign(better, best.partner_surplus, partner_surplus);
      });
  return best;
}

}  // namespace tumen
