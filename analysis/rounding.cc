#include "analysis/rounding.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace tumen::detail {

double nearest_double(std::uint64_t bits, int exponent, bool more) {
  const int top = exponent + 63;  // the number is in [2^top, 2^(top+1))
  if (top > 1023) return std::numeric_limits<double>::infinity();
  const int unit = std::max(top - 52, -1074);  // exponent of the last place of the result
  const int dropped = unit - exponent;         // at least 11 bits
  if (dropped > 64) return 0;
  const std::uint64_t kept = dropped == 64 ? 0 : bits >> static_cast<unsigned>(dropped);
  const std::uint64_t half = std::uint64_t{1} << static_cast<unsigned>(dropped - 1);
  const std::uint64_t rest = dropped == 64 ? bits : bits & (2 * half - 1);
  const bool up = rest > half || (rest == half && (more || (kept & 1U) != 0));
  // Rounding up may carry into the exponent: that is then the right one, or infinity's.
  const std::uint64_t normal = top < -1022 ? 0 : static_cast<std::uint64_t>(top + 1022) << 52U;
  return std::bit_cast<double>(normal + kept + (up ? 1U : 0U));
}

}  // namespace tumen::detail
