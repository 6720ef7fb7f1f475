/// Bytes of messages and files: little-endian whatever the machine, without padding.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tumen {

/// Appends to a string that outlives it.
class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}

  void u8(std::uint8_t x) { out_.push_back(static_cast<char>(x)); }
  /// 8 bytes: hashes, seeds, and what else has no small values.
  void u64(std::uint64_t x);
  /// 1 to 10 bytes, 7 bits in each, the lowest first (LEB128): counts and sizes.
  void varint(std::uint64_t x);
  /// A varint of 0, -1, 1, -2, ... in this order.
  void zigzag(std::int64_t x);
  /// The 8 bytes of the bits of a double: NaN and the sign of zero are kept.
  void f64(double x) { u64(std::bit_cast<std::uint64_t>(x)); }
  /// As they are; the reader must know how many.
  void bytes(std::string_view x) { out_.append(x); }
  /// Their number as a varint, and the bytes.
  void string(std::string_view x);

 private:
  std::string& out_;
};

/// Reads what a ByteWriter wrote, from bytes that outlive it and may be damaged. It never reads
/// outside them and allocates nothing. What cannot be read comes back as zero or empty and makes
/// the reader fail; once it has failed, all that is read is zero or empty. So a caller may read a
/// whole message and ask ok() once, as long as every loop runs at most count() times.
class ByteReader {
 public:
  explicit ByteReader(std::string_view in) : in_(in) {}

  /// Nothing has failed yet.
  bool ok() const { return ok_; }
  /// Nothing has failed, and nothing is left.
  bool done() const { return ok_ && in_.empty(); }
  /// Bytes left; 0 after a failure.
  std::size_t left() const { return in_.size(); }
  /// For a caller to whom what was read makes no sense.
  void fail();

  std::uint8_t u8();
  std::uint64_t u64();
  /// Fails also for more bytes than the number needs, so that equal numbers have equal bytes.
  std::uint64_t varint();
  std::int64_t zigzag();
  double f64() { return std::bit_cast<double>(u64()); }
  /// The next `size` bytes, a part of the input.
  std::string_view bytes(std::uint64_t size);
  std::string_view string() { return bytes(varint()); }
  /// A varint that says how many items follow. Fails when so many cannot be in the bytes left at
  /// `least` >= 1 bytes for each: what is reserved for them is then bounded by the input.
  std::size_t count(std::size_t least = 1);

 private:
  std::string_view in_;
  bool ok_ = true;
};

}  // namespace tumen
