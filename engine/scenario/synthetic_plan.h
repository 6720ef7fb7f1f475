/// The plan of a synthetic world: where states lie, and who wants what from whom.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/synthetic.h"
#include "world/ids.h"

namespace tumen {

/// The generator's luck: a draw is a function of the seed and of what it is for.
class SyntheticLuck {
 public:
  explicit SyntheticLuck(std::uint64_t seed) : seed_(seed) {}
  /// In [low, high), uniform.
  double between(double low, double high, std::string_view what, std::uint64_t which) const;
  /// In [low, high), its logarithm uniform; low > 0.
  double log_between(double low, double high, std::string_view what, std::uint64_t which) const;
  /// In the plausible range of a quantity of the field table, which must have one.
  double plausible(IndexSet set, std::string_view quantity, std::uint64_t which) const;

 private:
  std::uint64_t seed_;
};

/// The nearest number of two significant decimal digits.
double round_figure(double x);

/// Cargo of a large state, and the ports that compete for it.
struct Basin {
  std::size_t partner = 0;           ///< the large state
  std::vector<std::size_t> hosts;    ///< of the ports it wants to build: one project each, 1 to 4
  std::optional<std::size_t> third;  ///< state with a port of its own on the way
};

/// States are numbered from 0.
struct SyntheticPlan {
  std::vector<double> gdp;                    ///< bn USD/yr
  std::vector<double> latitude, longitude;    ///< degrees, to a tenth
  std::vector<std::vector<double>> distance;  ///< km, as the loader finds it
  /// Pairs of which the file says more than where they lie, each once, ascending; first < second.
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::vector<Basin> basins;
  std::vector<bool> decides;  ///< per state: a party to a project, or one of the two largest
};

SyntheticPlan plan_world(const SyntheticWorld& world, const SyntheticLuck& luck);

}  // namespace tumen
