/// Lanes: one `Real` holds the same quantity in `kLanes` histories at once.
///
/// Equations are written once, as if for a scalar; every operation acts on each
/// lane by itself, so a history's bits never depend on which histories share its
/// batch, nor on how many lanes there are. `kLanes == 1` builds a scalar engine.
///
/// Only + - * /, sqrt, comparisons and bit operations are used: each is exactly
/// rounded or exact on every machine (see docs/determinism.md).
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

#ifndef TUMEN_LANES
#define TUMEN_LANES 8
#endif
// Where a batch is one register with mask registers beside it, GCC needs to be told of a few
// instructions.
#if defined(__AVX512DQ__) && TUMEN_LANES == 8 && !defined(__clang__)
#define TUMEN_GCC_AVX512
#endif

namespace tumen {

/// Number of histories in a batch: 1, 2, 4 or 8.
inline constexpr int kLanes = TUMEN_LANES;
static_assert(kLanes == 1 || kLanes == 2 || kLanes == 4 || kLanes == 8);

namespace detail {
/// Elements of a vector. A scalar engine carries a second element that nothing reads: with one
/// element, GCC 12 gets comparisons wrong at -O2 (docs/decisions/0003).
inline constexpr int kWidth = kLanes < 2 ? 2 : kLanes;
using RealVector = double __attribute__((vector_size(kWidth * sizeof(double))));
using WordVector = std::uint64_t __attribute__((vector_size(kWidth * sizeof(std::uint64_t))));
using MaskVector = std::int64_t __attribute__((vector_size(kWidth * sizeof(std::int64_t))));

/// Reads the bits of one vector as another of the same size.
template <class To, class From>
inline To bits(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}
}  // namespace detail

/// A truth value per lane: all bits set where true.
struct Mask {
  detail::MaskVector v;

  Mask() = default;
  Mask(bool b)
      : v(detail::MaskVector{} - static_cast<std::int64_t>(b)) {}  // NOLINT: a truth for all lanes
  explicit Mask(detail::MaskVector m) : v(m) {}

  bool operator[](int lane) const { return v[lane] != 0; }
  void set(int lane, bool b) { v[lane] = b ? -1 : 0; }

  friend Mask operator&(Mask a, Mask b) { return Mask(a.v & b.v); }
  friend Mask operator|(Mask a, Mask b) { return Mask(a.v | b.v); }
  friend Mask operator!(Mask a) { return Mask(~a.v); }
  Mask& operator&=(Mask b) {
    v &= b.v;
    return *this;
  }
  Mask& operator|=(Mask b) {
    v |= b.v;
    return *this;
  }
};

/// An unsigned 64-bit word per lane, wrapping.
struct Word {
  detail::WordVector v;

  Word() = default;
  Word(std::uint64_t w) : v(detail::WordVector{} + w) {}  // NOLINT: a word for all lanes
  explicit Word(detail::WordVector w) : v(w) {}

  std::uint64_t operator[](int lane) const { return v[lane]; }
  void set(int lane, std::uint64_t w) { v[lane] = w; }

  friend Word operator+(Word a, Word b) { return Word(a.v + b.v); }
  friend Word operator-(Word a, Word b) { return Word(a.v - b.v); }
  friend Word operator*(Word a, Word b) { return Word(a.v * b.v); }
  friend Word operator^(Word a, Word b) { return Word(a.v ^ b.v); }
  friend Word operator&(Word a, Word b) { return Word(a.v & b.v); }
  friend Word operator|(Word a, Word b) { return Word(a.v | b.v); }
  friend Word operator<<(Word a, int n) { return Word(a.v << n); }
  friend Word operator>>(Word a, int n) { return Word(a.v >> n); }
};

/// A double per lane. Like a double, a Real that is not given a value has none.
struct Real {
  detail::RealVector v;

  Real() = default;
  Real(double x) : v(x - detail::RealVector{}) {}  // NOLINT: a number for all lanes
  explicit Real(detail::RealVector x) : v(x) {}

  double operator[](int lane) const { return v[lane]; }
  void set(int lane, double x) { v[lane] = x; }

