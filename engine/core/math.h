/// exp, log, pow and logistic on lanes, with the same bits on every machine.
///
/// Built from + - * /, comparisons and integer operations only, so a result depends
/// neither on the instruction set, nor on the compiler (given `-ffp-contract=off` and
/// no `-ffast-math`), nor on the number of lanes. The only branches leave out what
/// ordinary arguments do not need, and change no bit. The rounding mode is to nearest. A result
/// that is not a number is always the one quiet NaN with sign and payload 0.
///
/// Method. Argument reduction with ln 2 in two parts (Cody and Waite, *Software
/// Manual for the Elementary Functions*, 1980), then minimax polynomials found by
/// the exchange algorithm of Remez, in Estrin's order. Where a rounding error would
/// show, a quantity is carried as the unevaluated sum of a head and a tail (Dekker,
/// "A floating-point technique for extending the available precision", *Numerische
/// Mathematik* 18, 1971). The error limits given are the largest errors
/// measured over millions of arguments, with a margin, not proofs; tests/core/math_test.cc holds
/// the functions to them.
#pragma once

#include "core/lanes.h"

namespace tumen {
namespace detail {

inline constexpr double kInfinity = __builtin_inf();
inline constexpr std::uint64_t kQuietNan = 0x7ff8000000000000ULL;
inline constexpr double kInverseLn2 = 0x1.71547652b82fep+0;
/// ln 2 in two parts. The head has 42 bits: its product with an integer below 2^11 is exact.
inline constexpr double kLn2Head = 0x1.62e42fefa3800p-1;
inline constexpr double kLn2Tail = 0x1.ef35793c76730p-45;

/// `x` without its `kBits` lowest significand bits: the head of a split whose tail is x - head.
template <int kBits>
inline Real truncated(Real x) {
  return from_word(to_word(x) & Word(~std::uint64_t{0} << kBits));
}

/// An exponential before its scaling by 2^k.
struct Exponential {
  Real unscaled;  ///< between sqrt(1/2) and sqrt(2), about
  Word power;     ///< k + 2048 in the lowest 12 bits
};

/// exp(head + tail) for |head| <= 800 and |tail| < 5e-5, within 0.75 units in the last place of the
/// exponential of that sum.
inline Exponential reduced_exp(Real head, Real tail) {
  // Adding 1.5 * 2^52 rounds to an integer; 2048 more leaves k + 2048 in the lowest bits.
  constexpr double kRound = 0x1.8p52 + 2048.0;
  const Real rounded = head * kInverseLn2 + kRound;
  const Real k = rounded - kRound;
  const Real high = head - k * kLn2Head;  // exact; |high| <= ln(2)/2
  const Real low = tail - k * kLn2Tail;
  const Real r = high + low;

  // exp(r) = 1 + r + r^2 P(r), P of degree 9: relative error 2^-57 for |r| < ln(2)/2 + 5e-5.
  const Real r2 = r * r;
  const Real r4 = r2 * r2;
  const Real p01 = 0.5 + r * 0x1.5555555555501p-3;
  const Real p23 = 0x1.555555555320ap-5 + r * 0x1.1111111128858p-7;
  const Real p45 = 0x1.6c16c17cc235bp-10 + r * 0x1.a01a011c2c1f5p-13;
  const Real p67 = 0x1.a019ab309b3cfp-16 + r * 0x1.71df5533ad2fap-19;
  const Real p89 = 0x1.289f872ca9443p-22 + r * 0x1.ad20213bc29a3p-26;
  const Real p = (p01 + p23 * r2) + ((p45 + p67 * r2) + p89 * r4) * r4;

  const Real sum = 1.0 + high;
  const Real lost = (1.0 - sum) + high;
  return {sum + (lost + (low + r2 * p)), to_word(rounded)};
}

/// The same, scaled; within 0.9 units where the result is subnormal and so rounded twice.
inline Real exp_of_sum(Real head, Real tail) {
  const Exponential e = reduced_exp(head, tail);
  // Times 2^k in two steps, so that neither factor leaves the normal range.
  const Word half = e.power >> 1;
  const Real scale1 = from_word((half - Word(1)) << 52);
  const Real scale2 = from_word((e.power - half - Word(1)) << 52);
  return (e.unscaled * scale1) * scale2;
}

/// x = 2^exponent * significand, with sqrt(1/2) <= significand < sqrt(2).
struct Binary {
  Real exponent;
  Real significand;
};

/// Splits a positive finite number that is not subnormal. Elsewhere the result has no meaning.
inline Binary split_normal(Real x) {
  constexpr std::uint64_t kSqrtHalf = 0x3fe6a09e667f3bcdULL;
  constexpr std::uint64_t kBias = 0x4000000000000000ULL;  // keeps the difference positive
  constexpr std::uint64_t kExponentBits = 0xfff0000000000000ULL;
  const Word w = to_word(x);
  const Word shifted = w + Word(kBias - kSqrtHalf);
  const Word power = (shifted >> 52) | Word(0x4330000000000000ULL);  // 2^52 + exponent + 1024
  Binary b;
  b.exponent = from_word(power) - (0x1p52 + 1024.0);
  b.significand = from_word(w - (shifted & Word(kExponentBits)) + Word(kBias));
  return b;
}

/// Splits any positive finite number.
inline Binary split_exponent(Real x) {
  const Mask subnormal = x < 0x1p-1022;
  Binary b = split_normal(select(subnormal, x * 0x1p54, x));
  b.exponent -= select(subnormal, 54.0, 0.0);
  return b;
}

/// The logarithm of a split number.
///
/// With f = m - 1 and s = f/(2+f), log m = 2 artanh(s) = f - (f^2/2 - s (f^2/2 + R(s^2))).
inline Real log_of(const Binary& b) {
  const Real f = b.significand - 1.0;
  const Real s = f / (2.0 + f);
  const Real half_square = 0.5 * f * f;

  // 2 artanh(s) = 2s + s R(s^2): relative error 2^-58 for |s| <= (sqrt(2)-1)/(sqrt(2)+1).
  const Real z = s * s;
  const Real z2 = z * z;
  const Real r12 = 0x1.5555555555592p-1 + z * 0x1.999999997fdb8p-2;
  const Real r34 = 0x1.24924941f121fp-2 + z * 0x1.c71c52095f00dp-3;
  const Real r56 = 0x1.74663ee81c840p-3 + z * 0x1.39a1babe1d14ap-3;
  const Real remainder = z * ((r12 + r34 * z2) + (r56 + z2 * 0x1.2f05634c6563cp-3) * (z2 * z2));

  const Real whole = b.exponent * kLn2Head;  // exact; 0 or larger than f
  const Real sum = whole + f;
  const Real lost = (whole - sum) + f;
  const Real small = s * (half_square + remainder) + b.exponent * kLn2Tail;
  return sum + (lost - (half_square - small));
}

/// exp and log of arguments that are out of the ordinary in some lane.
Real exp_anywhere(Real x);
Real log_anywhere(Real x);

}  // namespace detail

/// e to the power x for |x| <= 700, elsewhere without meaning. Error below 0.75 units in the last
/// place.
inline Real exp_within(Real x) {
  const detail::Exponential e = detail::reduced_exp(x, 0.0);
  return e.unscaled * from_word((e.power - Word(1025)) << 52);
}

/// e to the power x. Error below 0.75 units in the last place, 0.9 where the result is subnormal.
/// Overflows to infinity above 709.78; underflows through subnormals to 0 below -745.13.
inline Real exp(Real x) { return all(abs(x) <= 700.0) ? exp_within(x) : detail::exp_anywhere(x); }

/// Natural logarithm. Error below 0.9 units in the last place, subnormal arguments included.
/// log(0) = -infinity, log(infinity) = infinity; not a number for negative x.
inline Real log(Real x) {
  const bool ordinary = all((x >= 0x1p-1022) & (x < detail::kInfinity));
  return ordinary ? detail::log_of(detail::split_normal(x)) : detail::log_anywhere(x);
}

/// `base` to the power `exponent`, for base >= 0. Error below 1.25 units in the last place; it
/// exceeds 1 only for a base near sqrt(1/2) or sqrt(2) and a result near over- or underflow.
/// pow(x, 0) = pow(1, y) = 1 for every x and y; pow(0, y) is 0 for y > 0 and infinity for y < 0;
/// pow(infinity, y) the reverse; infinite exponents as the limits of finite ones. A negative base
/// gives not a number, unless the exponent is 0; -0 counts as 0.
///
/// The logarithm is carried as head and tail to a relative error of about 2^-64:
/// log m = w (3 + s^2 + s^4 C(s^2)) with s = f/(2+f) and w = 2s/3.
inline Real pow(Real base, Real exponent) {
  using detail::truncated;
  const detail::Binary b = detail::split_exponent(base);
  const Real m = b.significand;
  const Real f = m - 1.0;

  // w = f / (1.5 m + 1.5): a head of 24 bits, and the tail from the exact remainder.
  const Real inverse = 1.0 / (1.5 * f + 3.0);
  const Real w = f * inverse;
  const Real w_head = truncated<29>(w);
  const Real m_head = truncated<27>(m);
  const Real d_head = 1.5 * m_head + 1.5;
  const Real d_tail = 1.5 * (m - m_head);
  const Real w_tail = inverse * ((f - w_head * d_head) - w_head * d_tail);

  // z = s^2 to half a unit; its head is exact. C of degree 7: error 2^-67 relative to log m.
  const Real z_head = 2.25 * (w_head * w_head);
  const Real z_tail = 2.25 * (w_tail * (w_head + w));
  const Real z = z_head + z_tail;
  const Real z2 = z * z;
  const Real c01 = 0x1.3333333333330p-1 + z * 0x1.b6db6db6dc84ep-2;
  const Real c23 = 0x1.555555542066cp-2 + z * 0x1.1745d225b23f3p-2;
  const Real c45 = 0x1.d89d14176ec21p-3 + z * 0x1.99b10f7a1536dp-3;
  const Real c67 = 0x1.66a6a87085a24p-3 + z * 0x1.704c31139c093p-3;
  const Real c = (c01 + c23 * z2) + (c45 + c67 * z2) * (z2 * z2);

  // log m = w_head * u_head + log_tail, the first product exact.
  const Real rest = z2 * c + z_tail;
  const Real u_head = truncated<27>(3.0 + (z_head + rest));
  const Real u_tail = rest - ((u_head - 3.0) - z_head);
  const Real product = w_head * u_head;
  const Real product_tail = w_tail * u_head + w * u_tail;

  // log base = log_head + log_tail, the head of 26 bits.
  const Real whole = b.exponent * detail::kLn2Head;
  const Real sum = whole + product;
  const Real lost = (whole - sum) + product;
  const Real low = lost + (product_tail + b.exponent * detail::kLn2Tail);
  const Real log_head = truncated<27>(sum + low);
  const Real log_tail = (sum - log_head) + low;

  // Beyond 2^65 every exponent over- or underflows unless the base is 1.
  const Real e = clamp(exponent, -0x1p65, 0x1p65);
  const Real e_head = truncated<27>(e);
  const Real power = e_head * log_head;
  const Real power_tail = (e - e_head) * log_head + e * log_tail;
  const Real bounded = clamp(power, -800.0, 800.0);
  Real y = detail::exp_of_sum(bounded, select(bounded == power, power_tail, 0.0));

  const Mask zero = base == 0.0;
  const Mask infinite = base == detail::kInfinity;
  const Mask rising = exponent > 0.0;
  const Mask falling = exponent < 0.0;
  y = select((zero & rising) | (infinite & falling), 0.0, y);
  y = select((zero & falling) | (infinite & rising), detail::kInfinity, y);
  y = select((base >= 0.0) & (exponent == exponent), y, from_word(detail::kQuietNan));
  return select((exponent == 0.0) | (base == 1.0), 1.0, y);
}

/// 1 / (1 + exp(-x)), with full relative accuracy at both ends: error below 2.5 units in the
/// last place; underflows through subnormals to 0 below -745.13.
inline Real logistic(Real x) {
  const Real e = exp(-abs(x));
  const Real y = select(x >= 0.0, 1.0, e) / (1.0 + e);
  return select(x == x, y, from_word(detail::kQuietNan));
}

}  // namespace tumen
