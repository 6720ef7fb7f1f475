#include <cmath>
#include <set>
#include <stdexcept>
#include <utility>

#include "analysis/experiment/design.h"
#include "analysis/experiment/draws.h"
#include "tests/catch.h"

using namespace tumen;

namespace {

SobolOptions scrambled(std::uint64_t seed, std::uint64_t skip = 0) { return {seed, skip}; }

/// Digits 1 to 53 after the point, as a whole number.
std::uint64_t digits(double x) { return static_cast<std::uint64_t>(x * 0x1p53); }

/// Whether each elementary interval 2^-first by 2^-second of two factors holds one point of the
/// 2^(first + second).
bool is_balanced(const Design& design, std::size_t f, std::size_t g, int first, int second) {
  std::set<std::pair<std::uint64_t, std::uint64_t>> boxes;
  for (std::size_t i = 0; i < design.points; ++i)
    boxes.emplace(digits(design.at(i, f)) >> (53 - first),
                  digits(design.at(i, g)) >> (53 - second));
  return boxes.size() == design.points && design.points == std::size_t{1} << (first + second);
}

/// Number of digits that two numbers share from the first on.
int shared(double x, double y) {
  int count = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 52; bit; bit >>= 1, ++count)
    if ((digits(x) ^ digits(y)) & bit) break;
  return count;
}

}  // namespace

