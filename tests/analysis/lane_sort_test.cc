#include "analysis/lane_sort.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/random.h"
#include "tests/catch.h"

using namespace tumen;

TEST_CASE("every lane is sorted by itself") {
  for (const std::size_t n : {0U, 1U, 2U, 3U, 7U, 8U, 31U, 64U, 100U, 257U, 512U}) {
    std::vector<Real> column(n);
    std::vector<std::vector<double>> expected(kLanes);
    for (std::size_t k = 0; k < n; ++k) {
      for (int lane = 0; lane < kLanes; ++lane) {
        const RunKeys keys = {Word(static_cast<std::uint64_t>(lane)), Word(n)};
        const double u = uniform(keys, k, 0, 0)[0];
        // Ties, zeros of both signs and infinities among ordinary numbers.
        double x = std::floor(20 * u) - 10;
        if (u < 0.05) x = -0.0;
        if (u > 0.9) x = std::numeric_limits<double>::infinity();
        if (lane % 2 == 1) x = u;
        column[k].set(lane, x);
        expected[static_cast<std::size_t>(lane)].push_back(x);
      }
    }
    detail::sort_lanes(column);
    int wrong = 0, lost_signs = 0;
    for (int lane = 0; lane < kLanes; ++lane) {
      auto& sorted = expected[static_cast<std::size_t>(lane)];
      const auto negatives =
          std::ranges::count_if(sorted, [](double x) { return std::signbit(x); });
      std::ranges::sort(sorted);
      std::ptrdiff_t left = 0;
      for (std::size_t k = 0; k < n; ++k) {
        wrong += column[k][lane] != sorted[k];
        left += std::signbit(column[k][lane]) ? 1 : 0;
      }
      lost_signs += left != negatives;
    }
    INFO(n << " numbers");
    CHECK(wrong == 0);
    CHECK(lost_signs == 0);
  }
}
