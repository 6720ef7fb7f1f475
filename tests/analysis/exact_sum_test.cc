#include "analysis/exact_sum.h"

#include <limits>

#include "tests/analysis/stream_support.h"
#include "tests/catch.h"

using namespace tumen;
using namespace tumen::test;

namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kTiny = std::numeric_limits<double>::denorm_min();

ExactSum sum_of(std::span<const double> values) {
  ExactSum sum;
  for (const double x : values) sum.add(x);
  return sum;
}

Exact exact_value(const ExactSum& sum) {
  const ExactSum::Integer integer = sum.integer();
  Exact value = 0;
  for (auto it = integer.magnitude.rbegin(); it != integer.magnitude.rend(); ++it) {
    value = value * power_of_two(32) + *it;
  }
  value *= power_of_two(integer.exponent);
  return integer.negative ? Exact(-value) : value;
}

/// Sets of values that break sums that round.
std::vector<std::vector<double>> nasty_values() {
  const double least_normal = std::numeric_limits<double>::min();
  std::vector<std::vector<double>> sets = {
      {},
      {0.0, -0.0},
      {-0.0},
      {1e308, 1e308, -1e308, -1e308},
      {1e300, kTiny, -1e300},
      {kLargest, kLargest, -kLargest, kTiny, -kLargest},
      {kTiny, kTiny, -kTiny},
      {least_normal, -kTiny},
      {1, 0x1p-53, 0x1p-106},
      {1, 0x1p-53},
      {0x1.0000000000001p0, 0x1p-53},
      {1, -0x1p-54},
      {0x1p1000, 1, -0x1p1000, -1},
      {-0x1p32, 0x1p-32, 0x1p64},
      {4294967295.0, 1, -4294967296.0},
      {-1e-300, 1e-300, -5},
  };
  std::vector<double> alternating;
  for (int k = 0; k < 1001; ++k) alternating.push_back(k % 2 == 0 ? 0.1 : -0.1);
  sets.push_back(alternating);
  return sets;
}

void check_against_exact(std::span<const double> values) {
  Exact sum = 0;
  Exact squares = 0;
  ExactSum found;
  ExactSum found_squares;
  for (const double x : values) {
    sum += exact(x);
    squares += exact(x) * exact(x);
    found.add(x);
    found_squares.add_square(x);
  }
  CHECK(exact_value(found) == sum);
  CHECK(exact_value(found_squares) == squares);
  CHECK(is_nearest(found.value(), sum));
  CHECK(is_nearest(found_squares.value(), squares));
  CHECK(survives_bytes(found));
  CHECK(survives_bytes(found_squares));
}

}  // namespace

TEST_CASE("sums and sums of squares are exact, and rounded once") {
  for (const auto& values : nasty_values()) check_against_exact(values);
  Luck luck(1);
  for (int k = 0; k < 150; ++k) {
    const int least = -1074 + static_cast<int>(luck() % 2000);
    const int most = std::min(1023, least + static_cast<int>(luck() % 300));
    std::vector<double> values(luck() % 60);
    for (double& x : values) x = any_double(luck, least, most);
    if (k % 3 == 0 && !values.empty()) {  // the first cancels all the rest as far as it can
      Exact rest = 0;
      for (const double x : std::span(values).subspan(1)) rest += exact(x);
      if (abs(rest) < exact(kLargest)) values[0] = -static_cast<double>(rest);
    }
    check_against_exact(values);
  }
}

