#include "analysis/experiment/design.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>

#include "analysis/experiment/draws.h"
#include "core/hash.h"
#include "tests/catch.h"

using namespace tumen;

namespace {

/// Whether every factor has exactly one point in each of as many strata as there are points.
bool is_latin(const Design& design) {
  for (std::size_t factor = 0; factor < design.factors; ++factor) {
    std::set<std::size_t> strata;
    for (std::size_t point = 0; point < design.points; ++point) {
      const double x = design.at(point, factor);
      if (!(x >= 0 && x < 1)) return false;
      strata.insert(static_cast<std::size_t>(x * static_cast<double>(design.points)));
    }
    if (strata.size() != design.points) return false;
  }
  return true;
}

std::uint64_t hash_of(const Design& design) {
  std::uint64_t hash = combine(design.points, design.factors);
  for (const double x : design.unit) hash = combine(hash, std::bit_cast<std::uint64_t>(x));
  return hash;
}

std::uint64_t hash_of(const LevelDesign& design) {
  std::uint64_t hash = combine(design.points, design.factors);
  for (const std::uint32_t level : design.level) hash = combine(hash, level);
  return hash;
}

constexpr LatinHypercubeOptions centred(std::size_t sweeps) { return {sweeps, true}; }

}  // namespace

TEST_CASE("random words are those of Philox, block after block") {
  const std::uint64_t seed = 0x0123456789abcdefULL, stream = 0xfedcba9876543210ULL;
  RandomWords random(seed, stream);
  for (std::uint64_t block = 0; block < 20; ++block) {
    const Philox counter = {
        {Word(block), Word(0), Word(stream & 0xffffffffULL), Word(stream >> 32)}};
    const Philox expected = philox4x32(counter, Word(seed & 0xffffffffULL), Word(seed >> 32));
    for (const Word& word : expected.w) CHECK(random.next() == word[0]);
  }
}

TEST_CASE("shuffles and bounded integers are uniform") {
  RandomWords random(7, 1);
  std::map<std::vector<int>, int> orders;
  constexpr int kTrials = 24000;
  for (int i = 0; i < kTrials; ++i) {
    std::vector<int> order = {0, 1, 2, 3};
    shuffle(order, random);
    ++orders[order];
  }
  REQUIRE(orders.size() == 24);
  double chi_squared = 0;
  for (const auto& [order, count] : orders)
    chi_squared += (count - 1000.0) * (count - 1000.0) / 1e3;
  CHECK(chi_squared < 49.7);  // 0.999 quantile with 23 degrees of freedom

  // With n = 3 x 2^30 a remainder without rejection would be below 2^30 twice as often.
  int low = 0;
  for (int i = 0; i < kTrials; ++i) {
    const std::uint32_t x = random.below(3u << 30);
    CHECK_FALSE(x >= 3u << 30);
    low += x % 3 == 0;
  }
  CHECK(std::abs(low - kTrials / 3.0) < 4 * std::sqrt(kTrials * 2 / 9.0));
  for (int i = 0; i < 10; ++i) CHECK(random.below(1) == 0);
}

TEST_CASE("a full factorial has every combination once, the last factor fastest") {
  const std::vector<std::size_t> levels = {2, 1, 3};
  const LevelDesign design = full_factorial(levels);
  CHECK(design.points == 6);
  CHECK(design.factors == 3);
  CHECK(design.level ==
        std::vector<std::uint32_t>{0, 0, 0, 0, 0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 1, 1, 0, 2});
  CHECK(design.at(5, 2) == 2);
  CHECK(full_factorial(std::vector<std::size_t>{4}).level ==
        std::vector<std::uint32_t>{0, 1, 2, 3});
  CHECK(full_factorial({}).points == 1);
  CHECK(full_factorial({}).level.empty());
  CHECK_THROWS_AS(full_factorial(std::vector<std::size_t>{3, 0}), std::invalid_argument);
  CHECK_THROWS_AS(full_factorial(std::vector<std::size_t>(70, 2)), std::invalid_argument);
  CHECK_THROWS_AS(full_factorial(std::vector<std::size_t>{std::size_t{1} << 32}),
                  std::invalid_argument);
}

