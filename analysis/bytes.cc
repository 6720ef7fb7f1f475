#include "analysis/bytes.h"

namespace tumen {

void ByteWriter::u64(std::uint64_t x) {
  char eight[8];
  for (unsigned k = 0; k < 8; ++k) eight[k] = static_cast<char>(x >> (8 * k));
  out_.append(eight, sizeof eight);
}

void ByteWriter::varint(std::uint64_t x) {
  for (; x >= 0x80U; x >>= 7U) u8(static_cast<std::uint8_t>(x | 0x80U));
  u8(static_cast<std::uint8_t>(x));
}

void ByteWriter::zigzag(std::int64_t x) {
  const auto sign = static_cast<std::uint64_t>(x < 0 ? -1 : 0);
  varint((static_cast<std::uint64_t>(x) << 1U) ^ sign);
}

void ByteWriter::string(std::string_view x) {
  varint(x.size());
  bytes(x);
}

void ByteReader::fail() {
  ok_ = false;
  in_ = {};
}

std::string_view ByteReader::bytes(std::uint64_t size) {
  if (size > in_.size()) {
    fail();
    return {};
  }
  const std::string_view part = in_.substr(0, size);
  in_.remove_prefix(size);
  return part;
}

std::uint8_t ByteReader::u8() {
  const std::string_view part = bytes(1);
  return part.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(part[0]);
}

std::uint64_t ByteReader::u64() {
  std::uint64_t x = 0;
  unsigned shift = 0;
  for (const char c : bytes(8)) {
    x |= std::uint64_t{static_cast<unsigned char>(c)} << shift;
    shift += 8;
  }
  return x;
}

std::uint64_t ByteReader::varint() {
  std::uint64_t x = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint64_t byte = u8();
    x |= (byte & 0x7fU) << shift;
    if (byte >= 0x80U) continue;
    if ((byte == 0 && shift > 0) || (shift == 63 && byte > 1)) break;  // too long, or too large
    return x;
  }
  fail();
  return 0;
}

std::int64_t ByteReader::zigzag() {
  const std::uint64_t x = varint();
  return static_cast<std::int64_t>((x >> 1U) ^ (0 - (x & 1U)));
}

std::size_t ByteReader::count(std::size_t least) {
  const std::uint64_t n = varint();
  if (n <= in_.size() / least) return n;
  fail();
  return 0;
}

}  // namespace tumen
