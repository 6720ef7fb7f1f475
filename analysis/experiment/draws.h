/// Random integers one after another, each a pure function of (seed, stream, how many before).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "core/philox.h"

namespace tumen {

/// The words of Philox under `seed`, at counters (block, stream) for block = 0, 1, ...: four 32-bit
/// words a block, in order, for any number of lanes. Streams are hashes of what the words are for.
class RandomWords {
 public:
  RandomWords(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}

  /// The next 32-bit word.
  std::uint32_t next() {
    if (used_ == 4 * kLanes) refill();
    const int word = used_++;
    return static_cast<std::uint32_t>(words_.w[word % 4][word / 4]);
  }

  /// Uniform on 0 to n - 1, n >= 1, without bias: Lemire, "Fast random integer generation in an
  /// interval", ACM Transactions on Modeling and Computer Simulation 29 (2019).
  std::uint32_t below(std::uint32_t n) {
    std::uint64_t product = std::uint64_t{next()} * n;
    const std::uint32_t rejected = (0u - n) % n;  // 2^32 mod n
    while (static_cast<std::uint32_t>(product) < rejected) product = std::uint64_t{next()} * n;
    return static_cast<std::uint32_t>(product >> 32);
  }

 private:
  void refill() {
    const Word low32(0xffffffffULL);
    Word block;
    for (int lane = 0; lane < kLanes; ++lane) block.set(lane, block_++);
    const Philox counter = {
        {block & low32, block >> 32, Word(stream_) & low32, Word(stream_ >> 32)}};
    words_ = philox4x32(counter, Word(seed_ & 0xffffffffULL), Word(seed_ >> 32));
    used_ = 0;
  }

  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t block_ = 0;
  Philox words_;
  int used_ = 4 * kLanes;
};

/// Puts a sequence of less than 2^32 into random order, each order as likely: Durstenfeld's shuffle
/// (1964).
template <class Sequence>
void shuffle(Sequence& sequence, RandomWords& random) {
  for (std::size_t left = sequence.size(); left > 1; --left) {
    const std::size_t chosen = random.below(static_cast<std::uint32_t>(left));
    std::swap(sequence[left - 1], sequence[chosen]);
  }
}

}  // namespace tumen