TEST_CASE("a list is at the row's level in every factor") {
  const LevelDesign design = listed_points(3, 2);
  CHECK(design.level == std::vector<std::uint32_t>{0, 0, 1, 1, 2, 2});
  CHECK(listed_points(1, 1).level == std::vector<std::uint32_t>{0});
  CHECK_THROWS_AS(listed_points(0, 2), std::invalid_argument);
}

TEST_CASE("a Latin hypercube has one point in each stratum, improved or not") {
  for (const std::size_t points : {1u, 2u, 3u, 7u, 64u, 100u})
    for (const std::size_t sweeps : {0u, 3u})
      for (const bool middle : {false, true}) {
        const Design design = latin_hypercube(points, 5, 11, {sweeps, middle});
        CAPTURE(points, sweeps, middle);
        CHECK(design.points == points);
        CHECK(design.unit.size() == points * 5);
        CHECK(is_latin(design));
      }
  CHECK(is_latin(latin_hypercube(100003, 2, 5)));
  CHECK(latin_hypercube(1, 1, 3, centred(4)).unit == std::vector<double>{0.5});
  CHECK_THROWS_AS(latin_hypercube(0, 1, 1), std::invalid_argument);
  CHECK_THROWS_AS(latin_hypercube(1, 0, 1), std::invalid_argument);
  CHECK_THROWS_AS(latin_hypercube((1u << 20) + 1, 1, 1), std::invalid_argument);
}

TEST_CASE("jitter in a Latin hypercube is uniform within the stratum") {
  constexpr std::size_t kPoints = 20000;
  const Design design = latin_hypercube(kPoints, 1, 4);
  double sum = 0, squares = 0;
  for (const double x : design.unit) {
    const double within = x * kPoints - std::floor(x * kPoints);
    sum += within;
    squares += within * within;
  }
  CHECK(sum / kPoints == Approx(0.5).margin(4 * std::sqrt(1 / 12.0 / kPoints)));
  CHECK(squares / kPoints == Approx(1 / 3.0).margin(4 * std::sqrt(4 / 45.0 / kPoints)));
}

TEST_CASE("columns of a Latin hypercube are independent of each other and of their number") {
  const Design few = latin_hypercube(500, 2, 9);
  const Design many = latin_hypercube(500, 4, 9);
  double worst = 0;
  for (std::size_t a = 0; a < 4; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      double covariance = 0;
      for (std::size_t i = 0; i < 500; ++i)
        covariance += (many.at(i, a) - 0.5) * (many.at(i, b) - 0.5) / 500;
      worst = std::max(worst, std::abs(12 * covariance));
    }
  CHECK(worst < 4 / std::sqrt(500.0));
  bool is_same = true;
  for (std::size_t i = 0; i < 500; ++i)
    for (std::size_t f = 0; f < 2; ++f) is_same = is_same && few.at(i, f) == many.at(i, f);
  CHECK(is_same);
}

TEST_CASE("sweeps spread a Latin hypercube out and never make it worse") {
  // The first sweeps of a longer search are those of a shorter one.
  for (const std::size_t points : {3u, 8u, 13u, 40u}) {
    double last = phi16(latin_hypercube(points, 3, 21, centred(0)));
    const double start = last;
    for (std::size_t sweeps = 1; sweeps <= 12; ++sweeps) {
      const double now = phi16(latin_hypercube(points, 3, 21, centred(sweeps)));
      CHECK(now <= last * (1 + 1e-12));
      last = now;
    }
    if (points > 3) CHECK(last < 0.95 * start);
  }
  const Design start = latin_hypercube(50, 6, 2);
  const Design spread = latin_hypercube(50, 6, 2, {30, false});
  CHECK(phi16(spread) < 0.8 * phi16(start));
  CHECK(minimum_distance(spread) > 1.3 * minimum_distance(start));
}

