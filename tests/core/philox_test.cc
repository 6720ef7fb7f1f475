#include <Random123/philox.h>
#undef philox4x32  // a macro there, a function here

#include "core/philox.h"

#include <array>
#include <cstdint>

#include "catch.h"
#include "core/hash.h"

using namespace tumen;

namespace {

using Words = std::array<std::uint32_t, 4>;

Words philox_in_lane(int lane, Words counter, std::uint32_t key0, std::uint32_t key1) {
  Philox c;
  Word k0(0x12345678), k1(0x9abcdef0);
  k0.set(lane, key0);
  k1.set(lane, key1);
  for (std::size_t i = 0; i < 4; ++i) {
    c.w[i] = Word(0xdeadbeef);
    c.w[i].set(lane, counter[i]);
  }
  const Philox random = philox4x32(c, k0, k1);
  Words result;
  for (std::size_t i = 0; i < 4; ++i) {
    REQUIRE(random.w[i][lane] < (std::uint64_t{1} << 32));
    result[i] = static_cast<std::uint32_t>(random.w[i][lane]);
  }
  return result;
}

}  // namespace

TEST_CASE("Philox gives the published known answers") {
  // The three vectors for philox4x32 with 10 rounds in Random123's kat_vectors.
  for (int lane = 0; lane < kLanes; ++lane) {
    CHECK(philox_in_lane(lane, {0, 0, 0, 0}, 0, 0) ==
          Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox_in_lane(lane, {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, 0xffffffff,
                         0xffffffff) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox_in_lane(lane, {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822,
                         0x299f31d0) == Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
  }
}

TEST_CASE("Philox agrees with Random123") {
  std::uint64_t state = 1;
  const auto word = [&] { return static_cast<std::uint32_t>(mix64(++state) >> 16); };
  for (int i = 0; i < 20'000; ++i) {
    const Words counter = {word(), word(), word(), word()};
    const std::uint32_t key0 = word();
    const std::uint32_t key1 = word();
    const r123::Philox4x32::ctr_type c = {{counter[0], counter[1], counter[2], counter[3]}};
    const r123::Philox4x32::key_type k = {{key0, key1}};
    const auto expected = r123::Philox4x32{}(c, k);
    REQUIRE(philox_in_lane(i % kLanes, counter, key0, key1) ==
            Words{expected[0], expected[1], expected[2], expected[3]});
  }
}
