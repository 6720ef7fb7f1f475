// The bits of exp, log, pow and logistic over fixed arguments, folded into one word each. A change
// here changes every result of the program; a difference between two builds means that they would
// not reproduce each other's runs.
#include <cstdint>
#include <string>

#include "catch.h"
#include "core/hash.h"
#include "core/math.h"

using namespace tumen;

namespace {

constexpr int kPoints = 65536;

std::uint64_t word_at(int i, std::uint64_t salt) {
  return combine(salt, static_cast<std::uint64_t>(i));
}

/// In turn: any pattern of bits, a number over the whole range of exp, one near 0, one near 1.
double number_at(int i, std::uint64_t salt) {
  const std::uint64_t w = word_at(i, salt);
  const double unit = static_cast<double>(w >> 11) * 0x1p-53;
  switch (i % 4) {
    case 0:
      return detail::bits<double>(w);
    case 1:
      return unit * 2048.0 - 1024.0;
    case 2:
      return unit * 2.0 - 1.0;
    default:
      return unit * 0.5 + 0.75;
  }
}

template <class F>
std::string folded(F f) {
  std::uint64_t h = 0;
  for (int i = 0; i < kPoints; i += kLanes) {
    Real x, y;
    for (int lane = 0; lane < kLanes; ++lane) {
      x.set(lane, number_at(i + lane, 1));
      y.set(lane, number_at((i + lane) / 4 + kPoints, 2));
    }
    const Word bits = to_word(f(x, y));
    for (int lane = 0; lane < kLanes; ++lane) h = combine(h, bits[lane]);
  }
  return hex16(h);
}

}  // namespace

TEST_CASE("exp, log, pow and logistic have the same bits in every build") {
  CHECK(folded([](Real x, Real) { return exp(x); }) == "5ea1b0d7d3ed688c");
  CHECK(folded([](Real x, Real) { return log(abs(x)); }) == "0b4c9f278283097d");
  CHECK(folded([](Real x, Real y) { return pow(abs(x), y); }) == "b9690c8e3980cc99");
  CHECK(folded([](Real x, Real) { return logistic(clamp(x, -1e3, 1e3)); }) == "fb73a7941a1730f0");
}
