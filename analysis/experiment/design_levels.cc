#include <stdexcept>

#include "analysis/experiment/design.h"

namespace tumen {

namespace {
constexpr std::size_t kMostLevels = 0xffffffffULL;
constexpr std::size_t kMostEntries = std::size_t{1} << 48;
}  // namespace

LevelDesign full_factorial(std::span<const std::size_t> levels) {
  std::size_t points = 1;
  for (const std::size_t count : levels) {
    if (count < 1 || count > kMostLevels)
      throw std::invalid_argument("full_factorial: a factor's levels must be from 1 to 2^32 - 1");
    if (points >= kMostEntries / count / levels.size())
      throw std::invalid_argument("full_factorial: too many combinations of levels");
    points *= count;
  }
  LevelDesign design{points, levels.size(), std::vector<std::uint32_t>(points * levels.size())};
  for (std::size_t point = 0; point < points; ++point) {
    std::size_t rest = point;
    for (std::size_t factor = levels.size(); factor-- > 0; rest /= levels[factor])
      design.level[point * levels.size() + factor] =
          static_cast<std::uint32_t>(rest % levels[factor]);
  }
  return design;
}

LevelDesign listed_points(std::size_t points, std::size_t factors) {
  if (points < 1 || points > kMostLevels)
    throw std::invalid_argument("listed_points: points must be from 1 to 2^32 - 1");
  LevelDesign design{points, factors, {}};
  design.level.reserve(points * factors);
  for (std::size_t point = 0; point < points; ++point)
    design.level.insert(design.level.end(), factors, static_cast<std::uint32_t>(point));
  return design;
}

}  // namespace tumen
