#include "analysis/bytes.h"

#include <cmath>
#include <limits>

#include "tests/catch.h"

using namespace tumen;

namespace {

std::string varint(std::uint64_t x) {
  std::string bytes;
  ByteWriter(bytes).varint(x);
  return bytes;
}

}  // namespace

TEST_CASE("bytes are read as they were written") {
  std::string bytes;
  ByteWriter out(bytes);
  const std::uint64_t numbers[] = {0, 1, 127, 128, 16383, 16384, 1ULL << 63U, ~0ULL};
  const std::int64_t signed_numbers[] = {0,
                                         -1,
                                         1,
                                         -64,
                                         64,
                                         std::numeric_limits<std::int64_t>::min(),
                                         std::numeric_limits<std::int64_t>::max()};
  out.u8(200);
  for (const std::uint64_t x : numbers) out.varint(x);
  for (const std::uint64_t x : numbers) out.u64(x);
  for (const std::int64_t x : signed_numbers) out.zigzag(x);
  out.f64(-0.0);
  out.f64(std::nan(""));
  out.string("Tumen");
  out.string("");
  out.bytes("raw");

  ByteReader in(bytes);
  CHECK(in.u8() == 200);
  for (const std::uint64_t x : numbers) CHECK(in.varint() == x);
  for (const std::uint64_t x : numbers) CHECK(in.u64() == x);
  for (const std::int64_t x : signed_numbers) CHECK(in.zigzag() == x);
  CHECK(std::signbit(in.f64()));
  CHECK(std::isnan(in.f64()));
  CHECK(in.string() == "Tumen");
  CHECK(in.string().empty());
  CHECK(in.left() == 3);
  CHECK_FALSE(in.done());
  CHECK(in.bytes(3) == "raw");
  CHECK(in.done());
}

TEST_CASE("the layout of bytes is fixed") {
  std::string bytes;
  ByteWriter out(bytes);
  out.varint(300);
  out.zigzag(-2);
  out.u64(0x0807060504030201ULL);
  CHECK(bytes == "\xac\x02\x03\x01\x02\x03\x04\x05\x06\x07\x08");
  CHECK(varint(127).size() == 1);
  CHECK(varint(~0ULL).size() == 10);
}

TEST_CASE("a reader that has failed reads nothing more") {
  const std::string bytes = "abc";
  ByteReader in(bytes);
  CHECK(in.u64() == 0);
  CHECK_FALSE(in.ok());
  CHECK_FALSE(in.done());
  CHECK(in.left() == 0);
  CHECK(in.u8() == 0);
  CHECK(in.varint() == 0);
  CHECK(in.string().empty());
}

TEST_CASE("numbers that are too long, too large or cut off are refused") {
  using namespace std::string_literals;
  for (const std::string& bytes : {"\x80"s, "\x80\x00"s, "\xff\x80\x00"s, ""s,
                                   std::string(9, '\xff') + "\x02", std::string(11, '\xff')}) {
    ByteReader in(bytes);
    CHECK(in.varint() == 0);
    CHECK_FALSE(in.ok());
  }
}

TEST_CASE("a text or a count beyond the bytes that are left is refused") {
  const std::string bytes = varint(5) + "four";
  ByteReader text(bytes);
  CHECK(text.string().empty());
  CHECK_FALSE(text.ok());

  const std::string enough = varint(2) + "four";
  ByteReader in(enough);
  CHECK(in.count(2) == 2);
  ByteReader lacking(enough);
  CHECK(lacking.count(3) == 0);
  CHECK_FALSE(lacking.ok());
  for (const std::uint64_t n : {~0ULL, 1ULL << 60U}) {  // the second 16 times is 0
    const std::string huge = varint(n) + "four";
    ByteReader overflow(huge);
    CHECK(overflow.count(16) == 0);
    CHECK_FALSE(overflow.ok());
  }
}
