#include "model/experience.h"

namespace tumen {
namespace {

MemoryId place(std::size_t docket, std::size_t option) {
  return MemoryId(docket * kMaxOptions + option);
}

}  // namespace

void recall(World& w, std::size_t docket, Menu& menu) {
  const Real payoff = menu.hold_utility();
  Real tried = 0.0;
  for (std::size_t o = 0; o < menu.size(); ++o) tried += w.memory.tried[place(docket, o)];
  const Mask first = menu.open & (tried < 0.5);
  menu.forget_terms();
  for (std::size_t o = 0; o < menu.size(); ++o) {
    const MemoryId m = place(docket, o);
    Real& q = w.memory.propensity[m];
    const Mask credited = menu.open & (w.memory.tried[m] >= 0.5);
    assign(credited, q, q + w.choice_par.rl_rate * (payoff - q));
    assign(first, q, payoff);
    menu.term(o, Term::experience) = q;
  }
}

void remember(World& w, std::size_t docket, const Menu& menu, const Choice& choice) {
  for (std::size_t o = 0; o < menu.size(); ++o) {
    const Real taken = indicator(choice.option == Real(static_cast<double>(o)));
    assign(menu.open, w.memory.tried[place(docket, o)], taken);
  }
}

}  // namespace tumen
