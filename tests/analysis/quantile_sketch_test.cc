#include "analysis/quantile_sketch.h"

#include "analysis/statistics.h"
#include "tests/analysis/stream_support.h"
#include "tests/catch.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kTiny = std::numeric_limits<double>::denorm_min();

QuantileSketch sketch_of(std::span<const double> values) {
  QuantileSketch sketch;
  sketch.add(values);
  return sketch;
}

/// A number in (0, 1).
double share(Luck& luck) { return (static_cast<double>(luck() >> 12U) + 0.5) * 0x1p-52; }

/// Sets of values of different shapes.
std::vector<std::vector<double>> shapes(Luck& luck) {
  std::vector<std::vector<double>> sets(9);
  for (int k = 0; k < 3000; ++k) {
    const double u = share(luck);
    double bell = -6;
    for (int i = 0; i < 12; ++i) bell += share(luck);
    sets[0].push_back(u);
    sets[1].push_back(bell);
    sets[2].push_back(1e6 + bell);
    sets[3].push_back(-5 - bell * bell);
    sets[4].push_back(1 / (u * u));                          // a heavy tail
    sets[5].push_back(k % 3 == 0 ? 0.0 : bell * 1e-3);       // an atom at zero
    sets[6].push_back(k % 2 == 0 ? -1 - u : 1e5 * (1 + u));  // two clusters of different signs
    sets[7].push_back(any_double(luck, -1060, 1023));
    sets[8].push_back(static_cast<double>(luck() % 5));
  }
  for (const std::size_t n : {1U, 2U, 3U, 64U, 65U}) {
    sets.emplace_back(sets[1].begin(), sets[1].begin() + static_cast<std::ptrdiff_t>(n));
  }
  sets.push_back({-kLargest, kLargest});
  sets.push_back({0, -0.0, kTiny, -kTiny, 1e-310, kLargest, -kLargest});
  return sets;
}

/// How far a quantile may be off: its share of the two values it stands between.
double margin(std::span<const double> sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double weight = at - static_cast<double>(below);
  const double size = (1 - weight) * std::abs(sorted[below]) + weight * std::abs(sorted[above]);
  return size * QuantileSketch::kRelativeError * (1 + 1e-12) + 0x1p-1022;
}

/// Type 7, but for a difference that would overflow.
double sorted_quantile(std::span<const double> sorted, double p) {
  std::vector<double> half(sorted.begin(), sorted.end());
  if (sorted.back() < 1e300) return quantile_of_sorted(sorted, p);
  for (double& x : half) x /= 2;
  return 2 * quantile_of_sorted(half, p);
}

}  // namespace

TEST_CASE("quantiles are within 1/64 of those of the sorted values, in their order") {
  Luck luck(1);
  for (auto values : shapes(luck)) {
    const QuantileSketch sketch = sketch_of(values);
    CHECK(sketch.count() == values.size());
    std::ranges::sort(values);
    const double min = values.front();
    const double max = values.back();
    double before = min;
    int beyond = 0;
    for (int k = 0; k <= 1000; ++k) {
      const double p = k / 1000.0;
      const double q = sketch.quantile(p, min, max);
      if (!(std::abs(q - sorted_quantile(values, p)) <= margin(values, p))) ++beyond;
      if (!(q >= before && q <= max)) ++beyond;
      before = q;
    }
    CHECK(beyond == 0);
    CHECK(sketch.quantile(0, min, max) == min);
    CHECK(sketch.quantile(1, min, max) == max);
  }
}

TEST_CASE("the error of a single value is at its worst close to the width of a bin") {
  // 999 values at the lower edge of a bin and one beyond it: all others are taken to be spread.
  std::vector<double> values(999, 1.0);
  values.push_back(2.0);
  values.push_back(0.5);
  const double q = sketch_of(values).quantile(0.99, 0.5, 2.0);
  CHECK(q > 1 + 0.98 / 64);
  CHECK(q < 1 + 1.0 / 64);
}

