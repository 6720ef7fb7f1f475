/// Sums of doubles and of their squares without any error.
///
/// A sum is an integer multiple of a power of two, held in digits of 32 bits, so that it does not
/// depend on the order or the grouping of its terms: the long accumulator of Kulisch (*Computer
/// Arithmetic and Validity*, 2nd ed., 2013, chapter 8), with carries left to later as in the small
/// superaccumulator of Neal, "Fast exact summation using small and large superaccumulators"
/// (arXiv:1505.05571, 2015).
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "analysis/bytes.h"

namespace tumen {

/// An exact sum of up to 2^64 terms. Copies are independent; nothing is shared between threads.
/// Memory: 32 bytes and 8 for each digit between the highest and the lowest that a term touched;
/// for values of about one size 3 or 4 digits, for their squares 5 or 6, never above 140.
class ExactSum {
 public:
  /// Adds x, which must be finite (for others the sum is undefined, but memory is safe).
  void add(double x);
  /// Adds the exact square of x, which must be finite.
  void add_square(double x);
  void merge(const ExactSum& other);

  /// The sum rounded once, to the nearest double, ties to even; subnormals are rounded in the same
  /// way, and beyond the largest double the result is infinite. 0.0 for an empty sum.
  double value() const;

  /// The sum as (-1)^negative * magnitude * 2^exponent.
  struct Integer {
    bool negative = false;
    int exponent = 0;
    std::vector<std::uint32_t> magnitude;  ///< base 2^32, lowest first; ends are not 0; empty for 0
  };
  Integer integer() const;

  /// In canonical form: equal sums have equal bytes, whatever they were made of. Bytes of the
  /// magnitude, from the lowest to the highest that is not 0, after their number, their place and
  /// the sign; 1 byte for an empty sum, about 15 for a sum of values of about one size.
  void write(ByteWriter& out) const;
  /// What write() wrote. Fails `in` for anything else, and then returns an empty sum.
  static ExactSum read(ByteReader& in);

 private:
  /// The lowest digit that can be needed counts units of 2^-2176: the least square is 2^-2148.
  static constexpr int kLowestBit = -2176;
  /// Up to the largest square, below 2^2048, times 2^64.
  static constexpr int kDigits = (2048 + 64 - kLowestBit) / 32;
  /// A term adds less than 2^32 to a limb. At so many, carries are due: limbs are within 2^61, and
  /// so within 2^62 when two are merged.
  static constexpr std::uint32_t kMaxPending = 1U << 29U;

  /// Limbs of digits digit .. digit+count-1, which are made if they are not there.
  std::int64_t* limbs(int digit, int count) {
    const auto offset = static_cast<std::uint32_t>(digit - first_);
    if (std::uint64_t{offset} + static_cast<std::uint32_t>(count) > limbs_.size()) [[unlikely]] {
      return grow(digit, count);
    }
    return limbs_.data() + offset;
  }
  std::int64_t* grow(int digit, int count);
  void counted() {
    if (++pending_ >= kMaxPending) [[unlikely]]
      carry();
  }
  /// Brings every limb but the highest into [0, 2^32), and that one into [-2^32, 2^32).
  void carry();

  std::vector<std::int64_t>
      limbs_;  ///< the sum is that of limbs_[i] 2^(32 (first_+i) + kLowestBit)
  std::int32_t first_ = 0;
  std::uint32_t pending_ = 0;  ///< |limb| <= (pending_ + 1) 2^32
};

// Defined here because a call would cost as much as the work.

inline void ExactSum::add(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52U) - 1);
  const auto biased = static_cast<int>((bits >> 52U) & 0x7ffU);
  const std::uint64_t mantissa = fraction | (std::uint64_t{biased != 0} << 52U);
  if (mantissa == 0) return;  // it would make digits that nothing needs
  const int at = std::max(biased, 1) - 1075 - kLowestBit;
  const auto shift = static_cast<unsigned>(at % 32);
  const std::uint64_t low = mantissa << shift;
  const std::uint64_t high = (mantissa >> 1U) >> (63U - shift);
  const auto sign = -static_cast<std::int64_t>(bits >> 63U);
  std::int64_t* limb = limbs(at / 32, 3);
  limb[0] += (static_cast<std::int64_t>(low & 0xffffffffU) ^ sign) - sign;
  limb[1] += (static_cast<std::int64_t>(low >> 32U) ^ sign) - sign;
  limb[2] += (static_cast<std::int64_t>(high) ^ sign) - sign;
  counted();
}

inline void ExactSum::add_square(double x) {
  __extension__ using Wide = unsigned __int128;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52U) - 1);
  const auto biased = static_cast<int>((bits >> 52U) & 0x7ffU);
  const std::uint64_t mantissa = fraction | (std::uint64_t{biased != 0} << 52U);
  if (mantissa == 0) return;
  const int at = 2 * (std::max(biased, 1) - 1075) - kLowestBit;
  const auto shift = static_cast<unsigned>(at % 32);
  // Below 2^106; shifted, below 2^137. In words, for a shift of two words by less than one is slow.
  const Wide square = Wide{mantissa} * mantissa;
  const auto square0 = static_cast<std::uint64_t>(square);
  const auto square1 = static_cast<std::uint64_t>(square >> 64U);
  const std::uint64_t low0 = square0 << shift;
  const std::uint64_t low1 = (square1 << shift) | ((square0 >> 1U) >> (63U - shift));
  const std::uint64_t high = (square1 >> 1U) >> (63U - shift);
  std::int64_t* limb = limbs(at / 32, 5);
  limb[0] += static_cast<std::int64_t>(low0 & 0xffffffffU);
  limb[1] += static_cast<std::int64_t>(low0 >> 32U);
  limb[2] += static_cast<std::int64_t>(low1 & 0xffffffffU);
  limb[3] += static_cast<std::int64_t>(low1 >> 32U);
  limb[4] += static_cast<std::int64_t>(high);
  counted();
}

}  // namespace tumen