TEST_CASE("the Sobol' sequence is that of Joe and Kuo") {
  // The points that their program makes from new-joe-kuo-6.21201.
  const double first[10][10] = {
      {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
      {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
      {0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75, 0.75, 0.75},
      {0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25, 0.25, 0.25},
      {0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875, 0.875, 0.625},
      {0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375, 0.375, 0.125},
      {0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125, 0.125, 0.375},
      {0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625, 0.625, 0.875},
      {0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125, 0.4375, 0.9375, 0.9375, 0.3125},
      {0.6875, 0.8125, 0.4375, 0.9375, 0.0625, 0.8125, 0.9375, 0.4375, 0.4375, 0.8125}};
  const Design design = sobol_sequence(123, 27);
  for (std::size_t i = 0; i < 10; ++i)
    for (std::size_t f = 0; f < 10; ++f) CHECK(design.at(i, f) == first[i][f]);
  const double point_118[27] = {0.6953125, 0.4765625, 0.9921875, 0.3203125, 0.4140625, 0.5234375,
                                0.8046875, 0.3828125, 0.1015625, 0.3515625, 0.6796875, 0.0234375,
                                0.5703125, 0.1953125, 0.7890625, 0.2109375, 0.6484375, 0.3984375,
                                0.8671875, 0.1171875, 0.2265625, 0.3046875, 0.8515625, 0.6484375,
                                0.8046875, 0.9140625, 0.6015625};
  const double point_122[27] = {0.8828125, 0.2890625, 0.6796875, 0.7578125, 0.6015625, 0.9609375,
                                0.8671875, 0.4453125, 0.0390625, 0.6640625, 0.9921875, 0.4609375,
                                0.0078125, 0.3828125, 0.4765625, 0.1484375, 0.0859375, 0.3359375,
                                0.8046875, 0.4296875, 0.1640625, 0.8671875, 0.5390625, 0.7109375,
                                0.3671875, 0.1015625, 0.4140625};
  for (std::size_t f = 0; f < 27; ++f) {
    CHECK(design.at(118, f) == point_118[f]);
    CHECK(design.at(122, f) == point_122[f]);
  }
  const Design last = sobol_sequence(2, 1, {{}, 998});
  CHECK(last.unit == std::vector<double>{0.6572265625, 0.1572265625});
}

TEST_CASE("Sobol' designs are parts of one sequence") {
  const SobolOptions plain, keyed = scrambled(5);
  for (const SobolOptions& options : {plain, keyed}) {
    const Design whole = sobol_sequence(40, 12, options);
    for (const std::uint64_t skip : {0u, 1u, 2u, 3u, 8u, 31u}) {
      SobolOptions later = options;
      later.skip = skip;
      const Design part = sobol_sequence(9, 5, later);
      for (std::size_t i = 0; i < 9; ++i)
        for (std::size_t f = 0; f < 5; ++f) CHECK(part.at(i, f) == whole.at(i + skip, f));
    }
  }
  CHECK(sobol_sequence(1, 1).unit == std::vector<double>{0});
  CHECK(sobol_sequence(2, kMaxSobolFactors).at(1, kMaxSobolFactors - 1) == 0.5);
  CHECK(sobol_sequence(1, 1, {{}, 0xffffffffULL}).unit.size() == 1);
  CHECK_THROWS_AS(sobol_sequence(1, 1, {{}, std::uint64_t{1} << 32}), std::invalid_argument);
  CHECK_THROWS_AS(sobol_sequence(0, 1), std::invalid_argument);
  CHECK_THROWS_AS(sobol_sequence(1, 0), std::invalid_argument);
  CHECK_THROWS_AS(sobol_sequence(1, kMaxSobolFactors + 1), std::invalid_argument);
}

TEST_CASE("Sobol' points are balanced, scrambled or not") {
  for (const std::uint64_t skip : {0u, 256u, 768u})
    for (const SobolOptions& options : {SobolOptions{{}, skip}, scrambled(1, skip)}) {
      const Design design = sobol_sequence(256, 40, options);
      for (std::size_t f = 0; f < 40; ++f) CHECK(is_balanced(design, f, f, 8, 0));
      for (int first = 0; first <= 8; ++first) CHECK(is_balanced(design, 0, 1, first, 8 - first));
    }
}

TEST_CASE("scrambling is nested: points share as many digits as before") {
  const Design plain = sobol_sequence(200, 6);
  const Design design = sobol_sequence(200, 6, scrambled(77));
  for (std::size_t f = 0; f < 6; ++f)
    for (std::size_t i = 0; i < 200; ++i) {
      REQUIRE((design.at(i, f) >= 0 && design.at(i, f) < 1));
      for (std::size_t j = 0; j < i; ++j)
        if (shared(plain.at(i, f), plain.at(j, f)) != shared(design.at(i, f), design.at(j, f)))
          FAIL("factor " << f << ", points " << i << " and " << j);
    }
}

TEST_CASE("each prefix of digits has a coin of its own in each factor and under each seed") {
  // Flips of digit d of point i against those of point j, over factors: equal for half of them
  // when prefixes differ.
  constexpr std::size_t kFactors = 2000;
  const Design plain = sobol_sequence(8, kFactors);
  const Design one = sobol_sequence(8, kFactors, scrambled(1));
  const Design two = sobol_sequence(8, kFactors, scrambled(2));
  const auto flip = [&](const Design& design, std::size_t i, std::size_t f, int digit) {
    return (digits(design.at(i, f)) ^ digits(plain.at(i, f))) >> (53 - digit) & 1;
  };
  const auto half = [](int count) { return std::abs(count - 1000.0) < 4 * std::sqrt(500.0); };
  for (const int digit : {1, 2, 3, 20, 32, 33, 40, 53}) {
    int flips = 0, same_seeds = 0, same_prefixes = 0, same_factors = 0, same_digits = 0;
    for (std::size_t f = 0; f < kFactors; ++f) {
      flips += flip(one, 0, f, digit) == 1;
      same_seeds += flip(one, 0, f, digit) == flip(two, 0, f, digit);
      same_prefixes += flip(one, 0, f, digit) == flip(one, 1, f, digit);
      same_factors += flip(one, 0, f, digit) == flip(one, 0, (f + 1) % kFactors, digit);
      same_digits += flip(one, 0, f, digit) == flip(one, 0, f, digit % 53 + 1);
    }
    CAPTURE(digit, flips, same_seeds, same_prefixes, same_factors, same_digits);
    CHECK(half(flips));
    CHECK(half(same_seeds));
    CHECK((digit == 1 ? same_prefixes == 2000 : half(same_prefixes)));
    CHECK(half(same_factors));
    CHECK(half(same_digits));
  }
}

TEST_CASE("means over scrambled points are unbiased and closer than those of random points") {
  // The product of 1 + (x - 1/2) over 4 factors has mean 1 and variance (13/12)^4 - 1.
  constexpr std::size_t kPoints = 32, kScrambles = 400;
  double sum = 0, squares = 0;
  for (std::uint64_t seed = 0; seed < kScrambles; ++seed) {
    const Design design = sobol_sequence(kPoints, 4, scrambled(seed, 7));
    double mean = 0;
    for (std::size_t i = 0; i < kPoints; ++i) {
      double product = 1;
      for (std::size_t f = 0; f < 4; ++f) product *= 0.5 + design.at(i, f);
      mean += product / kPoints;
    }
    sum += mean - 1;
    squares += (mean - 1) * (mean - 1);
  }
  const double variance = squares / kScrambles;
  CHECK(std::abs(sum / kScrambles) < 4 * std::sqrt(variance / kScrambles));
  CHECK(variance < (std::pow(13 / 12.0, 4) - 1) / kPoints / 4);
}

TEST_CASE("the discrepancy of Sobol' points is far below that of random points, and falls") {
  // For random points its mean square is (2^-factors - 3^-factors) / points.
  double last = 1;
  for (const std::size_t points : {16u, 64u, 256u, 1024u}) {
    const auto n = static_cast<double>(points);
    const double random = std::sqrt((std::pow(2, -5) - std::pow(3, -5)) / n);
    const double plain = l2_star_discrepancy(sobol_sequence(points, 5));
    CHECK(plain < last / 2);
    last = plain;
    if (points < 256) continue;
    CHECK(plain < 0.5 * random);
    CHECK(l2_star_discrepancy(sobol_sequence(points, 5, scrambled(3))) < 0.5 * random);
    RandomWords words(1, points);
    Design drawn{points, 5, std::vector<double>(points * 5)};
    for (double& x : drawn.unit) x = words.next() * 0x1p-32;
    CHECK(l2_star_discrepancy(drawn) == Approx(random).epsilon(0.5));
  }
}