TEST_CASE("sweeps find the maximin Latin hypercubes of few points") {
  // Two factors: the best of all permutations against the best of some searches.
  for (const std::size_t points : {4u, 5u, 6u, 7u}) {
    const auto n = static_cast<double>(points);
    std::vector<std::size_t> order(points);
    for (std::size_t i = 0; i < points; ++i) order[i] = i;
    double best = 0;
    do {
      Design design{points, 2, {}};
      for (std::size_t i = 0; i < points; ++i) {
        design.unit.push_back((static_cast<double>(i) + 0.5) / n);
        design.unit.push_back((static_cast<double>(order[i]) + 0.5) / n);
      }
      best = std::max(best, minimum_distance(design));
    } while (std::next_permutation(order.begin(), order.end()));
    double found = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
      found = std::max(found, minimum_distance(latin_hypercube(points, 2, seed, centred(20))));
    CHECK(found == Approx(best));
  }
}

TEST_CASE("criteria of a design have their closed forms") {
  const Design line = {3, 1, {0, 0.5, 1}};
  CHECK(minimum_distance(line) == 0.5);
  CHECK(phi16(line) == Approx(std::pow(2 * std::pow(0.5, -16) + 1, 1 / 16.0)));
  const Design diagonal = {2, 3, {0.1, 0.1, 0.1, 0.3, 0.3, 0.3}};
  CHECK(minimum_distance(diagonal) == Approx(0.2 * std::sqrt(3.0)));
  CHECK(phi16(diagonal) == Approx(1 / minimum_distance(diagonal)));
  CHECK(minimum_distance({1, 1, {0.5}}) == std::numeric_limits<double>::infinity());
  CHECK(phi16({1, 1, {0.5}}) == 0);
  CHECK(phi16({2, 1, {0.5, 0.5}}) == std::numeric_limits<double>::infinity());

  for (const std::size_t n : {1u, 4u, 9u}) {  // one factor: 1 / (12 n^2) with centred points
    const double discrepancy = l2_star_discrepancy(latin_hypercube(n, 1, 1, centred(0)));
    CHECK(discrepancy == Approx(1 / std::sqrt(12.0) / static_cast<double>(n)));
  }
  // One point at the origin is in every box: the mean of (1 - x y)^2 is 1 - 2 / 4 + 1 / 9.
  CHECK(l2_star_discrepancy({1, 2, {0, 0}}) == Approx(std::sqrt(1 - 0.5 + 1 / 9.0)));
  CHECK_THROWS_AS(l2_star_discrepancy({}), std::invalid_argument);
}

TEST_CASE("a seed gives the same design on every machine") {
  const std::vector<std::size_t> levels = {3, 4, 2};
  CHECK(hex16(hash_of(full_factorial(levels))) == "1ca426cc2d130c32");
  CHECK(hex16(hash_of(listed_points(5, 3))) == "8aab1d15f7001ac3");
  CHECK(hex16(hash_of(latin_hypercube(10, 3, 1))) == "2215c2c78ad8c943");
  CHECK(hex16(hash_of(latin_hypercube(10, 3, 1, {5, false}))) == "832f7b3107bd326a");
  CHECK(hex16(hash_of(sobol_sequence(10, 3))) == "d351fd0e71f86d0b");
  CHECK(hex16(hash_of(sobol_sequence(10, 3, {1, 2}))) == "4756a4c6661451e2");
  CHECK(hex16(hash_of(morris_trajectories(3, 3, 4, 1).design)) == "bc4e699be73fe322");

  CHECK(hash_of(latin_hypercube(10, 3, 1)) != hash_of(latin_hypercube(10, 3, 2)));
  CHECK(hash_of(morris_trajectories(3, 3, 4, 1).design) !=
        hash_of(morris_trajectories(3, 3, 4, std::uint64_t{1} << 32 | 1).design));
}