TEST_CASE("a constant is given back exactly, and so is zero") {
  for (const double x : {3.7, -1e-5, 0.0, kTiny, -kLargest}) {
    const QuantileSketch sketch = sketch_of(std::vector<double>(100, x));
    CHECK(sketch.bins() == 1);
    for (const double p : {0.0, 0.05, 0.5, 0.77, 1.0}) CHECK(sketch.quantile(p, x, x) == x);
  }
  std::vector<double> values(100, 0.0);
  values[0] = -4;
  values[1] = 4;
  CHECK(sketch_of(values).quantile(0.5, -4, 4) == 0);
  CHECK(std::isnan(QuantileSketch().quantile(0.5, 0, 0)));
}

TEST_CASE("a mirrored sample has mirrored quantiles") {
  Luck luck(2);
  for (auto values : shapes(luck)) {
    const auto [min, max] = std::ranges::minmax(values);
    const QuantileSketch sketch = sketch_of(values);
    for (double& x : values) x = -x;
    const QuantileSketch mirror = sketch_of(values);
    CHECK(mirror.bins() == sketch.bins());
    for (const double p : {0.25, 0.5, 0.75}) {
      const double q = sketch.quantile(p, min, max);
      CHECK(-mirror.quantile(1 - p, -max, -min) == Approx(q).epsilon(1e-9).margin(1e-300));
    }
  }
}

TEST_CASE("a sketch has the same bytes in every order and grouping") {
  Luck luck(3);
  for (const auto& values : shapes(luck)) {
    const QuantileSketch sketch = sketch_of(values);
    for (int k = 0; k < 5; ++k) {
      const auto other = in_any_order<QuantileSketch>(
          values, luck, [](auto& s, double x) { s.add(std::span(&x, 1)); });
      CHECK(bytes_of(other) == bytes_of(sketch));
    }
    QuantileSketch twice = sketch;
    twice.merge(twice);
    CHECK(twice.count() == 2 * values.size());
    CHECK(twice.bins() == sketch.bins());
    CHECK(survives_bytes(twice));
  }
}

TEST_CASE("a sketch takes few bins") {
  std::vector<double> values;
  for (int k = 0; k < 100000; ++k) values.push_back(1000 + k / 500.0);  // 1000 to 1200
  CHECK(sketch_of(values).bins() <= 20);
  CHECK(bytes_of(sketch_of(values)).size() < 80);
}

TEST_CASE("damaged bytes of a sketch are refused") {
  Luck luck(4);
  for (auto values : shapes(luck)) {
    values.resize(std::min<std::size_t>(values.size(), 40));
    bool sound = true;
    CHECK(refused_damage(sketch_of(values), luck, sound) > 500);
    CHECK(sound);
  }
  std::string bytes;
  ByteWriter out(bytes);
  out.varint(1U << 30U);  // more bins than bytes
  ByteReader in(bytes);
  CHECK(QuantileSketch::read(in).count() == 0);
  CHECK_FALSE(in.ok());
}

TEST_CASE("bins that no value has, and counts of none or too many, are refused") {
  const auto is_read = [](std::vector<std::uint64_t> numbers) {
    std::string bytes;
    ByteWriter out(bytes);
    for (const std::uint64_t x : numbers) out.varint(x);
    ByteReader in(bytes);
    QuantileSketch::read(in);
    return in.done();
  };
  const std::uint64_t zero = 1U << 17U;
  const std::uint64_t last = 2047 * 64 - 1;
  CHECK(is_read({1, zero, 7}));
  CHECK(is_read({2, zero - last, 7, 2 * last - 1, 1}));
  CHECK_FALSE(is_read({1, zero, 0}));
  CHECK_FALSE(is_read({1, zero + 5, 7}));
  CHECK_FALSE(is_read({1, zero + last + 1, 7}));
  CHECK_FALSE(is_read({1, zero - last - 1, 7}));
  CHECK_FALSE(is_read({2, zero, 7, ~0ULL - zero, 7}));
  CHECK(is_read({2, zero, QuantileSketch::kMaxCount - 1, 62, 1}));
  CHECK_FALSE(is_read({2, zero, QuantileSketch::kMaxCount - 1, 62, 2}));
}
