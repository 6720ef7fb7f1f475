#include "core/math.h"
#include "model/rules.h"

namespace tumen {
namespace {
constexpr double kNever = -1e300;
constexpr double kSmallestStake = 1e-12;
}  // namespace

void logit_choice(const Menu& menu, Real draw, Choice& choice) {
  const Real scale = menu.precision / max(menu.stake, kSmallestStake);
  std::array<Real, kMaxOptions> value;
  Real best = kNever;
  for (std::size_t o = 0; o < menu.size(); ++o) {
    value[o] = select(menu.available[o], scale * menu.utility(o), kNever);
    best = max(best, value[o]);
  }
  Real total = 0.0;
  for (std::size_t o = 0; o < menu.size(); ++o) {
    choice.probability[o] =
        indicator(menu.available[o]) * exp(select(menu.available[o], value[o] - best, 0.0));
    total += choice.probability[o];
  }
  // The draw falls on the first option whose cumulated weight exceeds it.
  const Real target = draw * total;
  Real cumulated = 0.0;
  choice.option = 0.0;
  for (std::size_t o = 0; o < menu.size(); ++o) {
    cumulated += choice.probability[o];
    choice.option += indicator(cumulated <= target);
    choice.probability[o] /= total;
  }
}

}  // namespace tumen
