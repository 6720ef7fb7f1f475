/// Philox4x32-10, a counter-based random number generator, on lanes.
///
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011:
/// a keyed bijection of 128-bit counters that passes BigCrush. Same words as Random123's
/// `philox4x32` with 10 rounds.
#pragma once

#include "core/lanes.h"

namespace tumen {

/// Four 32-bit words, each held in the low half of a 64-bit lane; the high halves are 0.
struct Philox {
  Word w[4];
};

/// The random words of a counter under a key. All words below 2^32.
inline Philox philox4x32(Philox counter, Word key0, Word key1) {
  constexpr int kRounds = 10;
  const Word low32(0xffffffffULL);
  Word c0 = counter.w[0], c1 = counter.w[1], c2 = counter.w[2], c3 = counter.w[3];
  for (int round = 0; round < kRounds; ++round) {
    const Word product0 = c0 * Word(0xd2511f53ULL);
    const Word product1 = c2 * Word(0xcd9e8d57ULL);
    c0 = (product1 >> 32) ^ c1 ^ key0;
    c1 = product1 & low32;
    c2 = (product0 >> 32) ^ c3 ^ key1;
    c3 = product0 & low32;
    key0 = (key0 + Word(0x9e3779b9ULL)) & low32;
    key1 = (key1 + Word(0xbb67ae85ULL)) & low32;
  }
  return {{c0, c1, c2, c3}};
}

}  // namespace tumen
