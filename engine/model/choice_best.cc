#include "model/rules.h"

namespace tumen {
namespace {
constexpr double kNever = -1e300;
}

void best_response_choice(const Menu& menu, Real, Choice& choice) {
  std::array<Real, kMaxOptions> value;
  Real best = kNever;
  for (std::size_t o = 0; o < menu.size(); ++o) {
    value[o] = select(menu.available[o], menu.utility(o), kNever);
    best = max(best, value[o]);
  }
  // The first that is best, unless holding is as good.
  choice.option = menu.hold;
  for (std::size_t o = menu.size(); o-- > 0;) {
    assign(value[o] >= best, choice.option, static_cast<double>(o));
  }
  for (std::size_t o = 0; o < menu.size(); ++o) {
    const Real at = static_cast<double>(o);
    assign((menu.hold == at) & (value[o] >= best), choice.option, at);
  }
  for (std::size_t o = 0; o < menu.size(); ++o) {
    choice.probability[o] = indicator(choice.option == Real(static_cast<double>(o)));
  }
}

}  // namespace tumen
