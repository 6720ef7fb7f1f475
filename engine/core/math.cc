#include "core/math.h"

namespace tumen::detail {

Real exp_anywhere(Real x) {
  const Real y = exp_of_sum(clamp(x, -746.0, 710.0), 0.0);
  return select(x == x, y, from_word(kQuietNan));
}

Real log_anywhere(Real x) {
  Real y = log_of(split_exponent(x));
  y = select(x == kInfinity, x, y);
  y = select(x == 0.0, -kInfinity, y);
  return select(x >= 0.0, y, from_word(kQuietNan));
}

}  // namespace tumen::detail
