#include "model/rules.h"

namespace tumen {

void random_choice(const Menu& menu, Real draw, Choice& choice) {
  const Real options = static_cast<double>(menu.size());
  const Real position = draw * options;
  choice.option = menu.hold;
  for (std::size_t o = 0; o < menu.size(); ++o) {
    const Real at = static_cast<double>(o);
    const Mask drawn = (position >= at) & (position < at + 1.0);
    assign(drawn & menu.available[o], choice.option, at);
    choice.probability[o] = indicator(menu.available[o]) / options;
  }
  // What falls on unavailable options falls to hold.
  Real missing = 1.0;
  for (std::size_t o = 0; o < menu.size(); ++o) missing -= choice.probability[o];
  for (std::size_t o = 0; o < menu.size(); ++o) {
    choice.probability[o] += select(menu.hold == Real(static_cast<double>(o)), missing, 0.0);
  }
}

void status_quo_choice(const Menu& menu, Real, Choice& choice) {
  choice.option = menu.hold;
  for (std::size_t o = 0; o < menu.size(); ++o) {
    choice.probability[o] = indicator(menu.hold == Real(static_cast<double>(o)));
  }
}

}  // namespace tumen