  Real& operator+=(Real b) {
    v += b.v;
    return *this;
  }
  Real& operator-=(Real b) {
    v -= b.v;
    return *this;
  }
  Real& operator*=(Real b) {
    v *= b.v;
    return *this;
  }
  Real& operator/=(Real b) {
    v /= b.v;
    return *this;
  }
};

// Free functions, so that anything that reads like a Real (a Scalar) takes part.
inline Real operator+(Real a, Real b) { return Real(a.v + b.v); }
inline Real operator-(Real a, Real b) { return Real(a.v - b.v); }
inline Real operator*(Real a, Real b) { return Real(a.v * b.v); }
inline Real operator/(Real a, Real b) { return Real(a.v / b.v); }
inline Real operator-(Real a) { return Real(-a.v); }
inline Mask operator<(Real a, Real b) { return Mask(detail::bits<detail::MaskVector>(a.v < b.v)); }
inline Mask operator>(Real a, Real b) { return Mask(detail::bits<detail::MaskVector>(a.v > b.v)); }
inline Mask operator<=(Real a, Real b) {
  return Mask(detail::bits<detail::MaskVector>(a.v <= b.v));
}
inline Mask operator>=(Real a, Real b) {
  return Mask(detail::bits<detail::MaskVector>(a.v >= b.v));
}
inline Mask operator==(Real a, Real b) {
  return Mask(detail::bits<detail::MaskVector>(a.v == b.v));
}
inline Mask operator!=(Real a, Real b) {
  return Mask(detail::bits<detail::MaskVector>(a.v != b.v));
}

/// The bits of a Real as words, and back.
inline Word to_word(Real x) { return Word(detail::bits<detail::WordVector>(x.v)); }
inline Real from_word(Word w) { return Real(detail::bits<detail::RealVector>(w.v)); }

/// Words below 2^53 as numbers, exactly.
inline Real number(Word w) {
#ifdef __AVX512DQ__
  return Real(__builtin_convertvector(w.v, detail::RealVector));  // one instruction
#else
  // The two halves become significands of 2^52 and 2^84.
  const Real low = from_word((w & Word(0xffffffffULL)) | Word(0x4330000000000000ULL));
  const Real high = from_word((w >> 32) | Word(0x4530000000000000ULL));
  return (high - (0x1p84 + 0x1p52)) + low;
#endif
}

/// `yes` in the lanes where `m` holds, `no` elsewhere. Both are computed.
inline Real select(Mask m, Real yes, Real no) { return Real(m.v ? yes.v : no.v); }
/// 1 where `m` holds, 0 elsewhere.
inline Real indicator(Mask m) {
  return Real(
      detail::bits<detail::RealVector>(detail::bits<detail::MaskVector>(Real(1.0).v) & m.v));
}
/// Overwrites `target` in the lanes where `m` holds.
inline void assign(Mask m, Real& target, Real value) { target = select(m, value, target); }

/// Smaller and larger, lane by lane; where `b` is not a number the result is `a`, where they are
/// equal too.
inline Real min(Real a, Real b) {
#ifdef TUMEN_GCC_AVX512
  return Real(__builtin_ia32_minpd512_mask(b.v, a.v, a.v, 0xff, 4));
#else
  return Real(b.v < a.v ? b.v : a.v);
#endif
}
inline Real max(Real a, Real b) {
#ifdef TUMEN_GCC_AVX512
  return Real(__builtin_ia32_maxpd512_mask(b.v, a.v, a.v, 0xff, 4));
#else
  return Real(b.v > a.v ? b.v : a.v);
#endif
}
inline Real clamp(Real x, Real low, Real high) { return min(max(x, low), high); }
inline Real positive_part(Real x) { return max(x, 0.0); }
inline Real square(Real x) { return x * x; }

inline Real abs(Real x) { return from_word(to_word(x) & Word(0x7fffffffffffffffULL)); }

inline Real sqrt(Real x) {
  Real r;
  for (int lane = 0; lane < detail::kWidth; ++lane) r.v[lane] = __builtin_sqrt(x.v[lane]);
  return r;
}

/// True in the lanes that hold a finite number.
inline Mask is_finite(Real x) { return abs(x) <= Real(1.7976931348623157e308); }

inline bool any(Mask m) {
#ifdef TUMEN_GCC_AVX512
  using Wide = long long __attribute__((vector_size(64)));
  return __builtin_ia32_cvtq2mask512(detail::bits<Wide>(m.v)) != 0;
#else
  std::int64_t r = 0;
  for (int lane = 0; lane < kLanes; ++lane) r |= m.v[lane];
  return r != 0;
#endif
}
inline bool all(Mask m) { return !any(!m); }

}  // namespace tumen