TEST_CASE("ties go to even, among subnormals and at the end of the doubles too") {
  CHECK(sum_of(std::vector{1.0, 0x1p-53}).value() == 1);
  CHECK(sum_of(std::vector{1.0, 0x1p-53, kTiny}).value() == 0x1.0000000000001p0);
  CHECK(sum_of(std::vector{0x1.0000000000001p0, 0x1p-53}).value() == 0x1.0000000000002p0);
  CHECK(sum_of(std::vector{kLargest, 0x1p969}).value() == kLargest);
  CHECK(std::isinf(sum_of(std::vector{kLargest, 0x1p970}).value()));
  CHECK(sum_of(std::vector{-kLargest, -kLargest}).value() ==
        -std::numeric_limits<double>::infinity());
  const auto squares = [](double a, double b) {
    ExactSum sum;
    sum.add_square(a);
    sum.add_square(b);
    return sum.value();
  };
  CHECK(squares(0x1p-538, 0) == 0);               // a quarter of the least subnormal
  CHECK(squares(0x1p-538, 0x1p-538) == 0);        // half of it: to even
  CHECK(squares(0x1p-538, 0x1.8p-538) == kTiny);  // 13/16
  CHECK(squares(0x1p-537, 0x1p-538) == kTiny);    // 5/4
  CHECK(squares(kTiny, 0) == 0);
  CHECK(std::isinf(squares(kLargest, 0)));
}

TEST_CASE("an empty sum is a positive zero of one byte, and so is one that has cancelled") {
  const std::string zero(1, '\0');
  CHECK(bytes_of(ExactSum()) == zero);
  const ExactSum sum = sum_of(std::vector{1e300, -3.0, kTiny, 3.0, -1e300, -kTiny});
  CHECK(bytes_of(sum) == zero);
  CHECK(std::bit_cast<std::uint64_t>(sum.value()) == 0);
  CHECK(bytes_of(sum_of(std::vector{1000.0})) == "\x04\x90\x02\xe8\x03");  // at byte 2176 / 8
}

TEST_CASE("a sum has the same bytes in every order and grouping") {
  Luck luck(2);
  auto sets = nasty_values();
  for (const int width : {1, 20, 400, 2000}) {
    std::vector<double> values(300);
    for (double& x : values) x = any_double(luck, -1074, -1074 + width);
    sets.push_back(values);
  }
  for (const auto& values : sets) {
    ExactSum squares;
    for (const double x : values) squares.add_square(x);
    for (int k = 0; k < 20; ++k) {
      const auto sum = in_any_order<ExactSum>(values, luck, [](auto& s, double x) { s.add(x); });
      CHECK(bytes_of(sum) == bytes_of(sum_of(values)));
      const auto other =
          in_any_order<ExactSum>(values, luck, [](auto& s, double x) { s.add_square(x); });
      CHECK(bytes_of(other) == bytes_of(squares));
    }
  }
}

TEST_CASE("carries come before a limb overflows") {
  // Digits of ones, doubled until 2^60 terms are in: every limb is as full as terms can make it.
  for (const double x : {0x1.fffffffffffffp31, -0x1.fffffffffffffp31, 0x1.fffffffffffffp0}) {
    ExactSum sum;
    ExactSum squares;
    sum.add(x);
    squares.add_square(x);
    for (int k = 1; k <= 60; ++k) {
      sum.merge(sum);
      squares.merge(squares);
      if (k % 7 == 0) {
        ExactSum one;
        one.add(x);
        sum.merge(one);
        one.add(-x);
        sum.merge(one);
        sum.add(-x);
      }
    }
    CHECK(exact_value(sum) == exact(x) * power_of_two(60));
    CHECK(exact_value(squares) == exact(x) * exact(x) * power_of_two(60));
    CHECK(survives_bytes(sum));
  }
}

TEST_CASE("damaged bytes of a sum are refused") {
  Luck luck(3);
  bool sound = true;
  for (const auto& values : nasty_values()) {
    refused_damage(sum_of(values), luck, sound);
    CHECK(sound);
  }
  // Zero with a sign; a size, a place beyond all; ends that are zero.
  for (const std::string& bytes :
       {std::string("\x01"), std::string("\xfe\xff\x7f\x01"), std::string("\x02\xff\x7f\x01"),
        std::string("\x04\x01\x00\x01", 4), std::string("\x04\x01\x01\x00", 4)}) {
    ByteReader in(bytes);
    CHECK(ExactSum::read(in).value() == 0);
    CHECK_FALSE(in.ok());
  }
}
