#include "analysis/lane_sort.h"

#include <algorithm>
#include <bit>

namespace tumen::detail {

void sort_lanes(std::span<Real> column) {
  const std::size_t n = column.size();
  if (n < 2) return;
  const std::size_t top = std::bit_ceil(n) / 2;
  for (std::size_t p = top; p > 0; p /= 2) {
    std::size_t distance = p, first = 0;
    for (std::size_t q = top;; q /= 2) {
      // Exchanges element i with i + distance for every i whose bit p is that of `first`.
      for (std::size_t start = first; start + distance < n; start += 2 * p) {
        const std::size_t end = std::min(start + p, n - distance);
        for (std::size_t i = start; i < end; ++i) {
          const Real a = column[i], b = column[i + distance];
          column[i] = min(a, b);
          column[i + distance] = max(b, a);  // b where they are equal: 0 and -0 both stay
        }
      }
      if (q == p) break;
      distance = q - p;
      first = p;
    }
  }
}

}  // namespace tumen::detail
