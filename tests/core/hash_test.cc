#include "core/hash.h"

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <set>
#include <string>

#include "catch.h"

using namespace tumen;

namespace {

std::uint64_t step(std::uint64_t h, double x) { return hash_step(Word(h), Real(x))[kLanes - 1]; }

}  // namespace

TEST_CASE("mix64 is SplitMix64's finaliser") {
  // The first outputs of SplitMix64 seeded with 0.
  constexpr std::uint64_t kPhi = 0x9e3779b97f4a7c15ULL;
  static_assert(mix64(0) == 0);
  CHECK(mix64(kPhi) == 0xe220a8397b1dcdafULL);
  CHECK(mix64(2 * kPhi) == 0x6e789e6aa1b965f4ULL);
  CHECK(mix64(3 * kPhi) == 0x06c45d188009454fULL);
}

TEST_CASE("hash_text is FNV-1a, mixed") {
  // FNV-1a of "", "a" and "foobar" as published with the function.
  CHECK(hash_text("") == mix64(0xcbf29ce484222325ULL));
  CHECK(hash_text("a") == mix64(0xaf63dc4c8601ec8cULL));
  CHECK(hash_text("foobar") == mix64(0x85944171f73967e8ULL));
  CHECK(hash_text("\xff") != hash_text("\x7f"));
}

TEST_CASE("hashes keep their values") {
  CHECK(hex16(combine(0, 0)) == "48218226ff3cd4bf");
  CHECK(hex16(combine(1, 2)) == "081a5c1377856b73");
  CHECK(hex16(hash_text("RUS")) == "a6cd03ce4b4125e7");
  CHECK(hex16(step(step(1, 1.5), -2.0)) == "fea8c949023d5cf9");
}

TEST_CASE("combine tells pairs apart, order included") {
  std::set<std::uint64_t> seen;
  for (std::uint64_t a = 0; a < 300; ++a) {
    for (std::uint64_t b = 0; b < 300; ++b) seen.insert(combine(a, b));
  }
  CHECK(seen.size() == 300 * 300);
}

TEST_CASE("flipping one bit of either word flips about half the bits of combine") {
  for (int bit = 0; bit < 64; ++bit) {
    int flipped_a = 0;
    int flipped_b = 0;
    for (std::uint64_t i = 0; i < 256; ++i) {
      const std::uint64_t a = mix64(2 * i + 1), b = mix64(2 * i + 2);
      const std::uint64_t mask = std::uint64_t{1} << bit;
      flipped_a += std::popcount(combine(a, b) ^ combine(a ^ mask, b));
      flipped_b += std::popcount(combine(a, b) ^ combine(a, b ^ mask));
    }
    // 256 x 64 fair coins: mean 8192, standard deviation 64.
    CHECK(std::abs(flipped_a - 8192) < 400);
    CHECK(std::abs(flipped_b - 8192) < 400);
  }
}

TEST_CASE("a history's hash treats equal numbers as equal") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto other_nan = std::bit_cast<double>(std::uint64_t{0xfff8000000000123ULL});
  CHECK(step(7, -0.0) == step(7, 0.0));
  CHECK(step(7, other_nan) == step(7, nan));
  CHECK(step(7, nan) != step(7, std::numeric_limits<double>::infinity()));
  CHECK(step(7, 1.0) != step(8, 1.0));
}

TEST_CASE("a history's hash depends on every bit and on the order of its numbers") {
  CHECK(step(step(0, 1.0), 2.0) != step(step(0, 2.0), 1.0));
  CHECK(step(step(0, 0.0), 0.0) != step(0, 0.0));
  for (int bit = 0; bit < 64; ++bit) {
    int flipped = 0;
    for (std::uint64_t i = 0; i < 256; ++i) {
      const double x = 1.0 + static_cast<double>(mix64(i + 1) >> 11) * 0x1p-53;
      const auto y =
          std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) ^ (std::uint64_t{1} << bit));
      REQUIRE(step(i, x) != step(i, y));
      // As used: more numbers follow, and the last value is mixed.
      flipped += std::popcount(mix64(step(step(i, x), 3.0)) ^ mix64(step(step(i, y), 3.0)));
    }
    CHECK(std::abs(flipped - 8192) < 400);
  }
}

TEST_CASE("a history's hash does not depend on the lane or on the other lanes") {
  for (int lane = 0; lane < kLanes; ++lane) {
    Word h(99);
    Real x(std::numeric_limits<double>::quiet_NaN());
    h.set(lane, 5);
    x.set(lane, 0.25);
    CHECK(hash_step(h, x)[lane] == step(5, 0.25));
  }
}

TEST_CASE("hex16 writes sixteen digits, the most significant first") {
  CHECK(hex16(0) == "0000000000000000");
  CHECK(hex16(0x0123456789abcdefULL) == "0123456789abcdef");
  CHECK(hex16(~std::uint64_t{0}) == "ffffffffffffffff");
}
