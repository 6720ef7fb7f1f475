#include <stdexcept>
#include <utility>

#include "analysis/experiment/design.h"
#include "analysis/experiment/draws.h"
#include "core/hash.h"

namespace tumen {

MorrisDesign morris_trajectories(std::size_t trajectories, std::size_t factors, std::size_t levels,
                                 std::uint64_t seed) {
  if (trajectories < 1 || factors < 1 || factors > 0xffffffffULL)
    throw std::invalid_argument("morris_trajectories: neither trajectories nor factors may be 0");
  if (levels < 2 || levels % 2 != 0 || levels > (std::size_t{1} << 20))
    throw std::invalid_argument("morris_trajectories: levels must be even, from 2 to 2^20");
  const auto half = static_cast<std::uint32_t>(levels / 2);
  const auto top = static_cast<double>(levels - 1);

  MorrisDesign morris;
  morris.trajectories = trajectories;
  morris.delta = half / top;
  morris.design = {trajectories * (factors + 1), factors, {}};
  morris.design.unit.reserve(morris.design.points * factors);
  morris.steps.reserve(trajectories * factors);
  std::vector<std::size_t> order(factors);
  std::vector<std::uint32_t> lower(factors);  // a factor takes this level, and the one `half` above
  std::vector<char> is_up(factors);
  for (std::size_t t = 0; t < trajectories; ++t) {
    RandomWords random(seed, combine(hash_text("morris"), t));
    for (std::size_t factor = 0; factor < factors; ++factor) {
      order[factor] = factor;
      lower[factor] = random.below(half);
      is_up[factor] = random.below(2) == 1;
    }
    shuffle(order, random);
    for (std::size_t s = 0; s <= factors; ++s) {
      for (std::size_t factor = 0; factor < factors; ++factor)
        morris.design.unit.push_back((lower[factor] + (is_up[factor] ? half : 0u)) / top);
      if (s == factors) break;
      const std::size_t factor = order[s];
      morris.steps.push_back({factor, is_up[factor] ? -1 : 1});
      is_up[factor] = !is_up[factor];
    }
  }
  return morris;
}

std::vector<double> elementary_effects(const MorrisDesign& morris, std::span<const double> values) {
  const std::size_t factors = morris.design.factors;
  if (values.size() != morris.design.points)
    throw std::invalid_argument("elementary_effects: one value for each point of the design");
  std::vector<double> effects(morris.steps.size());
  for (std::size_t t = 0; t < morris.trajectories; ++t)
    for (std::size_t s = 0; s < factors; ++s) {
      const MorrisStep& step = morris.steps[t * factors + s];
      const std::size_t row = t * (factors + 1) + s;
      effects[t * factors + step.factor] =
          (values[row + 1] - values[row]) / (step.direction * morris.delta);
    }
  return effects;
}

}  // namespace tumen
