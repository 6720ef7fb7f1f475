#include "scenario/synthetic_plan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <set>

#include "core/hash.h"
#include "core/math.h"
#include "core/number_text.h"
#include "core/random.h"
#include "scenario/field_table.h"
#include "scenario/great_circle.h"

namespace tumen {
namespace {

constexpr std::size_t kNeighbours = 4;  ///< nearest states that a state has dealings with
constexpr std::size_t kLargest = 4;     ///< largest states that everybody has dealings with
constexpr std::size_t kStatesPerPower = 8;
constexpr std::size_t kMostPowers = 50;
constexpr std::size_t kPortsPerBasin = 4;
constexpr double kSpacing = 8;         ///< degrees between states: some 900 km, as on Earth
constexpr double kFarthestNorth = 60;  ///< or south, degrees

double in_tenths(double degrees) { return std::floor(degrees * 10 + 0.5) / 10; }

/// A box that gives every state as much room, unless the Earth is too small for that.
void place_states(std::size_t n, const SyntheticLuck& luck, SyntheticPlan& plan) {
  const double side = kSpacing * std::sqrt(static_cast<double>(n));
  const double north = std::min(side / 2, kFarthestNorth);
  const double east = std::min(side * side / (4 * north), 180.0);
  std::vector<Direction> at;
  for (std::size_t i = 0; i < n; ++i) {
    plan.latitude.push_back(in_tenths(luck.between(-north, north, "latitude", i)));
    plan.longitude.push_back(in_tenths(luck.between(-east, east, "longitude", i)));
    at.push_back(direction(plan.latitude[i], plan.longitude[i]));
  }
  for (const Direction& from : at) {
    std::vector<double>& row = plan.distance.emplace_back();
    for (const Direction& to : at) row.push_back(great_circle(from, to));
  }
}

/// The `count` best of the states, the smaller number first where two are as good.
template <class Better>
std::vector<std::size_t> best(std::vector<std::size_t> states, std::size_t count, Better better) {
  count = std::min(count, states.size());
  const auto end = states.begin() + static_cast<std::ptrdiff_t>(count);
  std::ranges::partial_sort(states, end, [&](std::size_t a, std::size_t b) {
    return better(a, b) || (!better(b, a) && a < b);
  });
  states.erase(end, states.end());
  return states;
}

std::vector<std::size_t> nearest(const SyntheticPlan& plan, std::vector<std::size_t> states,
                                 std::size_t to, std::size_t count) {
  std::erase(states, to);
  const std::vector<double>& distance = plan.distance[to];
  return best(std::move(states), count,
              [&](std::size_t a, std::size_t b) { return distance[a] < distance[b]; });
}

/// Deals the projects to the powers in turn, and those of a power to its neighbours in turn.
void plan_projects(const std::vector<std::size_t>& powers, const std::vector<std::size_t>& others,
                   std::size_t projects, SyntheticPlan& plan) {
  for (std::size_t k = 0; k < powers.size(); ++k) {
    const std::vector<std::size_t> neighbours =
        nearest(plan, others, powers[k], kPortsPerBasin + 1);
    const std::size_t hosts = std::min(neighbours.size(), kPortsPerBasin);
    std::size_t n = 0;
    for (std::size_t p = k; p < projects; p += powers.size(), ++n) {
      if (n % kPortsPerBasin == 0) {
        Basin& basin = plan.basins.emplace_back();
        basin.partner = powers[k];
        if (neighbours.size() > hosts) basin.third = neighbours[hosts];
        plan.decides[powers[k]] = true;
      }
      plan.basins.back().hosts.push_back(neighbours[n % hosts]);
      plan.decides[neighbours[n % hosts]] = true;
    }
  }
}

}  // namespace

double SyntheticLuck::between(double low, double high, std::string_view what,
                              std::uint64_t which) const {
  const RunKeys keys = {Word(seed_), Word(0)};
  return low + (high - low) * uniform(keys, stream_id(which, hash_text(what)), 0, 0)[0];
}

double SyntheticLuck::log_between(double low, double high, std::string_view what,
                                  std::uint64_t which) const {
  return low * pow(high / low, between(0, 1, what, which))[0];
}

double SyntheticLuck::plausible(IndexSet set, std::string_view quantity,
                                std::uint64_t which) const {
  const auto section = static_cast<std::size_t>(set);
  const int entry = field_table().find(section, quantity);
  const Range range = field_table().entries()[static_cast<std::size_t>(entry)].quantity.prior;
  const std::uint64_t place = combine(section, which);
  return std::clamp(round_figure(between(range.low, range.high, quantity, place)), range.low,
                    range.high);
}

double round_figure(double x) {
  std::array<char, 40> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), x, std::chars_format::scientific, 1)
          .ptr;
  return read_number({text.data(), end}).value;
}

SyntheticPlan plan_world(const SyntheticWorld& world, const SyntheticLuck& luck) {
  const auto n = static_cast<std::size_t>(world.states);
  const auto projects = static_cast<std::size_t>(world.projects);
  SyntheticPlan plan;
  place_states(n, luck, plan);
  for (std::size_t i = 0; i < n; ++i) {
    plan.gdp.push_back(round_figure(luck.log_between(10, 10000, "gdp", i)));
  }
  std::vector<std::size_t> all(n);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto largest = [&](std::size_t count) {
    return best(all, count,
                [&](std::size_t a, std::size_t b) { return plan.gdp[a] > plan.gdp[b]; });
  };

  std::set<std::pair<std::size_t, std::size_t>> pairs;
  const auto deal = [&](std::size_t i, std::size_t j) {
    if (i != j) pairs.insert(std::minmax(i, j));
  };
  const std::vector<std::size_t> giants = largest(kLargest);
  for (std::size_t i = 0; i < n; ++i) {
    for (const std::size_t j : nearest(plan, all, i, kNeighbours)) deal(i, j);
    for (const std::size_t j : giants) deal(i, j);
  }

  plan.decides.assign(n, false);
  for (const std::size_t i : largest(2)) plan.decides[i] = true;
  std::vector<std::size_t> powers =
      largest(std::clamp(n / kStatesPerPower, std::size_t{1}, kMostPowers));
  std::vector<std::size_t> others;
  std::ranges::copy_if(all, std::back_inserter(others),
                       [&](std::size_t i) { return std::ranges::find(powers, i) == powers.end(); });
  if (powers.size() > projects) powers.resize(projects);
  plan_projects(powers, others, projects, plan);
  for (const Basin& basin : plan.basins) {
    for (const std::size_t host : basin.hosts) deal(host, basin.partner);
  }
  plan.pairs.assign(pairs.begin(), pairs.end());
  return plan;
}

}  // namespace tumen
