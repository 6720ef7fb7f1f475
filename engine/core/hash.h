/// Hashes with the same value on every machine: for keys, streams and histories.
/// Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/lanes.h"

namespace tumen {

/// Mixes a word so that each input bit moves every output bit with probability near 1/2; a
/// bijection with mix64(0) = 0. It is variant 13 of Stafford's 64-bit finalisers ("Better Bit
/// Mixing", 2011), as in SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
template <class Word64>
constexpr Word64 mix64(Word64 x) {
  x = (x ^ (x >> 30)) * Word64(0xbf58476d1ce4e5b9ULL);
  x = (x ^ (x >> 27)) * Word64(0x94d049bb133111ebULL);
  return x ^ (x >> 31);
}

/// One word from two, in that order: mix64(mix64(a + phi) ^ b), phi = 0x9e3779b97f4a7c15 (2^64
/// over the golden ratio). For a fixed a it is a bijection of b, and the reverse.
constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
  return mix64(mix64(a + 0x9e3779b97f4a7c15ULL) ^ b);
}

/// Hash of the bytes of a text: 64-bit FNV-1a (Fowler, Noll and Vo), then mix64.
constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x00000100000001b3ULL;
  return mix64(h);
}

/// Folds one number per lane into the lane's running hash, order-dependent: a bijection of the
/// running hash for a given number, and of the number's bits for a given hash. -0 counts as 0 and
/// every NaN as the same NaN. The running hash may start anywhere; pass a lane's last value
/// through mix64 before showing or comparing parts of it.
inline Word hash_step(Word h, Real x) {
  const Real one_zero = x + 0.0;
  const Real canonical = select(x == x, one_zero, from_word(0x7ff8000000000000ULL));
  const Word product = (h ^ to_word(canonical)) * Word(0x9fb21c651e98df25ULL) + Word(1);
  return product ^ (product >> 32);
}

/// A word as 16 lower-case hexadecimal digits, the most significant first.
inline std::string hex16(std::uint64_t x) {
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; x >>= 4) text[i] = "0123456789abcdef"[x & 15];
  return text;
}

}  // namespace tumen
